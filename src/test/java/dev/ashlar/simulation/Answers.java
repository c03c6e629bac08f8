package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Attribution;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Seal;
import dev.ashlar.orchestrator.Submission;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.ModuleName;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;

/// What agents, gates and the store answer to orders: mostly what is wanted, and at the profile's
/// rates something else, too late, twice, or under a wrong key.
final class Answers {
  private static final List<Digest> DIGESTS =
      new SplittableRandom(1).ints(512).mapToObj(i -> Digest.ofText("digest " + i)).toList();

  private static final List<Failure> FAILURES = List.of(Failure.values());
  private static final List<Defect> DEFECTS = List.of(Defect.values());

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final OrderKey.Kind[] KINDS = OrderKey.Kind.values();

  private final World world;
  private int made;

  Answers(World world) {
    this.world = world;
  }

  /// Schedules the answers to an order that was dispatched.
  void to(Order order) {
    if (world.hit(Fault.HARNESS_BROKEN)) {
      var broken = at(order, (when, key) -> new Event.OrderBroken(when, key, "no space left"));
      send(order.key(), random(10 * SECOND), false, broken);
      return;
    }
    switch (order) {
      case Order.Generate generate -> generate(generate);
      case Order.RunGate gate -> gate(gate, Fault.GATE_RED, Fault.GATE_BROKEN);
      case Order.Recheck recheck -> gate(recheck, Fault.GATE_RED, Fault.GATE_BROKEN);
      case Order.Integrate tier -> gate(tier, Fault.TIER_RED, Fault.TIER_BROKEN);
      case Order.RunEndToEnd whole -> gate(whole, Fault.TIER_RED, Fault.TIER_BROKEN);
      case Order.Evaluate evaluate -> evaluate(evaluate);
      case Order.Attribute attribute -> attribute(attribute);
      case Order.SealModule seal -> seal(seal);
      case Order.WritePostmortem postmortem ->
          soon(
              postmortem,
              at(postmortem, (w, key) -> new Event.PostmortemWritten(w, key, digest())));
    }
  }

  private interface Answering {
    Event.Reply at(Instant when, OrderKey key);
  }

  private static Function<Instant, Event> at(Order order, Answering answering) {
    return when -> answering.at(when, order.key());
  }

  private void generate(Order.Generate order) {
    var attached = order.holder().isPresent() || attached();
    if (attached) {
      claim(order, order.holder().orElseGet(() -> "w" + made++));
    }
    var takes = random(20 * MINUTE) * (world.hit(Fault.AGENT_SLOW) ? 100 : 1);
    var allowed = order.allowance().toMillis();
    if (takes > allowed || world.hit(Fault.AGENT_LATE)) {
      var usage = usage(order.reserve());
      send(
          order.key(),
          Math.min(takes, allowed),
          attached,
          at(
              order,
              (w, k) -> new Event.GenerationFailed(w, k, Failure.TIMEOUT, "too slow", usage)));
    }
    send(order.key(), takes, attached, at(order, generated(order)));
  }

  private boolean attached() {
    return world.profile.agent().equals("attached") || world.hit(Fault.AGENT_CLAIMS);
  }

  private Answering generated(Order.Generate order) {
    var usage = usage(order.reserve());
    if (world.hit(Fault.AGENT_FAILS)) {
      var failure = FAILURES.get(world.random.nextInt(FAILURES.size()));
      return (w, k) -> new Event.GenerationFailed(w, k, failure, "it gave up", usage);
    }
    if (world.hit(Fault.AGENT_OUT_OF_BOUNDS)) {
      return (w, k) -> new Event.SubmissionRefused(w, k, Defect.OUT_OF_BOUNDS, findings(), usage);
    }
    if (world.hit(Fault.AGENT_DISPUTES)) {
      return (w, k) -> new Event.ContractDisputed(w, k, findings(), usage);
    }
    var submission = new Submission(digest(), summary(), order.holder().orElse("g" + made++));
    return (w, k) -> new Event.SubmissionArrived(w, k, submission, usage);
  }

  private void gate(Order order, Fault red, Fault broken) {
    var total = 1 + world.random.nextInt(100);
    GateReport report;
    if (world.hit(broken)) {
      report = new GateReport.Broken("the sandbox is gone");
    } else if (world.hit(red)) {
      var defect = DEFECTS.get(world.random.nextInt(DEFECTS.size()));
      var passed = world.random.nextInt(total);
      report =
          new GateReport.Red(digest(), passed, total, defect, findings(), List.of("CALC-1"), "B");
    } else {
      report = new GateReport.Green(digest(), total, total, "B");
    }
    var told = report;
    send(
        order.key(),
        random(5 * MINUTE),
        false,
        at(order, (when, key) -> new Event.GateFinished(when, key, told)));
  }

  private void evaluate(Order.Evaluate order) {
    var evaluator = world.calm() ? "j" + made++ : "e" + world.random.nextInt(4);
    var attached = attached();
    if (attached) {
      claim(order, evaluator);
    }
    send(order.key(), random(5 * MINUTE), attached, at(order, judged(order, evaluator)));
  }

