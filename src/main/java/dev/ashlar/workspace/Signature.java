package dev.ashlar.workspace;

import java.time.Instant;

/// Who made a commit, and when, to the second and in UTC.
public record Signature(String name, String email, Instant at) {
  /// The harness itself, at a fixed moment, so that the same contents always give the same commit.
  static final Signature ASHLAR =
      new Signature("Ashlar", "ashlar@localhost", Instant.parse("2026-01-01T00:00:00Z"));

  public Signature {
    if (name.isBlank() || !plain(name) || !plain(email) || at.getEpochSecond() < 0) {
      throw new IllegalArgumentException(
          "not a signature for a commit: " + Shown.quoted(name + " <" + email + ">"));
    }
  }

  private static boolean plain(String text) {
    return text.chars().noneMatch(c -> c < ' ' || c == '<' || c == '>');
  }

  String line() {
    return name.strip() + " <" + email.strip() + "> " + at.getEpochSecond() + " +0000";
  }
}
