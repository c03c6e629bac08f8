package dev.ashlar.cli;

import dev.ashlar.gate.Qualification;
import dev.ashlar.harness.Admission;
import dev.ashlar.plan.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `ashlar check`: whether the plan may be run, with every problem at once, and whether its locked
/// tests can judge.
@Command(
    name = "check",
    description = "Check the plan, and qualify its locked tests in the sandbox")
final class CheckVerb implements Callable<Integer> {
  private final Shell shell;
  private final Terminal terminal;

  @Mixin private IsolationChoice isolation = new IsolationChoice();

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  CheckVerb(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var settings = RunSettings.watched(shell, isolation.policy(), new Progress(terminal));
    var examined = Admission.examine(settings, progress());
    if (json) {
      printJson(examined);
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

  private Qualification.Progress progress() {
    return new Qualification.Progress() {
      @Override
      public synchronized void began(String subject) {}

      @Override
      public synchronized void ended(Qualification.Row row, List<Problem> problems) {
        terminal.talk(
            "qualified "
                + row.subject()
                + (problems.isEmpty() ? "" : ": " + problems.size() + " problems"));
      }
    };
  }

  private void print(List<Qualification.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    terminal.say(
        "%-20s %6s %9s %9s %15s %11s"
            .formatted("gate", "cases", "held out", "negative", "green on stub", "known good"));
    for (var row : rows) {
      terminal.say(
          "%-20s %6d %9d %9d %15s %11s"
              .formatted(
                  row.subject(),
                  row.cases(),
                  row.heldOut(),
                  row.negative(),
                  row.passingOnStub().map(n -> Integer.toString(n)).orElse("-"),
                  row.knownGood().map(good -> good ? "green" : "red").orElse("-")));
    }
  }

  private void printJson(Admission.Examined examined) {
    var mapper = JsonMapper.builder().build();
    var root = mapper.createObjectNode();
    root.put("admissible", examined.admitted().isPresent());
    var problems = root.putArray("problems");
    for (var problem : examined.problems()) {
      problems
          .addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("rule", problem.rule())
          .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
          .put("message", problem.message())
          .put("hint", problem.hint());
    }
    var gates = root.putArray("gates");
    for (var row : examined.rows()) {
      var node = gates.addObject();
      node.put("gate", row.subject())
          .put("cases", row.cases())
          .put("held-out", row.heldOut())
          .put("negative", row.negative());
      row.passingOnStub().ifPresent(n -> node.put("green-on-stub", n));
      row.knownGood().ifPresent(good -> node.put("known-good", good));
    }
    terminal.say(mapper.writeValueAsString(root));
  }
}
