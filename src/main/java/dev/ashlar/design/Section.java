package dev.ashlar.design;

import java.util.Arrays;
import java.util.List;

/// The eight sections of every design document, in their order.
public enum Section {
  ARTIFACT_PROFILE(1, "Artifact Profile"),
  MODULE_DECOMPOSITION(2, "Module Decomposition"),
  ROLE_ASSIGNMENT(3, "Role Assignment"),
  PHASED_PLAN(4, "Phased Plan"),
  TEST_STRATEGY(5, "Test Strategy"),
  FAILURE_ISOLATION(6, "Failure Isolation & Checkpointing"),
  ANTI_PATTERNS(7, "Anti-Patterns Avoided"),
  RUN_BUDGET(8, "Run Budget & Reporting");

  private final int number;
  private final String title;

  Section(int number, String title) {
    this.number = number;
    this.title = title;
  }

  public String title() {
    return title;
  }

  /// From 1.
  public int number() {
    return number;
  }

  List<Point> points() {
    return Arrays.stream(Point.values()).filter(point -> point.section() == this).toList();
  }
}
