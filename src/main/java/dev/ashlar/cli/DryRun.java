package dev.ashlar.cli;

import dev.ashlar.harness.Admission;
import dev.ashlar.harness.Machine;
import dev.ashlar.harness.Questions;
import dev.ashlar.harness.Rehearsal;
import dev.ashlar.harness.Settings;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Plan;
import dev.ashlar.report.WorstCase;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.util.Optional;

/// `ashlar run --dry-run`: what a run may cost at worst and who would play it, before anything is
/// spent. It refuses where the run would refuse; it starts no agent and writes nothing.
record DryRun(Shell shell, Settings settings, boolean json) {

  /// What is known before a run: where it would be, and what was spent already if it goes on.
  record Outlook(
      Plan plan, Optional<RunState> begun, Machine machine, WorstCase worst, Rehearsal players) {
    /// Whether the run there has ended, so that nothing is owed.
    boolean ended() {
      return begun.flatMap(state -> state.control().outcome()).isPresent();
    }
  }

  /// States a run that would begin.
  Integer begin(Progress progress) throws IOException, InterruptedException {
    shell.terminal().talk("checking the plan, and that its tests are red on the stubs …");
    var examined = Admission.examine(settings, progress.qualifying());
    PlanProblems.lines(shell.terminal(), examined.problems()).forEach(shell.terminal()::talk);
    if (examined.refusal().isPresent()) {
      throw PlanProblems.complaint(examined.refusal().get());
    }
    var admitted = examined.admitted().orElseThrow();
    return told(admitted.plan(), Optional.empty(), admitted.machine());
  }

  /// States how the run there would go on.
  Integer resume(RunDirectory directory) throws IOException, InterruptedException {
    if (DeskVisit.isOpen(directory)) {
      throw Complaint.refused("a process runs the run in " + directory.root())
          .hint("`ashlar status` shows how far it is, `ashlar costs` what it cost");
    }
    var state = Questions.state(directory);
    var plan = state.charter().plan();
    return switch (Machine.find(plan, settings)) {
      case Machine.Found.Missing missing -> throw PlanProblems.complaint(missing.refusal());
      case Machine.Found.Ready ready -> told(plan, Optional.of(state), ready.machine());
    };
  }

  private Integer told(Plan plan, Optional<RunState> begun, Machine machine)
      throws InterruptedException {
    var players = Rehearsal.of(plan, settings);
    var outlook = new Outlook(plan, begun, machine, WorstCase.of(plan), players);
    if (json) {
      shell.terminal().print(DryRunJson.of(outlook));
    } else {
      new DryRunText(outlook, shell.terminal()).print();
    }
    if (players.refusal().isPresent()) {
      throw PlanProblems.complaint(players.refusal().get());
    }
    return ExitCode.OK.code();
  }
}
