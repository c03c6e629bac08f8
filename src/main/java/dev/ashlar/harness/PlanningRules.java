package dev.ashlar.harness;

import dev.ashlar.architect.AgentReading;
import dev.ashlar.architect.Answer;
import dev.ashlar.architect.Assessment;
import dev.ashlar.architect.Brief;
import dev.ashlar.architect.PlanReading;
import dev.ashlar.architect.Rates;
import dev.ashlar.codec.FrontMatter;
import dev.ashlar.codec.FrontMatterReader;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.codec.UnwrittenTests;
import dev.ashlar.gate.Qualification;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Problem.Severity;
import dev.ashlar.plan.TestRule;
import dev.ashlar.workspace.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// What the rules answer to a draft: the same that `ashlar check` would, for a plan whose tests are
/// not written yet with stand-ins for them.
///
/// A draft is an agent's, and no person has read it when its stubs are built: so it may name
/// toolchains by their well-known names only, and no directory of this machine.
final class PlanningRules {
  private static final String PLAN = "ashlar.yaml";

  private final Settings settings;
  private final Machine machine;
  private final Rates rates;
  private final ReentrantLock one = new ReentrantLock();

  PlanningRules(Settings settings, Machine machine, Rates rates) {
    this.settings = settings;
    this.machine = machine;
    this.rates = rates;
  }

  /// An answer: whether nothing refuses the draft, and everything to say about it, the most
  /// important first.
  record Ruling(boolean accepted, Findings findings) {
    static Ruling of(List<Finding> objections, List<Problem> problems) {
      var all = new ArrayList<>(objections);
      problems.stream()
          .sorted(Comparator.comparing(Problem::severity))
          .forEach(problem -> all.add(finding(problem)));
      boolean refused =
          !objections.isEmpty()
              || problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
      return new Ruling(!refused, Findings.of(all));
    }

    private static Finding finding(Problem problem) {
      var where =
          problem.line() == 0
              ? problem.file()
              : problem.file() + ":" + problem.line() + ":" + problem.column();
      var word = problem.severity() == Severity.ERROR ? "" : "(warning) ";
      return new Finding(
          where, word + problem.message() + " [" + problem.rule() + "]. " + problem.hint());
    }
  }

  /// About the facts of a brief. What does not stand there is said, and is no reason to refuse: it
  /// is dropped.
  static Ruling ofFacts(Brief brief, Tree tree, List<Finding> objections) {
    var sheet = sheet(tree);
    if (sheet.front().isEmpty()) {
      return Ruling.of(objections, sheet.problems());
    }
    var facts = AgentReading.of(brief, sheet.front().get(), "reader", "");
    var dropped =
        facts.readBy().orElseThrow().dropped().stream()
            .map(one -> new Finding(PlanningBook.FACTS, "(dropped) " + one))
            .toList();
    return objections.isEmpty()
        ? new Ruling(true, Findings.of(dropped))
        : Ruling.of(objections, List.of());
  }

  /// What a reader wrote.
  static FrontMatter.Read sheet(Tree tree) {
    var text = PlanFiles.of(tree.bytes()).text(PlanningBook.FACTS);
    return text.isPresent()
        ? FrontMatterReader.whole(PlanningBook.FACTS, text.get())
        : new FrontMatter.Read(
            Optional.empty(),
            List.of(
                error(
                    PlanningBook.FACTS,
                    "no-facts",
                    "the file is missing, or is no text",
                    "Write what the brief states into it.")),
            1);
  }

  /// About a plan without its tests.
  Ruling ofPlan(Tree tree, List<Finding> objections) throws IOException, InterruptedException {
    var files = PlanFiles.of(tree.bytes());
    var tests = UnwrittenTests.of(files);
    var problems = new ArrayList<Problem>();
    for (var path : tests.paths()) {
      if (files.exists(path)) {
        problems.add(
            error(
                path,
                "tests-by-planner",
                "this file is for the tester",
                "Name it in the gate and leave the file out."));
      }
    }
    problems.addAll(examined(tests.stoodIn(files), true));
    return Ruling.of(objections, problems);
  }

