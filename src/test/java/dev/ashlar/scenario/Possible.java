package dev.ashlar.scenario;

import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that may happen in a state, as lines of a scenario. `wayward` are the modules and
/// tiers that may go wrong, `tokens` what a turn may cost, `minutes` how long everything takes,
/// `others` what may happen unasked.
record Possible(Set<String> wayward, List<String> tokens, int minutes, Set<Unasked> others) {

  /// What may happen besides answers.
  enum Unasked {
    CONTINUED,
    PAUSED,
    STOPPED,
    AMENDED
  }

  private static final List<String> FREE = List.of("");
  private static final Set<Unasked> ALL = Set.of(Unasked.values());

  /// Small plans, each with what is tried on it.
  static final Map<String, Possible> PLANS = plans();

  private static Map<String, Possible> plans() {
    var alone = new Possible(Set.of("a"), FREE, 0, ALL);
    var spending =
        new Possible(
            Set.of("a"), List.of("", " tokens=10k"), 0, Set.of(Unasked.AMENDED, Unasked.CONTINUED));
    var pair = new Possible(Set.of("b"), FREE, 0, Set.of(Unasked.AMENDED, Unasked.CONTINUED));
    var slow = new Possible(Set.of("a"), FREE, 10, Set.of(Unasked.CONTINUED, Unasked.PAUSED));
    var composed =
        new Possible(
            Set.of("t"), FREE, 0, Set.of(Unasked.AMENDED, Unasked.CONTINUED, Unasked.STOPPED));
    var whole =
        new Possible(
            Set.of("end-to-end"),
            FREE,
            0,
            Set.of(Unasked.AMENDED, Unasked.CONTINUED, Unasked.STOPPED, Unasked.PAUSED));
    var plans = new LinkedHashMap<String, Possible>();
    plans.put("module a turns=2 attempts=2", alone);
    plans.put("module a turns=1 fresh=no", alone);
    plans.put("module a tokens=0", alone);
    plans.put("run turns=0\nmodule a", alone);
    plans.put("run agent=attached\nmodule a turns=2 attempts=1", alone);
    plans.put("module a tokens=20k turns=3 attempts=2 estimate=4", spending);
    plans.put("run turns=1\nmodule a turns=2 attempts=2", alone);
    plans.put("run tokens=20k\nmodule a turns=2 attempts=1 estimate=4", spending);
    plans.put("module a\nmodule b needs=a turns=2 attempts=2", pair);
    plans.put("module a turns=2 attempts=2 time=15m", slow);
    plans.put("run integrator=yes\nmodule a\ntier t a", composed);
    plans.put("module a\ntier t a", composed);
    plans.put("run integrator=yes\nmodule a", whole);
    plans.put("run threshold=50\nmodule a", whole);
    return plans;
  }

  List<String> lines(RunState state) {
    var lines = new ArrayList<String>();
    state.flights().forEach(flight -> answers(flight, lines));
    state.questions().values().forEach(question -> decisions(question, lines));
    unasked(state, lines);
    return lines;
  }

  private void unasked(RunState state, List<String> lines) {
    for (var other : others) {
      switch (other) {
        case CONTINUED -> lines.add("RunContinued");
        case PAUSED -> lines.add("RunPaused");
        case STOPPED -> lines.add("RunStopped");
        case AMENDED -> {
          for (var name : state.modules().keySet()) {
            lines.add("ContractAmended " + name);
            lines.add("ContractAmended " + name + " interface=yes");
          }
          state.tiers().keySet().forEach(tier -> lines.add("TestsAmended " + tier));
          lines.add("TestsAmended " + RunState.END_TO_END);
        }
      }
    }
  }

  private static void decisions(Question question, List<String> lines) {
    question
        .options()
        .forEach(answer -> lines.add("QuestionAnswered " + question.id() + " " + answer));
  }

  private void answers(Flight flight, List<String> lines) {
    var name = flight.key().subject().text();
    switch (flight.key().kind()) {
      case GENERATE -> {
        tokens.forEach(cost -> lines.add("SubmissionArrived " + name + cost));
        if (wayward.contains(name)) {
          for (var cost : tokens) {
            lines.add("SubmissionRefused " + name + cost);
            lines.add("GenerationFailed " + name + cost);
            lines.add("GenerationFailed " + name + " BUDGET" + cost);
            lines.add("GenerationFailed " + name + " UNAVAILABLE" + cost);
            lines.add("ContractDisputed " + name + cost);
          }
          broken(flight, lines);
        }
      }
      case GATE, RECHECK, INTEGRATE, END_TO_END -> gates(flight, lines);
      case EVALUATE -> {
        lines.add("Judged " + name + " PASS");
        if (wayward.contains(name)) {
          lines.add("Judged " + name + " PASS gate=other");
          for (var verdict : List.of("NEEDS_REVISION", "FAIL", "DISPUTED")) {
            lines.add("Judged " + name + " " + verdict);
            lines.add("Judged " + name + " " + verdict + " by=" + generator(flight));
          }
          lines.add("JudgmentFailed " + name + " LOST");
          lines.add("JudgmentFailed " + name + " UNAVAILABLE");
          broken(flight, lines);
        }
      }
      case SEAL -> {
        lines.add("ModuleSealed " + name);
        if (wayward.contains(name)) {
          lines.add("ModuleSealed " + name + " version=99");
          broken(flight, lines);
        }
      }
      case ATTRIBUTE -> {
        lines.add("AttributionProposed " + name + " b a");
        lines.add("JudgmentFailed " + name + " MALFORMED");
        lines.add("JudgmentFailed " + name + " UNAVAILABLE");
        broken(flight, lines);
      }
      case POSTMORTEM -> {
        lines.add("PostmortemWritten");
        lines.add("OrderBroken run");
      }
    }
  }

  /// Who generated what is judged here, as `Happening` names it.
  private static String generator(Flight flight) {
    return flight.key().slug().replace("evaluate", "g-generate");
  }

  private void gates(Flight flight, List<String> lines) {
    var name = flight.key().subject().text();
    lines.add("GateFinished " + name + " green");
    if (wayward.contains(name)) {
      lines.add("GateFinished " + name + " red");
      lines.add("GateFinished " + name + " red passed=11/12");
      lines.add("GateFinished " + name + " broken");
      lines.add("OrderBroken " + name);
    }
  }

  private static void broken(Flight flight, List<String> lines) {
    var name = flight.key().subject();
    lines.add("OrderBroken " + name);
    if (flight.worker().isEmpty()) {
      lines.add("OrderClaimed " + name + " by=w-" + flight.key().slug());
    }
  }
}
