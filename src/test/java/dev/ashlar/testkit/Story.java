package dev.ashlar.testkit;

import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Attribution;
import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Orchestrator;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Seal;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.Submission;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A run told event by event: what is due is issued by the real orchestrator, and the test says
/// what comes back. Its clock moves only when it is told to.
public final class Story {
  private static final String ISOLATION =
      "isolation: namespaces (bubblewrap 0.8.0 sha256:5f0c), 14/14 probes held, linux 6.1 x86_64";

  private final List<Event> events = new ArrayList<>();
  private RunState state;
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");

  public Story(Plan plan) {
    var admitted =
        new Event.RunAdmitted(
            now,
            "2026-11-23-090000",
            plan,
            Digest.ofText("plan"),
            plan.modules().stream()
                .map(module ->
                    new ContractDigest(
                        module.name(), module.version(), Digest.ofText("" + module.name())))
                .toList(),
            ISOLATION,
            List.of());
    events.add(admitted);
    state = Evolution.begin(admitted);
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  public RunState state() {
    return state;
  }

  public Instant now() {
    return now;
  }

  /// Lets time pass.
  public Story after(Duration time) {
    now = now.plus(time);
    return this;
  }

  public Story minutes(long minutes) {
    return after(Duration.ofMinutes(minutes));
  }

  /// Issues everything that is due.
  public Story issue() {
    for (var due = Orchestrator.due(state); !due.isEmpty(); due = Orchestrator.due(state)) {
      happens(new Event.OrderIssued(now, due.getFirst().key(), due.getFirst().reserve()));
    }
    return this;
  }

  /// Records any event.
  public Story happens(Event event) {
    state = Evolution.evolve(state, event);
    events.add(event);
    return this;
  }

  public Story claims(String subject, String worker, String agent) {
    return happens(new Event.OrderClaimed(now, key(subject), worker, agent));
  }

  public Story submits(String module, long tokens) {
    var submission =
        new Submission(
            Digest.ofText(module + now), "The " + module + ", as agreed.", "g-" + module);
    return happens(new Event.SubmissionArrived(now, key(module), submission, usage(tokens)));
  }

  public Story refused(String module, Findings findings) {
    return happens(
        new Event.SubmissionRefused(
            now, key(module), Defect.OUT_OF_BOUNDS, findings, Usage.UNKNOWN));
  }

  public Story fails(String module, Failure failure, String detail) {
    return happens(new Event.GenerationFailed(now, key(module), failure, detail, Usage.UNKNOWN));
  }

  public Story generatorDisputes(String module, Findings claim) {
    return happens(new Event.ContractDisputed(now, key(module), claim, usage(2_000)));
  }

  public Story green(String subject, int cases) {
    return happens(
        new Event.GateFinished(
            now,
            key(subject),
            new GateReport.Green(Digest.ofText(subject + now), cases, cases, ISOLATION)));
  }

  public Story red(
      String subject, int passed, int total, Defect defect, Findings findings, String... ids) {
    return happens(
        new Event.GateFinished(
            now,
            key(subject),
            new GateReport.Red(
                Digest.ofText(subject + now),
                passed,
                total,
                defect,
                findings,
                List.of(ids),
                ISOLATION)));
  }

  public Story passes(String module) {
    var gated = (Stage.Gated) state.module(new ModuleName(module)).stage();
    return judges(module, new Verdict.Pass(gated.gate(), Findings.NONE, "e-" + module));
  }

  public Story judges(String module, Verdict verdict) {
    return happens(new Event.Judged(now, key(module), verdict, usage(1_500)));
  }

  public Story sealed(String module) {
    var key = key(module);
    return sealed(
        module,
        new Seal(
            Digest.ofText("seal of " + module + key.version()),
            "c".repeat(40),
            Digest.ofText("tree of " + module),
            key.version()));
  }

  public Story sealed(String module, Seal seal) {
    return happens(new Event.ModuleSealed(now, key(module), seal));
  }

  /// The whole way of a module from its submission to its seal, a minute a step.
  public Story built(String module, long tokens) {
    submits(module, tokens).minutes(1).issue();
    green(module, 12).issue().minutes(2);
    return passes(module).issue().sealed(module).issue();
  }

  public Story blames(String tier, String first, String second, String reason) {
    return happens(
        new Event.AttributionProposed(
            now,
            key(tier),
            new Attribution(new ModuleName(first), new ModuleName(second), reason),
            usage(900)));
  }

  public Story answered(String question, Answer answer, String note) {
    return happens(new Event.QuestionAnswered(now, question, answer, "ada", note));
  }

  public Story amended(String module, boolean interfaceChanged, String reason) {
    var old = state.spec(new ModuleName(module));
    return happens(
        new Event.ContractAmended(
            now,
            nextVersion(old),
            Digest.ofText("plan " + now),
            List.of(
                new ContractDigest(
                    old.name(), old.version() + 1, Digest.ofText(module + (old.version() + 1)))),
            interfaceChanged,
            "ada",
            reason,
            Optional.of("contracts/" + module + ".md (+1 -1)")));
  }

  private static Module nextVersion(Module old) {
    return new Module(
        old.name(),
        old.purpose(),
        old.contract(),
        old.interfaces(),
        old.version() + 1,
        old.needs(),
        old.owns(),
        old.stub(),
        old.knownGood(),
        old.references(),
        old.requirements(),
        old.gate(),
        old.estimate(),
        old.budget(),
        old.onExhausted());
  }

  public Story continued(String process) {
    return happens(new Event.RunContinued(now, process, ISOLATION));
  }

  public Story paused() {
    return happens(new Event.RunPaused(now, "ada"));
  }

  public Story stopped(String reason) {
    return happens(new Event.RunStopped(now, "ada", reason));
  }

  public Story postmortem() {
    return happens(
        new Event.PostmortemWritten(now, key("run"), Digest.ofText("postmortem " + now)));
  }

  /// The order in flight for that module, tier or run.
  public OrderKey key(String subject) {
    return state.flights().stream()
        .map(flight -> flight.key())
        .filter(key -> key.subject().text().equals(subject))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("nothing in flight for " + subject + ": " + state.flights()));
  }

  private static Usage usage(long tokens) {
    return tokens == 0
        ? Usage.UNKNOWN
        : new Usage(OptionalLong.of(tokens), OptionalLong.of(tokens * 4));
  }
}
