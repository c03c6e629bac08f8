package dev.ashlar.cli;

import dev.ashlar.harness.Admission;
import dev.ashlar.harness.Machine;
import dev.ashlar.harness.OpenRun;
import dev.ashlar.harness.Opening;
import dev.ashlar.harness.Questions;
import dev.ashlar.harness.Runs;
import dev.ashlar.harness.Settings;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Spending;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar run`: begins a run of the plan, or continues the one there is, whatever state it was
/// left in.
@Command(name = "run", description = "Begin a run of the plan, or continue the one there is")
final class RunVerb implements Callable<Integer> {
  private final Shell shell;
  private final Terminal terminal;

  @Mixin private RunChoice run = new RunChoice();
  @Mixin private IsolationChoice isolation = new IsolationChoice();
  @Mixin private PricesChoice prices = new PricesChoice();

  @Option(names = "--new", description = "Begin a new run, though there is one already")
  private boolean fresh;

  @Option(
      names = "--dry-run",
      description =
          "Say what the run may cost at worst and who would play it; start and write nothing")
  private boolean dry;

  @Option(names = "--json", description = "With --dry-run: print JSON instead of text")
  private boolean json;

  RunVerb(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (json && !dry) {
      throw Complaint.usage("--json is for --dry-run")
          .hint("`ashlar status --json` and `ashlar costs --json` tell of a run in JSON");
    }
    try (var progress = new Progress(shell)) {
      var settings =
          RunSettings.in(
              prices.environment(shell), RunSettings.watched(shell, isolation.policy(), progress));
      var exists = run.id().isPresent() || Files.exists(RunDirectory.current(shell.directory()));
      if (dry) {
        return told(new DryRun(shell, settings, json), exists && !fresh, progress);
      }
      return carryOn(
          shell, progress, exists && !fresh ? resume(settings) : begin(settings, progress));
    }
  }

  private Integer told(DryRun dryRun, boolean exists, Progress progress)
      throws IOException, InterruptedException {
    if (exists) {
      return dryRun.resume(new RunFinder(shell.directory()).find(run));
    }
    refuseBesideALiveRun();
    return dryRun.begin(progress);
  }

  private Opening begin(Settings settings, Progress progress)
      throws IOException, InterruptedException {
    refuseBesideALiveRun();
    terminal.talk("checking the plan, and that its tests are red on the stubs …");
    var examined = Admission.examine(settings, progress.qualifying());
    PlanProblems.print(terminal, examined.problems());
    if (examined.refusal().isPresent()) {
      throw PlanProblems.complaint(examined.refusal().get());
    }
    return Runs.begin(settings, examined.admitted().orElseThrow());
  }

  /// Workers and person would no longer know which of the two they serve.
  private void refuseBesideALiveRun() throws IOException {
    if (Files.exists(RunDirectory.current(shell.directory()))) {
      var current = new RunFinder(shell.directory()).find(run);
      if (DeskVisit.isOpen(current)) {
        throw Complaint.refused("a run is going on in " + current.root())
            .hint("wait for its end, or end it with `ashlar stop`");
      }
    }
  }

  private Opening resume(Settings settings) throws IOException, InterruptedException {
    var directory = new RunFinder(shell.directory()).find(run);
    return switch (Machine.find(Questions.state(directory).charter().plan(), settings)) {
      case Machine.Found.Missing missing -> throw PlanProblems.complaint(missing.refusal());
      case Machine.Found.Ready ready -> Runs.resume(settings, directory, ready.machine());
    };
  }

  /// Runs an opened run and says how it stopped.
  static Integer carryOn(Shell shell, Progress progress, Opening opening)
      throws IOException, InterruptedException {
    return switch (opening) {
      case Opening.Refused refused -> throw PlanProblems.complaint(refused.why());
      case Opening.Opened opened -> {
        try (var open = opened.run()) {
          var state = open.run();
          progress.close();
          yield told(shell, open, state);
        }
      }
    };
  }

  private static Integer told(Shell shell, OpenRun open, RunState state) throws IOException {
    var terminal = shell.terminal();
    if (state.control().outcome().isEmpty()) {
      terminal.say(
          state.control().paused()
              ? "The run is paused; `" + shell.command() + " run` goes on."
              : "The run waits for a person. When you have decided, `"
                  + shell.command()
                  + " run` goes on.\n\n"
                  + Terminal.shown(Questions.open(open.directory())));
      return ExitCode.WAITS.code();
    }
    var built = state.control().outcome().get() == Outcome.BUILT;
    terminal.say(
        built
            ? terminal.good("Built") + ": " + shell.directory().resolve("artifact")
            : terminal.bad("Not built")
                + state
                    .control()
                    .stopped()
                    .map(why -> ": stopped by " + Terminal.shown(why))
                    .orElse(""));
    terminal.say("Postmortem: " + open.directory().postmortem());
    terminal.say(
        "Elapsed: "
            + Figures.time(state.control().elapsed())
            + ", spent: "
            + Spending.of(state.ledger().run()));
    return (built ? ExitCode.OK : ExitCode.NOT_BUILT).code();
  }
}
