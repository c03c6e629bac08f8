package dev.ashlar.gateway;

import java.nio.charset.StandardCharsets;

/// A provider's real key. Its text leaves this object in one place, the request to the provider.
///
/// A key with quotes or backslashes could come back spelled otherwise, and not be known again.
public final class Secret {
  private static final int CHARS_MIN = 8;

  private final String text;

  public Secret(String text) {
    if (!text.matches("[\\x21-\\x7e&&[^\"\\\\]]{" + CHARS_MIN + ",4096}")) {
      throw new IllegalArgumentException(
          "a key is "
              + CHARS_MIN
              + " to 4096 printable characters without blanks, quotes and backslashes");
    }
    this.text = text;
  }

  String reveal() {
    return text;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
