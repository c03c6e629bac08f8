package dev.ashlar.cli;

import picocli.CommandLine.Option;

/// Which order a worker speaks of, and who it is.
final class WorkOrder {
  @Option(
      names = "--order",
      required = true,
      paramLabel = "ORDER",
      description = "The order, as its brief names it")
  private String order = "";

  @Option(
      names = "--worker",
      required = true,
      paramLabel = "NAME",
      description = "This worker's name, as its brief gives it")
  private String worker = "";

  /// The order's name.
  String name() {
    return order;
  }

  DeskVisit on(DeskVisit visit) {
    return visit.with("order", order).with("worker", worker);
  }
}
