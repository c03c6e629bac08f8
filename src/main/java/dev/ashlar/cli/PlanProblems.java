package dev.ashlar.cli;

import dev.ashlar.harness.Refusal;
import dev.ashlar.plan.Problem;
import java.util.ArrayList;
import java.util.List;

/// Problems and refusals as people and scripts read them.
final class PlanProblems {
  private PlanProblems() {}

  /// One line of `file:line:column`, rule and message each, with the hint below.
  static void print(Terminal terminal, List<Problem> problems) {
    lines(terminal, problems).forEach(terminal::say);
  }

  /// The same for a verb that prints elsewhere.
  static List<String> lines(Terminal terminal, List<Problem> problems) {
    var lines = new ArrayList<String>();
    for (var problem : problems) {
      var place =
          problem.line() == 0
              ? problem.file()
              : problem.file() + ":" + problem.line() + ":" + problem.column();
      var error = problem.severity() == Problem.Severity.ERROR;
      var word = error ? terminal.bad("error") : terminal.notable("warning");
      lines.add(
          Terminal.shown(place)
              + ": "
              + word
              + " "
              + Terminal.shown(problem.message())
              + " "
              + terminal.faint("[" + problem.rule() + "]"));
      if (!problem.hint().isBlank()) {
        lines.add("    hint: " + Terminal.shown(problem.hint()));
      }
    }
    return lines;
  }

  /// How the command ends that met this refusal.
  static Complaint complaint(Refusal refusal) {
    return switch (refusal) {
      case Refusal.BadPlan bad -> {
        var errors =
            bad.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
        yield Complaint.usage(
                "the plan is refused: " + errors + (errors == 1 ? " error" : " errors"))
            .hint("`ashlar check --explain RULE` shows what a rule is about, with examples");
      }
      case Refusal.NotHere here -> {
        var complaint = Complaint.refused(here.reason());
        for (var fix : here.fixes()) {
          complaint = complaint.hint(fix);
        }
        yield complaint;
      }
      case Refusal.Damaged damaged ->
          Complaint.of(ExitCode.NOT_BUILT, damaged.what())
              .hint("`ashlar verify` names everything that is damaged");
    };
  }
}
