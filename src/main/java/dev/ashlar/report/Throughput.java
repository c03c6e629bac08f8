package dev.ashlar.report;

import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.plan.Parallelism;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// How much verification a run needs for each module it generates, as measured so far, and what
/// follows for the number of generators that are of use.
///
/// Times are sums over all turns, rejected ones included; `sealed` counts seals, so that time over
/// seals is what one sealed module costs.
public record Throughput(int sealed, Duration generating, Duration judging, Duration gating) {
  public static final Throughput NONE =
      new Throughput(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /// What those spans add up to.
  public static Throughput of(List<Span> spans) {
    Map<OrderKey.Kind, Duration> time = new EnumMap<>(OrderKey.Kind.class);
    spans.forEach(span -> time.merge(span.key().kind(), span.time(), Duration::plus));
    var sealed = spans.stream().filter(Throughput::seals).count();
    return new Throughput(
        (int) sealed,
        time.getOrDefault(OrderKey.Kind.GENERATE, Duration.ZERO),
        time.getOrDefault(OrderKey.Kind.EVALUATE, Duration.ZERO),
        time.getOrDefault(OrderKey.Kind.GATE, Duration.ZERO));
  }

  private static boolean seals(Span span) {
    return span.key().kind() == OrderKey.Kind.SEAL
        && span.answer()
            .filter(dev.ashlar.orchestrator.Event.ModuleSealed.class::isInstance)
            .isPresent();
  }

  /// N*: how many generators keep the verifiers busy; more only pile up unjudged work. The smaller
  /// of E · G / V for evaluators and K · G / W for gates; empty before anything was sealed.
  public OptionalDouble usefulGenerators(Parallelism parallelism) {
    var byEvaluators = useful(parallelism.evaluators(), judging);
    var byGates = useful(parallelism.gates(), gating);
    if (byEvaluators.isEmpty() || byGates.isEmpty()) {
      return byEvaluators.isPresent() ? byEvaluators : byGates;
    }
    return OptionalDouble.of(Math.min(byEvaluators.getAsDouble(), byGates.getAsDouble()));
  }

  private OptionalDouble useful(int verifiers, Duration verifying) {
    return sealed == 0 || generating.isZero() || verifying.isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) verifiers * generating.toMillis() / verifying.toMillis());
  }
}
