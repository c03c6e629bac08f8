package dev.ashlar.scenario;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Attribution;
import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.GateReport;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// One line that says what happened, `GateFinished lexer red: 7 is not 8`, as an event. What a line
/// does not say is taken from the run: a module's name stands for the order in flight for it.
final class Happening {
  private final RunState state;
  private final Instant at;
  private final Words words;
  private final Digest digest;

  private Happening(RunState state, Instant at, String line) {
    this.state = state;
    this.at = at;
    words = new Words(line);
    digest = Digest.ofText(line + at + state.control().lastAt());
  }

  /// The event that `line` tells of, in a run that stands at `state`.
  static Event of(RunState state, Instant at, String line) {
    var happening = new Happening(state, at, line);
    var event = happening.event(happening.words.next("what happened"));
    happening.words.end();
    return event;
  }

  private Event event(String name) {
    return switch (name) {
      case "RunContinued" -> new Event.RunContinued(at, "p2", "tier B");
      case "RunPaused" -> new Event.RunPaused(at, "ada");
      case "RunStopped" -> new Event.RunStopped(at, "ada", words.text("enough"));
      case "OrderIssued" -> new Event.OrderIssued(at, key(), Amount.NONE);
      case "QuestionAnswered" -> answered();
      case "ContractAmended" -> amended();
      case "TestsAmended" -> retested();
      case "OrderClaimed" -> new Event.OrderClaimed(at, key(), by("w1"), "by hand");
      case "SubmissionArrived" -> submitted(key());
      case "SubmissionRefused" ->
          new Event.SubmissionRefused(
              at, key(), defect(Defect.OUT_OF_BOUNDS), findings("files"), usage());
      case "GenerationFailed" ->
          new Event.GenerationFailed(at, key(), failure(), words.text("no answer"), usage());
      case "ContractDisputed" ->
          new Event.ContractDisputed(at, key(), findings("contract"), usage());
      case "GateFinished" -> new Event.GateFinished(at, key(), report());
      case "Judged" -> judged(key());
      case "JudgmentFailed" ->
          new Event.JudgmentFailed(at, key(), failure(), words.text("no answer"), usage());
      case "AttributionProposed" ->
          new Event.AttributionProposed(at, key(), attribution(), usage());
      case "ModuleSealed" -> sealed(key());
      case "OrderBroken" -> new Event.OrderBroken(at, key(), words.text("no space left"));
      case "PostmortemWritten" ->
          new Event.PostmortemWritten(at, words.key().orElseGet(() -> key("run")), digest);
      default ->
          throw new Mistake(
              "no event is called '" + name + "'; they are in docs/journal-format.md");
    };
  }

  private OrderKey key() {
    return words
        .key()
        .orElseGet(() -> key(words.next("a module, a tier, or an order's key in ()")));
  }

  private OrderKey key(String subject) {
    return state.flights().stream()
        .map(Flight::key)
        .filter(key -> key.subject().text().equals(subject))
        .findFirst()
        .orElseThrow(() ->
            new Mistake(
                "nothing is in flight for '"
                    + subject
                    + "', only "
                    + flying()
                    + "; an answer to another order names it: (gate lexer v1 a1 t1)"));
  }

  private String flying() {
    return state.flights().stream()
        .map(flight -> "(" + flight.key() + ")")
        .collect(Collectors.joining(" "));
  }

  private String by(String otherwise) {
    return words.option("by").orElse(otherwise);
  }

  private Usage usage() {
    var tokens = words.option("tokens").orElse("0");
    var money = words.number("usd-micros").orElse(0L);
    return tokens.equals("unknown")
        ? Usage.UNKNOWN
        : new Usage(OptionalLong.of(Words.whole(tokens)), OptionalLong.of(money));
  }

  private Findings findings(String where) {
    return Findings.of(where, words.text("it is wrong"));
  }

  private Failure failure() {
    return words.hasNext() ? Words.one(Failure.class, words.next("a failure")) : Failure.CRASHED;
  }

  private Defect defect(Defect otherwise) {
    return words.hasNext() ? Words.one(Defect.class, words.next("a defect")) : otherwise;
  }

  private Event submitted(OrderKey key) {
    var holder = state.flight(key).flatMap(Flight::worker).orElse("g-" + key.slug());
    var submission = new Submission(digest, words.text("done"), by(holder));
    return new Event.SubmissionArrived(at, key, submission, usage());
  }

