package dev.ashlar.report;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.plan.ModuleName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Notes which agents generated and judged each module, by what they said of themselves.
final class LineageLog implements Walk.Observer {
  private final Map<ModuleName, String> generators = new HashMap<>();
  private final Map<ModuleName, Lineage> lineages = new TreeMap<>();

  /// A worker says what it is once, and may leave it out later.
  private final Map<String, String> told = new HashMap<>();

  @Override
  public void step(Walk.Step step) {
    if (step.event() instanceof Event.OrderClaimed claimed && !isUnknown(claimed.agent())) {
      told.put(claimed.worker(), claimed.agent());
    }
    for (var span : step.ended()) {
      span.answer().ifPresent(answer -> ended(span, answer));
    }
  }

  private void ended(Span span, Event.Reply answer) {
    var module = span.key().subject();
    switch (answer) {
      case Event.SubmissionArrived _ -> generators.put(module, who(span));
      case Event.Judged _ -> judged(module, who(span));
      case Event.OrderClaimed _,
          Event.SubmissionRefused _,
          Event.GenerationFailed _,
          Event.ContractDisputed _,
          Event.GateFinished _,
          Event.JudgmentFailed _,
          Event.AttributionProposed _,
          Event.ModuleSealed _,
          Event.OrderBroken _,
          Event.PostmortemWritten _ -> {}
    }
  }

  private void judged(ModuleName module, String evaluator) {
    var generator = generators.getOrDefault(module, Lineage.UNKNOWN);
    lineages.put(module, new Lineage(module, generator, evaluator, likeness(generator, evaluator)));
  }

  private String who(Span span) {
    var said = span.agent().filter(agent -> !isUnknown(agent));
    return said.or(() -> span.worker().map(told::get)).orElse(Lineage.UNKNOWN);
  }

  private static boolean isUnknown(String agent) {
    return agent.isBlank() || agent.equals(Lineage.UNKNOWN);
  }

  private static Lineage.Likeness likeness(String one, String other) {
    if (isUnknown(one) || isUnknown(other)) {
      return Lineage.Likeness.UNKNOWN;
    }
    return plain(one).equals(plain(other)) ? Lineage.Likeness.SAME : Lineage.Likeness.DIFFERENT;
  }

  private static String plain(String agent) {
    return agent.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  List<Lineage> lineages() {
    return List.copyOf(lineages.values());
  }
}
