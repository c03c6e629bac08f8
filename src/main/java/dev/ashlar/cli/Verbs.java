package dev.ashlar.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Every verb by name, in the order of the help.
final class Verbs {
  static final List<Entry> ALL =
      List.of(
          new Entry("demo", DemoVerb::new),
          new Entry("doctor", DoctorVerb::new),
          new Entry("new", NewVerb::new),
          new Entry("assess", AssessVerb::new),
          new Entry("plan", PlanVerb::new),
          new Entry("check", CheckVerb::new),
          new Entry("spec", SpecVerb::new),
          new Entry("schema", SchemaVerb::new),
          new Entry("run", RunVerb::new),
          new Entry("status", StatusVerb::new),
          new Entry("costs", CostsVerb::new),
          new Entry("logs", LogsVerb::new),
          new Entry("work", WorkVerb::command),
          new Entry("mcp", McpVerb::new),
          new Entry("answer", AnswerVerb::new),
          new Entry("amend", AmendVerb::amend),
          new Entry("reopen", ReopenVerb::new),
          new Entry("pause", PauseVerb::new),
          new Entry("stop", StopVerb::new),
          new Entry("verify", VerifyVerb::new),
          new Entry("export", ExportVerb::new),
          new Entry("record", RecordVerb::new),
          new Entry("replay", ReplayVerb::new),
          new Entry("report", ReportVerb::new));

  private Verbs() {}

  /// A verb's name, and how its command is made for one call. `make` gives the annotated object, or
  /// a `CommandLine` of it where it has verbs of its own.
  record Entry(String name, Function<Shell, Object> make) {}

  static List<String> names() {
    return ALL.stream().map(Entry::name).toList();
  }

  static Optional<Entry> find(String name) {
    return ALL.stream().filter(verb -> verb.name().equals(name)).findFirst();
  }
}
