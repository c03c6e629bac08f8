package dev.ashlar.harness;

import dev.ashlar.codec.Freezing;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.gate.Gate;
import dev.ashlar.gate.Qualification;
import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides whether a plan may be run: reads it, checks it by rule, probes the machine, and
/// qualifies the locked tests in the sandbox.
public final class Admission {
  private Admission() {}

  /// What examining came to. `rows` tell how each gate behaved on its stub, as far as it was tried.
  public record Examined(
      Optional<Admitted> admitted,
      Optional<Refusal> refusal,
      List<Problem> problems,
      List<Qualification.Row> rows) {
    public Examined {
      problems = List.copyOf(problems);
      rows = List.copyOf(rows);
    }

    private static Examined refused(Refusal why, List<Problem> problems) {
      return new Examined(Optional.empty(), Optional.of(why), problems, List.of());
    }
  }

  /// A plan that may be run, with everything it was frozen with.
  public record Admitted(
      Plan plan,
      PlanFiles files,
      List<ContractDigest> contracts,
      Machine machine,
      List<String> warnings) {
    public Admitted {
      contracts = List.copyOf(contracts);
      warnings = List.copyOf(warnings);
    }
  }

  /// Examines the plan in the settings' directory, qualification included.
  public static Examined examine(Settings settings, Qualification.Progress progress)
      throws IOException, InterruptedException {
    return examine(
        PlanFolder.read(settings.planDirectory()),
        settings,
        plan -> Machine.find(plan, settings),
        progress);
  }

  /// Looks for what a plan needs.
  @FunctionalInterface
  interface Looking {
    Machine.Found find(Plan plan) throws InterruptedException;
  }

  /// The same for a plan that lies in no directory yet.
  static Examined examine(
      PlanFiles files, Settings settings, Looking machine, Qualification.Progress progress)
      throws IOException, InterruptedException {
    return switch (PlanReader.read(files)) {
      case Reading.Refused refused ->
          Examined.refused(new Refusal.BadPlan(refused.problems()), refused.problems());
      case Reading.Admissible admissible
          when Seating.refusal(admissible.plan(), files, settings).isPresent() ->
          Examined.refused(
              Seating.refusal(admissible.plan(), files, settings).orElseThrow(),
              admissible.problems());
      case Reading.Admissible admissible ->
          switch (machine.find(admissible.plan())) {
            case Machine.Found.Missing missing ->
                Examined.refused(missing.refusal(), admissible.problems());
            case Machine.Found.Ready ready ->
                qualified(admissible, files, ready.machine(), progress);
          };
    };
  }

  private static Examined qualified(
      Reading.Admissible admissible,
      PlanFiles files,
      Machine machine,
      Qualification.Progress progress)
      throws IOException, InterruptedException {
    var result = qualify(admissible.plan(), files, machine, progress);
    var problems = new ArrayList<>(admissible.problems());
    problems.addAll(result.problems());
    if (problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)) {
      var refusal = Optional.<Refusal>of(new Refusal.BadPlan(problems));
      return new Examined(Optional.empty(), refusal, problems, result.rows());
    }
    var admitted = admitted(admissible.plan(), files, machine, problems);
    return new Examined(Optional.of(admitted), Optional.empty(), problems, result.rows());
  }

  /// A plan and its files, frozen. The tests are taken to be qualified.
  static Admitted admitted(Plan plan, PlanFiles files, Machine machine, List<Problem> warnings) {
    var texts =
        warnings.stream().map(problem -> problem.rule() + ": " + problem.message()).toList();
    return new Admitted(plan, files, new Freezing(plan, files).contracts(), machine, texts);
  }

  static Qualification.Result qualify(
      Plan plan, PlanFiles files, Machine machine, Qualification.Progress progress)
      throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("ashlar-check-");
    try {
      var gate = new Gate(machine.sandbox(), machine.toolchains(), scratch);
      return new Qualification(gate, plan, files).qualify(progress);
    } finally {
      dev.ashlar.workspace.TreeRemover.remove(scratch);
    }
  }
}
