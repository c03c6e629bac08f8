package dev.ashlar.gate;

import dev.ashlar.codec.CaseLine;
import dev.ashlar.gate.CaseResult.Question;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.GateSpec.Suite;
import dev.ashlar.sandbox.ExportedTree;
import dev.ashlar.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The mechanical judge of one assembled tree: builds it, runs it against its locked tests, and
/// believes nothing that the judged code says about itself. Any number of jobs may be judged at
/// once.
///
/// Build and run happen in two sandboxes, so that a compiler never sees a case. Cases are put in an
/// order that the program cannot know, held-out ones among visible ones, and a green run is
/// repeated in fresh sandboxes in another order: what depends on luck, time or order does not pass.
public final class Gate {
  private final Sandbox sandbox;
  private final Toolchains toolchains;
  private final Path scratch;

  /// A gate that lays its trees below the directory `scratch`, which must not be shown to any
  /// agent.
  public Gate(Sandbox sandbox, Toolchains toolchains, Path scratch) {
    this.sandbox = sandbox;
    this.toolchains = toolchains;
    this.scratch = scratch;
  }

  /// Judges everything: visible and held-out cases and suites, twice if the first run is green.
  public GateResult judge(GateJob job) throws InterruptedException {
    try (Scratch place = Scratch.holding(job.tree(), scratch)) {
      return new Judgment(job, new Rooms(sandbox, toolchains, job.spec(), place)).all();
    } catch (Infra e) {
      return GateResult.broken(e.reason());
    } catch (IOException e) {
      return GateResult.broken(
          "the tree could not be laid below " + scratch.getFileName() + ": " + e);
    }
  }

  /// Tries the visible cases and the suites once, in the order of the plan, and tells all there is
  /// to tell.
  public TrialResult tryVisible(GateJob job) throws InterruptedException {
    try (Scratch place = Scratch.holding(job.tree(), scratch)) {
      return new Judgment(job, new Rooms(sandbox, toolchains, job.spec(), place)).trial();
    } catch (Infra e) {
      return Trial.broken(e.reason());
    } catch (IOException e) {
      return Trial.broken("the tree could not be laid below " + scratch.getFileName() + ": " + e);
    }
  }

  /// One job being judged.
  private final class Judgment {
    private final GateJob job;
    private final Rooms rooms;
    private final Detail detail;
    private final LockedNames locked;

    Judgment(GateJob job, Rooms rooms) {
      this.job = job;
      this.rooms = rooms;
      this.detail = new Detail(job, sandbox.isolation());
      this.locked = new LockedNames(job.locked());
    }

    GateResult all() throws Infra, IOException, InterruptedException {
      List<Finding> hooks = RunnerHooks.in(job);
      if (!hooks.isEmpty()) {
        return red(Defect.OUT_OF_BOUNDS, 0, Findings.of(hooks), List.of(), Optional.empty());
      }
      Build build = Build.of(rooms);
      detail.build(build);
      return switch (build) {
        case Build.Failed failed ->
            red(
                failed.fault().defect(),
                0,
                Findings.of(failed.findings()),
                List.of(),
                Optional.empty());
        case Build.Done(ExportedTree tree) -> {
          rooms.scratch().built(tree);
          yield ruled(tree);
        }
      };
    }

    private GateResult ruled(ExportedTree tree) throws Infra, InterruptedException {
      RunResult first = run(job.seed());
      Optional<Defect> defect = Ruling.of(first);
      if (defect.isPresent() && !withinThreshold(first, defect.get())) {
        return red(first, 1, defect.get(), Telling.findings(first, alone(first)), tree);
      }
      RunResult second = run(job.seed() + 1);
      if (!first.agrees(second)) {
        Defect named = first.sameTests(second) ? Defect.FLAKY : Defect.REPORT_FORGED;
        return red(second, 2, named, Disagreement.findings(first, second), tree);
      }
      return defect.isPresent()
          ? red(first, 2, defect.get(), Telling.findings(first, alone(first)), tree)
          : green(first, tree);
    }

