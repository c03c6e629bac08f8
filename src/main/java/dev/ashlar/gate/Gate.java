package dev.ashlar.gate;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.plan.Digest;
import dev.ashlar.sandbox.ExportedTree;
import dev.ashlar.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
      return new Judgment(job, place).all();
    } catch (Infra e) {
      return GateResult.broken(e.reason());
    } catch (IOException e) {
      return GateResult.broken(notLaid(e));
    }
  }

  /// Tries the visible cases and the suites once, in the order of the plan, and tells all there is
  /// to tell.
  public TrialResult tryVisible(GateJob job) throws InterruptedException {
    List<Finding> hooks = RunnerHooks.in(job);
    int total = job.visible().size() + job.spec().suites().size();
    if (!hooks.isEmpty()) {
      return Trial.red(0, total, hooks);
    }
    try (Scratch place = Scratch.holding(job.tree(), scratch)) {
      Bench bench = bench(job, place, GateLimits.RESTARTS_MAX);
      if (bench.build() instanceof Build.Failed failed) {
        return Trial.notBuilt(failed, total);
      }
      CaseRun.Result result = bench.visibleCases();
      return Trial.of(new RunResult(result.cases(), result.ending(), bench.suites()));
    } catch (Infra e) {
      return Trial.broken(e.reason());
    } catch (IOException e) {
      return Trial.broken(notLaid(e));
    }
  }

  /// Builds the job once and runs it that many times, whatever comes of it.
  Rehearsal rehearse(GateJob job, int runs, int restarts) throws InterruptedException {
    try (Scratch place = Scratch.holding(job.tree(), scratch)) {
      Bench bench = bench(job, place, restarts);
      if (bench.build() instanceof Build.Failed failed) {
        return new Rehearsal.NotBuilt(failed);
      }
      List<RunResult> results = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        results.add(bench.run(job.seed() + run));
      }
      return new Rehearsal.Ran(results);
    } catch (Infra e) {
      return new Rehearsal.Broken(e.reason());
    } catch (IOException e) {
      return new Rehearsal.Broken(notLaid(e));
    }
  }

  private Bench bench(GateJob job, Scratch place, int restarts) {
    return new Bench(job, new Rooms(sandbox, toolchains, job.spec(), place), restarts);
  }

  private static String notLaid(IOException e) {
    return "the tree or its build could not be written for the gate ("
        + e.getMessage()
        + "); is the disk full?";
  }

  /// One job being judged.
  private final class Judgment {
    private final GateJob job;
    private final Bench bench;
    private final Detail detail;

    Judgment(GateJob job, Scratch place) {
      this.job = job;
      this.bench = bench(job, place, GateLimits.RESTARTS_MAX);
      this.detail = new Detail(job, sandbox.isolation());
    }

    GateResult all() throws Infra, IOException, InterruptedException {
      List<Finding> hooks = RunnerHooks.in(job);
      if (!hooks.isEmpty()) {
        return red(Defect.OUT_OF_BOUNDS, 0, Findings.of(hooks), List.of(), Optional.empty());
      }
      Build build = bench.build();
      detail.build(build);
      return switch (build) {
        case Build.Failed failed ->
            red(
                failed.fault().defect(),
                0,
                Findings.of(failed.findings()),
                List.of(),
                Optional.empty());
        case Build.Done(ExportedTree tree) -> ran(tree);
      };
    }

    private GateResult ran(ExportedTree tree) throws Infra, InterruptedException {
      RunResult first = bench.run(job.seed());
      Optional<Defect> defect = Ruling.of(first);
      if (defect.isPresent() && !withinThreshold(first, defect.get())) {
        return red(first, 1, defect.get(), told(first), tree);
      }
      RunResult second = bench.run(job.seed() + 1);
      if (!first.agrees(second)) {
        Defect named = first.sameTests(second) ? Defect.FLAKY : Defect.REPORT_FORGED;
        return red(second, 2, named, Disagreement.findings(first, second), tree);
      }
      return defect.isPresent()
          ? red(first, 2, defect.get(), told(first), tree)
          : green(first, tree);
    }

    private boolean withinThreshold(RunResult run, Defect defect) {
      return (defect == Defect.WRONG_ANSWER || defect == Defect.FITTED_TO_VISIBLE)
          && run.passed() * 100L >= (long) job.thresholdPercent() * run.total();
    }

    /// The findings of a run, for which its visible cases are run once more if there were held-out
    /// ones among them (see `Telling`).
    private Findings told(RunResult run) throws Infra, InterruptedException {
      boolean enough = job.heldOut().isEmpty() || run.failed(false).isEmpty();
      return Telling.findings(run, enough ? run.failed(false) : bench.visibleCases().cases());
    }

    private GateResult green(RunResult run, ExportedTree tree) {
      String text = detail.run(run, 2).text(Optional.empty(), run.passed(), run.total(), List.of());
      var report =
          new GateReport.Green(
              Digest.ofText(text), run.passed(), run.total(), sandbox.isolation().describe());
      return new GateResult(report, text, Optional.of(tree));
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
      var report =
          new GateReport.Red(
              Digest.ofText(text),
              passed,
              job.checks(),
              defect,
              findings,
              requirements,
              sandbox.isolation().describe());
      return new GateResult(report, text, tree);
    }
  }
}
