package dev.ashlar.architect;

/// One of the three things that must hold before parallel code generation is worth its discipline.
public enum PreCondition {
  BOUNDARY("boundary", "the artifact has a natural module boundary"),
  TESTABLE("testable", "every module can be tested from outside"),
  REPAID("repaid", "the work of a module repays its coordination");

  private final String id;
  private final String words;

  PreCondition(String id, String words) {
    this.id = id;
    this.words = words;
  }

  public String id() {
    return id;
  }

  public String words() {
    return words;
  }
}