    private boolean withinThreshold(RunResult run, Defect defect) {
      return (defect == Defect.WRONG_ANSWER || defect == Defect.FITTED_TO_VISIBLE)
          && run.passed() * 100L >= (long) job.thresholdPercent() * run.total();
    }

    /// All cases in an order drawn from `seed`, then all suites, each in a fresh sandbox.
    private RunResult run(long seed) throws Infra, InterruptedException {
      List<Question> questions = new ArrayList<>();
      job.visible().forEach(line -> questions.add(new Question(line, false)));
      job.heldOut().forEach(line -> questions.add(new Question(line, true)));
      List<Question> shuffled = new ArrayList<>(questions);
      Collections.shuffle(shuffled, new Random(seed));
      CaseRun.Result result = cases(shuffled);
      Map<Question, Integer> places = new HashMap<>();
      questions.forEach(question -> places.putIfAbsent(question, places.size()));
      List<CaseResult> inOrder =
          result.cases().stream()
              .sorted(Comparator.comparingInt(one -> places.getOrDefault(one.question(), 0)))
              .toList();
      return new RunResult(inOrder, result.ending(), suites());
    }

    private CaseRun.Result cases(List<Question> questions) throws Infra, InterruptedException {
      if (questions.isEmpty() || job.spec().run().isEmpty()) {
        return new CaseRun.Result(List.of(), Optional.empty());
      }
      return CaseRun.of(
          sandbox, rooms.running(job.spec().run().get()), job.spec().timeouts(), questions);
    }

    private List<SuiteResult> suites() throws Infra, InterruptedException {
      List<SuiteResult> results = new ArrayList<>();
      for (Suite suite : job.spec().suites()) {
        results.add(SuiteRun.of(rooms, job, locked, suite));
      }
      return results;
    }

    /// The visible cases without the held-out ones, where there is something to tell about them
    /// (see `Telling`).
    private List<CaseResult> alone(RunResult run) throws Infra, InterruptedException {
      return run.failed(false).isEmpty() ? List.of() : visibleCases().cases();
    }

    private CaseRun.Result visibleCases() throws Infra, InterruptedException {
      List<CaseLine> visible = job.visible();
      return cases(visible.stream().map(line -> new Question(line, false)).toList());
    }

    TrialResult trial() throws Infra, IOException, InterruptedException {
      List<Finding> hooks = RunnerHooks.in(job);
      int total = job.visible().size() + job.spec().suites().size();
      if (!hooks.isEmpty()) {
        return Trial.red(0, total, hooks);
      }
      return switch (Build.of(rooms)) {
        case Build.Failed failed -> Trial.notBuilt(failed, total);
        case Build.Done(ExportedTree tree) -> {
          rooms.scratch().built(tree);
          CaseRun.Result result = visibleCases();
          yield Trial.of(new RunResult(result.cases(), result.ending(), suites()));
        }
      };
    }

    private GateResult green(RunResult run, ExportedTree tree) {
      String text = detail.run(run, 2).text(Optional.empty(), run.passed(), run.total(), List.of());
      return new GateResult(
          new GateReport.Green(
              Digest.ofText(text), run.passed(), run.total(), sandbox.isolation().describe()),
          text,
          Optional.of(tree));
    }

    private GateResult red(
        RunResult run, int runs, Defect defect, Findings findings, ExportedTree tree) {
      detail.run(run, runs);
      List<String> requirements = run.requirements(job.spec().suites());
      return red(defect, run.passed(), findings, requirements, Optional.of(tree));
    }

    private GateResult red(
        Defect defect,
        int passed,
        Findings findings,
        List<String> requirements,
        Optional<ExportedTree> tree) {
      String text = detail.text(Optional.of(defect), passed, job.checks(), requirements);
      return new GateResult(
          new GateReport.Red(
              Digest.ofText(text),
              passed,
              job.checks(),
              defect,
              findings,
              requirements,
              sandbox.isolation().describe()),
          text,
          tree);
    }
  }
}
