package dev.ashlar.architect;

/// One of the three things that must hold before parallel code generation is worth its discipline.
public enum PreCondition {
  BOUNDARY(1, "boundary", "the artifact has a natural module boundary"),
  TESTABLE(2, "testable", "every module can be tested from outside"),
  REPAID(3, "repaid", "the work of a module repays its coordination");

  private final int number;
  private final String id;
  private final String words;

  PreCondition(int number, String id, String words) {
    this.number = number;
    this.id = id;
    this.words = words;
  }

  /// Its place among the three, from 1.
  public int number() {
    return number;
  }

  public String id() {
    return id;
  }

  public String words() {
    return words;
  }
}