  private Answering judged(Order.Evaluate order, String evaluator) {
    var usage = usage(order.reserve());
    if (world.hit(Fault.JUDGE_SILENT)) {
      return (w, k) -> new Event.JudgmentFailed(w, k, Failure.LOST, "no answer", usage);
    }
    Verdict verdict = new Verdict.Pass(order.gate(), findings(), evaluator);
    if (world.hit(Fault.JUDGE_REVISES)) {
      verdict = new Verdict.NeedsRevision(findings(), evaluator);
    } else if (world.hit(Fault.JUDGE_FAILS_IT)) {
      verdict = new Verdict.Fail(findings(), evaluator);
    } else if (world.hit(Fault.JUDGE_DISPUTES)) {
      verdict = new Verdict.Disputed(findings(), evaluator);
    } else if (world.hit(Fault.JUDGE_OF_OTHER_GATE)) {
      verdict = new Verdict.Pass(new GateReport.Green(digest(), 1, 1, "B"), findings(), evaluator);
    } else if (world.hit(Fault.JUDGE_IS_GENERATOR)) {
      verdict = new Verdict.Pass(order.gate(), findings(), order.submission().generator());
    }
    var told = verdict;
    return (w, k) -> new Event.Judged(w, k, told, usage);
  }

  private void attribute(Order.Attribute order) {
    var usage = usage(order.reserve());
    var silent = world.hit(Fault.ATTRIBUTION_SILENT);
    var blamed = new Attribution(new ModuleName("m0"), new ModuleName("m9"), "it looks so");
    send(
        order.key(),
        random(5 * MINUTE),
        false,
        at(
            order,
            (w, k) ->
                silent
                    ? new Event.JudgmentFailed(w, k, Failure.MALFORMED, "no JSON", usage)
                    : new Event.AttributionProposed(w, k, blamed, usage)));
  }

  private void seal(Order.SealModule order) {
    var seal = new Seal(digest(), "c" + made++, order.submission().tree(), order.key().version());
    soon(order, at(order, (when, key) -> new Event.ModuleSealed(when, key, seal)));
  }

  private void soon(Order order, Function<Instant, Event> answer) {
    send(order.key(), random(10 * SECOND), false, answer);
  }

  private void claim(Order order, String worker) {
    world.later(
        random(30 * SECOND),
        true,
        at(order, (when, key) -> new Event.OrderClaimed(when, key, worker, "by hand")));
  }

  private void send(OrderKey key, long delay, boolean survives, Function<Instant, Event> answer) {
    world.later(delay, survives, answer);
    if (world.hit(Fault.CLAIM_FORBIDDEN)) {
      var intruder = intruder();
      world.later(
          random(delay + 1), true, when -> new Event.OrderClaimed(when, key, intruder, "intruder"));
    }
    if (world.hit(Fault.ANSWER_TWICE)) {
      world.later(delay + random(30 * MINUTE), true, answer);
    }
    if (world.hit(Fault.ANSWER_STRAY)) {
      var other = stray(key);
      world.later(
          random(2 * delay + 1),
          true,
          when -> Rekeyed.reply((Event.Reply) answer.apply(when), other));
    }
  }

  private String intruder() {
    var known = List.copyOf(world.state().workers().keySet());
    return known.isEmpty() || world.random.nextInt(3) == 0
        ? "e" + world.random.nextInt(4)
        : known.get(world.random.nextInt(known.size()));
  }

  private OrderKey stray(OrderKey key) {
    var by = world.random.nextBoolean() ? 1 : -1;
    return switch (world.random.nextInt(5)) {
      case 0 ->
          new OrderKey(
              KINDS[world.random.nextInt(KINDS.length)],
              key.subject(),
              key.version(),
              key.attempt(),
              key.turn());
      case 1 ->
          new OrderKey(key.kind(), key.subject(), key.version() + by, key.attempt(), key.turn());
      case 2 ->
          new OrderKey(key.kind(), key.subject(), key.version(), key.attempt() + by, key.turn());
      case 3 ->
          new OrderKey(key.kind(), key.subject(), key.version(), key.attempt(), key.turn() + by);
      default ->
          new OrderKey(
              key.kind(),
              new ModuleName("m" + world.random.nextInt(50)),
              key.version(),
              key.attempt(),
              key.turn());
    };
  }

  private Usage usage(Amount reserve) {
    if (world.hit(Fault.USAGE_UNKNOWN)) {
      return world.random.nextBoolean()
          ? Usage.UNKNOWN
          : new Usage(OptionalLong.of(world.random.nextLong(1_000)), OptionalLong.empty());
    }
    var times = world.hit(Fault.USAGE_HUGE) ? 200 : 1;
    return new Usage(
        OptionalLong.of(world.random.nextLong(reserve.tokens() + 1) * times),
        OptionalLong.of(world.random.nextLong(reserve.usdMicros() + 1) * times));
  }

  private Findings findings() {
    return Findings.of(List.of(new Finding("case-" + world.random.nextInt(9), "7 is not 8")));
  }

  private String summary() {
    return world.random.nextInt(50) == 0 ? "s".repeat(20_000) : "done";
  }

  private Digest digest() {
    return DIGESTS.get(world.random.nextInt(DIGESTS.size()));
  }

  private long random(long most) {
    return world.random.nextLong(most) + 1;
  }
}
