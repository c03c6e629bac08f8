package dev.ashlar.codec;

/// A line that is not what it should be; the message says why, in words for a person.
public final class UnreadableLine extends Exception {
  UnreadableLine(String why) {
    super(why);
  }

  /// Why the line cannot be read.
  public String why() {
    return String.valueOf(getMessage());
  }
}
