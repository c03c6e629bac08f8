package dev.ashlar.cli;

import dev.ashlar.codec.JsonPage;
import dev.ashlar.gate.Qualification;
import dev.ashlar.harness.Admission;
import dev.ashlar.plan.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar check`: whether the plan may be run, with every problem at once, and whether its locked
/// tests can judge.
@Command(
    name = "check",
    description = "Check the plan, and qualify its locked tests in the sandbox")
final class CheckVerb implements Callable<Integer> {
  private static final int NAMED_MAX = 12;

  private final Shell shell;
  private final Terminal terminal;

  @Mixin private IsolationChoice isolation = new IsolationChoice();

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  @Option(
      names = "--explain",
      arity = "0..1",
      paramLabel = "RULE",
      fallbackValue = "",
      description =
          "Explain a rule, an area of rules or `all` instead; without RULE list them. Needs no"
              + " plan")
  private @Nullable String explain;

  CheckVerb(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (explain != null) {
      new Explanation(terminal).print(explain, json);
      return ExitCode.OK.code();
    }
    var examined = examined();
    if (json) {
      terminal.print(json(examined));
    } else {
      PlanProblems.print(terminal, examined.problems());
      print(examined.rows());
    }
    if (examined.refusal().isPresent()) {
      throw PlanProblems.complaint(examined.refusal().get());
    }
    if (!json) {
      terminal.say(terminal.good("Admissible") + ": the plan may be run.");
    }
    return ExitCode.OK.code();
  }

  private Admission.Examined examined() throws IOException, InterruptedException {
    try (var progress = new Progress(shell)) {
      var settings = RunSettings.watched(shell, isolation.policy(), progress);
      return Admission.examine(settings, progress.qualifying());
    }
  }

  private void print(List<Qualification.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var table = new Columns("GATE", "CASES", "HELD OUT", "NEGATIVE", "GREEN ON STUB", "KNOWN GOOD");
    for (var row : rows) {
      table.row(
          row.subject(),
          "" + row.cases(),
          "" + row.heldOut(),
          "" + row.negative(),
          row.passingOnStub().map(passing -> "" + passing.size()).orElse(""),
          row.knownGood().map(good -> good ? "green" : "red").orElse(""));
    }
    terminal.say("");
    table.print(terminal);
    terminal.say("");
    rows.forEach(this::printPassing);
  }

  /// A case that a stub passes judges nobody: whoever writes the tests wants its name.
  private void printPassing(Qualification.Row row) {
    var passing = row.passingOnStub().orElse(List.of());
    if (!passing.isEmpty()) {
      int more = passing.size() - NAMED_MAX;
      terminal.say(
          "Green on stub in "
              + row.subject()
              + ": "
              + passing.stream().limit(NAMED_MAX).collect(Collectors.joining(", "))
              + (more > 0 ? " and " + more + " more (--json names all)" : ""));
    }
  }

  private static String json(Admission.Examined examined) {
    return JsonPage.of(page ->
        page.field("format", 1)
            .field("admissible", examined.admitted().isPresent())
            .objects("problems", examined.problems(), CheckVerb::problem)
            .objects("gates", examined.rows(), CheckVerb::gate));
  }

  static void problem(JsonPage page, Problem problem) {
    page.field("file", problem.file())
        .field("line", problem.line())
        .field("column", problem.column())
        .field("rule", problem.rule())
        .field("severity", problem.severity().name().toLowerCase(Locale.ROOT))
        .field("message", problem.message())
        .field("hint", problem.hint());
  }

  private static void gate(JsonPage page, Qualification.Row row) {
    page.field("gate", row.subject())
        .field("cases", row.cases())
        .field("heldOut", row.heldOut())
        .field("negative", row.negative())
        .field(
            "greenOnStub",
            row.passingOnStub()
                .map(passing -> OptionalInt.of(passing.size()))
                .orElseGet(OptionalInt::empty))
        .texts("stubPasses", row.passingOnStub().orElse(List.of()))
        .field("knownGood", row.knownGood().map(good -> good ? "green" : "red"));
  }
}