  private GateReport report() {
    var colour = words.next("green, red or broken");
    if (colour.equals("broken")) {
      return new GateReport.Broken(words.text("the sandbox is gone"));
    }
    var green = colour.equals("green");
    if (!green && !colour.equals("red")) {
      throw new Mistake("a gate is green, red or broken, not '" + colour + "'");
    }
    var passed = words.option("passed").orElse(green ? "12/12" : "3/12").split("/");
    if (passed.length != 2) {
      throw new Mistake("passed= reads like 3/12");
    }
    var first = (int) Words.whole(passed[0]);
    var total = (int) Words.whole(passed[1]);
    return green
        ? new GateReport.Green(digest, first, total, "tier B")
        : new GateReport.Red(
            digest,
            first,
            total,
            defect(Defect.WRONG_ANSWER),
            findings("case-1"),
            List.of("CALC-1"),
            "tier B");
  }

  private Event judged(OrderKey key) {
    var word = words.next("PASS, NEEDS_REVISION, FAIL or DISPUTED");
    var judge = state.flight(key).flatMap(Flight::worker).orElse("e-" + key.slug());
    var evaluator = by(judge);
    var verdict =
        switch (word) {
          case "PASS" -> new Verdict.Pass(judgedGate(key.subject()), Findings.NONE, evaluator);
          case "NEEDS_REVISION" -> new Verdict.NeedsRevision(findings("summary"), evaluator);
          case "FAIL" -> new Verdict.Fail(findings("design"), evaluator);
          case "DISPUTED" -> new Verdict.Disputed(findings("contract"), evaluator);
          default ->
              throw new Mistake(
                  "a verdict is PASS, NEEDS_REVISION, FAIL or DISPUTED, not '" + word + "'");
        };
    return new Event.Judged(at, key, verdict, usage());
  }

  /// The report that the evaluator names: the module's, unless the line says `gate=other`.
  private GateReport.Green judgedGate(ModuleName name) {
    var other = new GateReport.Green(digest, 1, 1, "tier B");
    return words.option("gate").isEmpty()
            && state.hasModule(name)
            && state.module(name).stage() instanceof Stage.Gated gated
        ? gated.gate()
        : other;
  }

  private Attribution attribution() {
    var first = new ModuleName(words.next("the module that uses the other"));
    return new Attribution(
        first, new ModuleName(words.next("the module it uses")), words.text("it looks so"));
  }

  private Event sealed(OrderKey key) {
    var version = words.number("version").map(Math::toIntExact).orElse(key.version());
    return new Event.ModuleSealed(at, key, new Seal(digest, "c0ffee", digest, version));
  }

  private Event answered() {
    var question = words.next("the question's id");
    var answer = Words.one(Answer.class, words.next("the answer"));
    return new Event.QuestionAnswered(at, question, answer, "ada", words.text("as agreed"));
  }

  private Event retested() {
    var name = new ModuleName(words.next("a tier, or end-to-end"));
    return new Event.TestsAmended(
        at, name, digest, "ada", words.text("a case was wrong"), Optional.empty());
  }

  private Event amended() {
    var name = new ModuleName(words.next("a module"));
    var visible = words.yes("interface", false);
    var like = state.hasModule(name) ? name : state.modules().firstKey();
    var old = state.spec(like);
    var version = words.number("version").map(Math::toIntExact).orElse(old.version() + 1);
    var contracts = List.of(new ContractDigest(name, version, digest));
    return new Event.ContractAmended(
        at,
        amended(old, name, version),
        digest,
        contracts,
        visible,
        "ada",
        words.text("it was wrong"),
        Optional.empty());
  }

  private Module amended(Module old, ModuleName name, int version) {
    var needs =
        words
            .option("needs")
            .map(list -> Words.list(list).stream().map(ModuleName::new).toList())
            .orElse(old.needs());
    var budget = PlanLines.budget(words);
    return new Module(
        name,
        old.purpose(),
        old.contract(),
        old.interfaces(),
        version,
        needs,
        old.owns(),
        words.yes("stub", old.stub().isPresent()) ? Optional.of("stubs/" + name) : Optional.empty(),
        old.knownGood(),
        old.references(),
        old.requirements(),
        old.gate(),
        old.estimate(),
        budget.equals(dev.ashlar.testkit.PlanDraft.UNBOUNDED) ? old.budget() : budget,
        old.onExhausted());
  }
}
