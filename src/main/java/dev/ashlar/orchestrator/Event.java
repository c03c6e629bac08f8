package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A fact of a run, as the journal keeps it. `at` is the harness's clock when the fact was
/// recorded: the only time the core ever sees.
public sealed interface Event {
  Instant at();

  /// An event that answers an order; ignored unless that order is the one in flight.
  sealed interface Reply extends Event {
    OrderKey key();
  }

  /// The plan was checked, its tests qualified, and everything frozen.
  record RunAdmitted(
      Instant at,
      String run,
      Plan plan,
      Digest planDigest,
      List<ContractDigest> contracts,
      String isolation,
      List<String> warnings)
      implements Event {
    public RunAdmitted {
      contracts = List.copyOf(contracts);
      warnings = List.copyOf(warnings);
    }
  }

  /// A new process took the run up. What an earlier process had in flight is owed again.
  record RunContinued(Instant at, String process, String isolation) implements Event {}

  /// A person asked that nothing new be started. `RunContinued` ends the pause.
  record RunPaused(Instant at, String by) implements Event {}

  /// A person ended the run; only its postmortem is still owed.
  record RunStopped(Instant at, String by, String reason) implements Event {}

  /// An order left for the dispatcher; `reserved` is set aside for it.
  record OrderIssued(Instant at, OrderKey key, Amount reserved) implements Event {}

  /// An agent instance took the order. `agent` says what it is, as far as is known.
  record OrderClaimed(Instant at, OrderKey key, String worker, String agent) implements Reply {}

  /// A generator handed in files and a summary.
  record SubmissionArrived(Instant at, OrderKey key, Submission submission, Usage usage)
      implements Reply {}

  /// What a generator handed in was refused before any gate: files out of bounds, links, names,
  /// sizes.
  record SubmissionRefused(Instant at, OrderKey key, Defect defect, Findings findings, Usage usage)
      implements Reply {}

  /// A generator's turn ended without a submission.
  record GenerationFailed(Instant at, OrderKey key, Failure failure, String detail, Usage usage)
      implements Reply {}

  /// A generator says that its contract or the tests are wrong.
  record ContractDisputed(Instant at, OrderKey key, Findings claim, Usage usage) implements Reply {}

  /// The gate's own run ended: of a module, a recheck, a tier or end to end.
  record GateFinished(Instant at, OrderKey key, GateReport report) implements Reply {}

  /// An evaluator answered.
  record Judged(Instant at, OrderKey key, Verdict verdict, Usage usage) implements Reply {}

  /// An evaluator or integrator did not answer.
  record JudgmentFailed(Instant at, OrderKey key, Failure failure, String detail, Usage usage)
      implements Reply {}

  /// An integrator named the pair it blames.
  record AttributionProposed(Instant at, OrderKey key, Attribution attribution, Usage usage)
      implements Reply {}

  /// The seal is durable in the store.
  record ModuleSealed(Instant at, OrderKey key, Seal seal) implements Reply {}

  /// The harness could not carry the order out; no agent is to blame.
  record OrderBroken(Instant at, OrderKey key, String reason) implements Reply {}

  /// A person decided.
  record QuestionAnswered(Instant at, String question, Answer answer, String by, String note)
      implements Event {}

  /// A person amended a contract: `amended` is the module under its new version, `planDigest` the
  /// plan's files as they now are. `contracts` are all digests that changed with it, `changes`
  /// names each changed file with the lines it gained and lost.
  record ContractAmended(
      Instant at,
      Module amended,
      Digest planDigest,
      List<ContractDigest> contracts,
      boolean interfaceChanged,
      String by,
      String reason,
      Optional<String> changes)
      implements Event {
    public ContractAmended {
      contracts = List.copyOf(contracts);
      changes = changes.map(text -> Limits.cut(text, Limits.SUMMARY_CHARS_MAX));
    }
  }

  /// A person amended the locked tests of a composition, a tier's or those end to end; `planDigest`
  /// are the plan's files as they now are. No module's contract changed with it.
  record TestsAmended(
      Instant at,
      ModuleName composition,
      Digest planDigest,
      String by,
      String reason,
      Optional<String> changes)
      implements Event {
    public TestsAmended {
      changes = changes.map(text -> Limits.cut(text, Limits.SUMMARY_CHARS_MAX));
    }
  }

  /// The postmortem is on disk: the run is complete.
  record PostmortemWritten(Instant at, OrderKey key, Digest digest) implements Reply {}
}
