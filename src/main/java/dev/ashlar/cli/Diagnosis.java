package dev.ashlar.cli;

/// One thing that `doctor` looked at: what it found, and what to do about it where that is needed.
record Diagnosis(String subject, Grade grade, String found, String fix) {
  /// How well it is.
  enum Grade {
    OK,
    /// Worth knowing, and nothing to mend.
    NOTE,
    /// Something is missing that not every run needs.
    WARN,
    /// `run` would refuse.
    FAIL
  }

  static Diagnosis ok(String subject, String found) {
    return new Diagnosis(subject, Grade.OK, found, "");
  }

  static Diagnosis note(String subject, String found) {
    return new Diagnosis(subject, Grade.NOTE, found, "");
  }

  static Diagnosis warn(String subject, String found, String fix) {
    return new Diagnosis(subject, Grade.WARN, found, fix);
  }

  static Diagnosis fail(String subject, String found, String fix) {
    return new Diagnosis(subject, Grade.FAIL, found, fix);
  }
}
