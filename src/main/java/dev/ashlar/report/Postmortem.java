package dev.ashlar.report;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.plan.Artifact;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What a run came to: what was built, what was caught and by whom, what it cost, and what to
/// change next time. Everything in it follows from the journal; nobody's opinion is asked.
///
/// `budget` holds the run's ceilings as the plan set them. `replayed` runs had agents that answered
/// from a record, so the times of their turns say nothing.
public record Postmortem(
    String run,
    Artifact artifact,
    Digest planDigest,
    Conclusion conclusion,
    Optional<String> stopped,
    Instant began,
    Instant ended,
    Duration elapsed,
    boolean replayed,
    List<String> isolations,
    List<String> warnings,
    List<ModuleAccount> modules,
    List<TierAccount> tiers,
    List<Caught> defects,
    List<Trouble> troubles,
    List<Amended> amendments,
    List<Retested> retested,
    List<Dispute> disputes,
    List<Resume> resumes,
    List<EvaluatorRecord> evaluators,
    List<Lineage> lineages,
    List<Cost> phases,
    List<Cost> roles,
    Budget budget,
    Account total,
    SingleAgent singleAgent,
    Throughput throughput,
    int generators,
    OptionalDouble usefulGenerators,
    int ignoredAnswers,
    List<Delta> deltas) {

  public Postmortem {
    isolations = List.copyOf(isolations);
    warnings = List.copyOf(warnings);
    modules = List.copyOf(modules);
    tiers = List.copyOf(tiers);
    defects = List.copyOf(defects);
    troubles = List.copyOf(troubles);
    amendments = List.copyOf(amendments);
    retested = List.copyOf(retested);
    disputes = List.copyOf(disputes);
    resumes = List.copyOf(resumes);
    evaluators = List.copyOf(evaluators);
    lineages = List.copyOf(lineages);
    phases = List.copyOf(phases);
    roles = List.copyOf(roles);
    deltas = List.copyOf(deltas);
  }

  /// How the run ended, if it did.
  public enum Conclusion {
    BUILT,
    NOT_BUILT,
    /// The run can still go on; the report is an interim one.
    NOT_COMPLETE
  }

  /// One module's whole life. Times and turns add up over all versions and attempts; `verifying` is
  /// gates, judgments and rechecks.
  public record ModuleAccount(
      ModuleName name,
      String purpose,
      List<ModuleName> needs,
      String stage,
      Optional<String> abandoned,
      int version,
      int attempts,
      int turns,
      int submissions,
      int reopened,
      Duration generating,
      Duration verifying,
      Account cost,
      Module.Estimate estimate,
      Optional<String> seal) {}

  /// One tier, or the end-to-end gate: how often it was composed and how it stands.
  public record TierAccount(
      ModuleName name, List<ModuleName> modules, int rounds, String words, Duration time) {}

  /// Who caught a defect: the earlier, the cheaper.
  public enum By {
    GATE("gate"),
    EVALUATOR("evaluator"),
    INTEGRATOR("integrator"),
    END_TO_END("end-to-end");

    private final String words;

    By(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// One rejection: of which order, what kind of defect, with the evidence. `kind` is a `Defect` or
  /// a verdict by name. `wrongTest` if it was the locked test that was wrong, as an upheld dispute
  /// showed: then it is a defect of the plan.
  public record Caught(
      By by,
      OrderKey key,
      String kind,
      Findings findings,
      List<String> requirements,
      boolean wrongTest) {}

  /// An order that ended without an answer about the work: an agent's failed turn, or something
  /// that broke. `fault` is whose: an agent's, or nobody's.
  public record Trouble(OrderKey key, String kind, String detail, boolean agents) {}

  /// A contract's new version. `reopened` if the module was sealed before; `trigger` is what was
  /// wrong when it was amended.
  public record Amended(
      ModuleName module,
      int version,
      boolean reopened,
      boolean interfaceChanged,
      String by,
      String reason,
      Optional<String> changes,
      Trigger trigger,
      Optional<ModuleName> composition) {}

  /// A composition whose own locked tests were amended, and so run again.
  public record Retested(
      ModuleName composition, String by, String reason, Optional<String> changes) {}

  /// What an amendment answered.
  public enum Trigger {
    DISPUTE,
    RED_COMPOSITION,
    OTHER
  }

  /// Somebody said that a contract or its tests are wrong.
  public record Dispute(
      String question,
      OrderKey key,
      Role role,
      String who,
      Findings claim,
      Ruling ruling,
      Optional<String> decidedBy,
      Optional<String> note) {}

  /// What became of a dispute.
  public enum Ruling {
    OPEN("open"),
    UPHELD("upheld: the contract was amended"),
    OVERRULED("overruled"),
    DROPPED("dropped: the module or the run was ended");

    private final String words;

    Ruling(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// A new process took the run up; `interrupted` orders were owed again.
  public record Resume(Instant at, String process, int interrupted, boolean afterPause) {}

  /// How one kind of evaluator judged. A false accept is a PASS of a module that was later reopened
  /// because a composition was red; a false reject is a dispute that a person overruled.
  public record EvaluatorRecord(
      String agent,
      int passed,
      int needsRevision,
      int failed,
      int disputed,
      int falseAccepts,
      int falseRejects) {}

  /// What a phase or a role took. Times of orders that ran side by side add up.
  public record Cost(String name, int orders, Duration time, Account account) {}

  /// The run against one agent doing the same modules one after another. `tokensEstimate` is the
  /// sum of the plan's estimates; `tokens` what was reported, a lower bound while `unknownTurns` is
  /// not 0; `sequential` the time of all generators' turns in a row.
  public record SingleAgent(
      long tokensEstimate,
      OptionalLong tokens,
      int unknownTurns,
      OptionalDouble tokensMultiple,
      Duration sequential,
      Duration elapsed,
      OptionalDouble speedup) {}

  /// A change to make before the next run, derived by the rule of that id from the facts in
  /// `because`.
  public record Delta(
      String rule, Target target, Optional<ModuleName> module, String change, String because) {}

  /// What a delta changes.
  public enum Target {
    CONTRACT,
    TESTS,
    PROMPT,
    PLAN
  }

  /// The postmortem of all these events, which begin with `RunAdmitted`.
  public static Postmortem of(List<Event> events) {
    return new Inquest(events).postmortem();
  }

  Postmortem with(List<Delta> derived) {
    return new Postmortem(
        run,
        artifact,
        planDigest,
        conclusion,
        stopped,
        began,
        ended,
        elapsed,
        replayed,
        isolations,
        warnings,
        modules,
        tiers,
        defects,
        troubles,
        amendments,
        retested,
        disputes,
        resumes,
        evaluators,
        lineages,
        phases,
        roles,
        budget,
        total,
        singleAgent,
        throughput,
        generators,
        usefulGenerators,
        ignoredAnswers,
        derived);
  }
}