  /// About a plan and its tests.
  Ruling ofTests(Tree plan, Tree tests, List<Finding> objections)
      throws IOException, InterruptedException {
    var files = PlanFiles.of(plan.bytes()).with(tests.bytes());
    return Ruling.of(objections, examined(files, false));
  }

  private List<Problem> examined(PlanFiles files, boolean standIns)
      throws IOException, InterruptedException {
    return switch (PlanReader.read(files)) {
      case Reading.Refused refused -> refused.problems();
      case Reading.Admissible(Plan plan, var _) -> {
        var foreign = foreign(plan);
        yield foreign.isEmpty() ? qualified(files, standIns) : foreign;
      }
    };
  }

  private List<Problem> qualified(PlanFiles files, boolean standIns)
      throws IOException, InterruptedException {
    one.lockInterruptibly();
    try {
      var examined =
          Admission.examine(
              files,
              settings,
              plan -> Machine.find(plan, settings, machine.sandbox()),
              Qualification.Progress.none());
      var problems = new ArrayList<>(examined.problems());
      if (examined.refusal().orElse(null) instanceof Refusal.NotHere here) {
        problems.add(error(PLAN, "not-here", here.reason(), String.join("; ", here.fixes())));
      }
      if (standIns) {
        problems.removeIf(problem -> problem.rule().equals(TestRule.NO_ANSWER.id()));
        examined.rows().forEach(row -> unanswered(row).ifPresent(problems::add));
        examined.admitted().ifPresent(admitted -> problems.addAll(unmet(admitted.plan(), files)));
      }
      return problems;
    } finally {
      one.unlock();
    }
  }

  /// What nobody may bring in who is not trusted.
  private static List<Problem> foreign(Plan plan) {
    var problems = new ArrayList<Problem>();
    for (var need : plan.toolchains()) {
      if (!need.mounts().isEmpty()) {
        problems.add(
            error(
                PLAN,
                "foreign-toolchain",
                "toolchain `" + need.name() + "` names directories of this machine",
                "Name jdk, python, gcc or node; a person may add others later."));
      }
    }
    for (var module : plan.modules()) {
      if (module.knownGood().isPresent() || !module.gate().suites().isEmpty()) {
        problems.add(
            error(
                PLAN,
                "cases-alone",
                "module " + module.name() + " has `known-good` or `suites`",
                "Leave them out: the tester writes cases for every gate."));
      }
    }
    return problems;
  }

  /// A stand-in is red whatever comes, so that a driver which answers nothing would be found by the
  /// first generator only.
  private static Optional<Problem> unanswered(Qualification.Row row) {
    return row.unanswered()
        .map(what ->
            error(
                PLAN,
                "no-answer",
                "the driver of "
                    + row.subject()
                    + " was given a line on the stubs (a JSON text that no case will hold), and "
                    + what,
                "Have it answer every line with one line of JSON at once, flushed, also a line that"
                    + " it does not understand and a call that fails, and end with its input."));
  }

  /// The pre-conditions that the plan itself does not meet.
  private List<Problem> unmet(Plan plan, PlanFiles files) {
    var problems = new ArrayList<Problem>();
    for (var answer : Assessment.of(PlanReading.read(plan, files), rates).answers()) {
      if (!answer.met()) {
        var against =
            answer.grounds().stream()
                .filter(ground -> !ground.speaksFor())
                .map(Answer.Ground::words)
                .toList();
        problems.add(
            error(
                PLAN,
                answer.condition().name().toLowerCase(Locale.ROOT),
                "the plan does not meet this pre-condition: " + String.join("; ", against),
                String.join("; ", answer.missing())));
      }
    }
    return problems;
  }

  private static Problem error(String file, String rule, String message, String hint) {
    return new Problem(file, 0, 0, "planning/" + rule, Severity.ERROR, message, hint);
  }
}
