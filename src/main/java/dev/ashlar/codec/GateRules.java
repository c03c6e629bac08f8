package dev.ashlar.codec;

import dev.ashlar.codec.Draft.GateDraft;
import dev.ashlar.codec.Draft.ModuleDraft;
import dev.ashlar.codec.Draft.TierDraft;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.ContractRule;
import dev.ashlar.plan.GateRule;
import dev.ashlar.plan.Nearest;
import dev.ashlar.plan.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Rules about gates and their cases: a gate can fail, some of it is never shown, and together the
/// gates cover every requirement.
///
/// Where a cases file could not be read whole, rules that count its cases stay silent: the
/// unreadable lines are told, and they may be the missing ones.
final class GateRules {
  private final Draft draft;
  private final PlanFiles files;
  private final Problems problems;
  private final Map<String, Spot> requirements;
  private final Map<String, Cases> read = new HashMap<>();
  private final Set<String> covered = new HashSet<>();
  private boolean allReadable = true;

  GateRules(Draft draft, PlanFiles files, Problems problems) {
    this.draft = draft;
    this.files = files;
    this.problems = problems;
    this.requirements = draft.requirements();
  }

  /// A gate with its cases, as far as they could be read.
  private record Judged(
      GateDraft gate, List<CaseLine> visible, List<CaseLine> heldOut, boolean whole) {
    List<CaseLine> all() {
      var all = new ArrayList<>(visible);
      all.addAll(heldOut);
      return all;
    }

    Set<String> covers() {
      Set<String> covers =
          all().stream().flatMap(line -> line.covers().stream()).collect(Collectors.toSet());
      gate.suiteCovers().forEach(id -> covers.add(id.literal()));
      return covers;
    }
  }

  void check() {
    var modules = new ArrayList<Judged>();
    for (ModuleDraft module : draft.modules()) {
      Optional<Judged> judged = module.gate().map(this::judged);
      judged.ifPresent(gate -> moduleGate(module, gate));
      modules.add(
          judged.orElseGet(
              () -> new Judged(new GateDraft(module.json(), ""), List.of(), List.of(), false)));
    }
    var composed = new HashMap<TierDraft, Judged>();
    for (TierDraft tier : draft.tiers()) {
      tier.gate().map(this::judged).ifPresent(gate -> composed.put(tier, gate));
    }
    Optional<Judged> endToEnd = draft.endToEndGate().map(this::judged);
    composed.values().forEach(gate -> share(gate, GateRule.CASES_HELD_OUT_SHARE));
    endToEnd.ifPresent(gate -> share(gate, GateRule.CASES_HELD_OUT_SHARE));
    endToEnd.ifPresent(gate -> repeats(gate, modules));
    for (int i = 0; i < modules.size(); i++) {
      claims(draft.modules().get(i), modules.get(i), composed, endToEnd);
    }
    coverage();
  }

  private Judged judged(GateDraft gate) {
    boolean hasCases = gate.hasCases();
    if (!hasCases && gate.suites().isEmpty()) {
      problems.add(
          GateRule.GATE_CANNOT_FAIL, gate.spot(), gate.label() + " has neither cases nor suites");
    }
    if (hasCases && gate.json().get("run").isEmpty()) {
      problems.add(
          GateRule.GATE_NO_RUN,
          gate.spot(),
          gate.label() + " has cases and no `run` to answer them");
    }
    gate.run()
        .filter(_ -> !hasCases && !gate.suites().isEmpty())
        .ifPresent(run ->
            problems.add(
                GateRule.GATE_IDLE_RUN,
                run.spot(),
                gate.label() + " has no cases for its `run` to answer"));
    timeouts(gate);
    suites(gate);
    var visible = gate.cases().map(this::cases).orElse(new Cases(List.of(), List.of()));
    var heldOut = gate.heldOut().map(this::cases).orElse(new Cases(List.of(), List.of()));
    boolean whole =
        visible.problems().isEmpty()
            && heldOut.problems().isEmpty()
            && present(gate, "cases", gate.cases())
            && present(gate, "held-out", gate.heldOut())
            && distinct(gate);
    allReadable &= whole;
    var judged = new Judged(gate, visible.lines(), heldOut.lines(), whole);
    covered.addAll(judged.covers());
    uniqueIds(judged);
    return judged;
  }

  /// Whether there is something to count: a file that is missing, empty or misnamed is told as
  /// such.
  private boolean present(GateDraft gate, String key, Optional<Scalar> path) {
    return gate.json().get(key).isEmpty()
        || path.flatMap(p -> files.text(p.literal())).filter(text -> !text.isBlank()).isPresent();
  }

  private static boolean distinct(GateDraft gate) {
    return gate.cases().isEmpty()
        || gate.heldOut().isEmpty()
        || !gate.cases().get().literal().equals(gate.heldOut().get().literal());
  }

  private Cases cases(Scalar path) {
    return read.computeIfAbsent(
        path.literal(),
        file -> {
          Cases cases =
              Cases.read(
                  file, files.bytes(file).orElse(new byte[0]), Optional.of(requirements.keySet()));
          problems.addAll(cases.problems());
          return cases;
        });
  }

  private void timeouts(GateDraft gate) {
    Optional<Duration> run = Draft.amount(gate.timeouts(), "run", Amounts::duration);
    Optional<Duration> oneCase = Draft.amount(gate.timeouts(), "case", Amounts::duration);
    Duration whole = run.orElse(PlanBuilding.RUN_TIME);
    if (oneCase.isPresent() && oneCase.get().compareTo(whole) > 0) {
      Spot spot = gate.timeouts().get("case").map(Json::spot).orElse(gate.spot());
      problems.add(
          GateRule.GATE_TIMEOUTS,
          spot,
          "one case may take "
              + Amounts.told(oneCase.get())
              + ", the whole run only "
              + Amounts.told(whole));
    }
  }

  private void suites(GateDraft gate) {
    for (Scalar id : gate.suiteCovers()) {
      if (!requirements.containsKey(id.literal())) {
        unknown(GateRule.CASES_UNKNOWN_REQUIREMENT, id);
      }
    }
  }

  private void unknown(Rule rule, Scalar id) {
    problems.add(
        rule,
        id.spot(),
        "the plan has no requirement `" + id.literal() + "`",
        Nearest.hint(id.literal(), requirements.keySet(), rule.terms().mend()));
  }

  private void uniqueIds(Judged gate) {
    String visible = gate.gate().cases().map(Scalar::literal).orElse("");
    String heldOut = gate.gate().heldOut().map(Scalar::literal).orElse("");
    var first = new HashMap<String, String>();
    gate.visible().forEach(line -> uniqueId(first, line, visible));
    if (!heldOut.equals(visible)) {
      gate.heldOut().forEach(line -> uniqueId(first, line, heldOut));
    }
  }

  private void uniqueId(Map<String, String> first, CaseLine line, String file) {
    String before = first.putIfAbsent(line.id(), file + ":" + line.line());
    if (before != null) {
      Rule rule = GateRule.CASES_DUPLICATE_ID;
      problems.add(
          rule,
          file,
          new Spot(line.line(), 1),
          "case `" + line.id() + "` stands in " + before + " already",
          rule.terms().mend());
    }
  }

  private void moduleGate(ModuleDraft module, Judged gate) {
    if (gate.all().isEmpty()) {
      if (!gate.gate().suites().isEmpty()) {
        problems.add(
            GateRule.GATE_SUITES_ALONE,
            gate.gate().spot(),
            module.label() + " is judged by suites alone");
      } else if (gate.whole()
          && (gate.gate().cases().isPresent() || gate.gate().heldOut().isPresent())) {
        problems.add(
            GateRule.GATE_CANNOT_FAIL,
            gate.gate().spot(),
            gate.gate().label() + " has no cases in its files");
      }
      return;
    }
    share(gate, GateRule.CASES_NONE_HELD_OUT);
    if (gate.whole() && gate.all().stream().noneMatch(CaseLine::negative)) {
      problems.add(
          GateRule.CASES_NO_NEGATIVE,
          gate.gate().spot(),
          "none of the " + gate.all().size() + " cases of " + module.label() + " is negative");
    }
  }

  /// At least a quarter unseen; `none` is the rule for a gate without any unseen case.
  private void share(Judged gate, Rule none) {
    if (!gate.whole() || gate.all().isEmpty()) {
      return;
    }
    Set<String> shown = gate.visible().stream().map(CaseLine::input).collect(Collectors.toSet());
    long unseen = gate.heldOut().stream().filter(line -> !shown.contains(line.input())).count();
    gate.heldOut().stream()
        .filter(line -> shown.contains(line.input()))
        .forEach(line -> repeats(gate, line));
    Spot spot =
        gate.gate().heldOut().or(gate.gate()::cases).map(Scalar::spot).orElse(gate.gate().spot());
    String counted = "of the " + gate.all().size() + " cases of " + gate.gate().label();
    if (unseen == 0) {
      problems.add(none, spot, "none " + counted + " is held out");
    } else if (unseen * 4 < gate.all().size()) {
      problems.add(
          GateRule.CASES_HELD_OUT_SHARE,
          spot,
          "only " + unseen + " " + counted + (unseen == 1 ? " is" : " are") + " held out");
    }
  }

  private void repeats(Judged gate, CaseLine line) {
    Rule rule = GateRule.CASES_HELD_OUT_REPEATS;
    String file = gate.gate().heldOut().map(Scalar::literal).orElse(Problems.PLAN);
    problems.add(
        rule,
        file,
        new Spot(line.line(), 1),
        "case `" + line.id() + "` has the input of a visible case",
        rule.terms().mend());
  }

  /// An end-to-end gate shows something that no module's gate does.
  private void repeats(Judged endToEnd, List<Judged> modules) {
    Set<CaseLine> known =
        modules.stream()
            .flatMap(gate -> gate.all().stream())
            .map(GateRules::question)
            .collect(Collectors.toSet());
    if (allReadable
        && endToEnd.gate().suites().isEmpty()
        && !endToEnd.all().isEmpty()
        && endToEnd.all().stream().map(GateRules::question).allMatch(known::contains)) {
      problems.add(
          GateRule.END_TO_END_REPEATS,
          endToEnd.gate().spot(),
          "all "
              + endToEnd.all().size()
              + " cases of the end-to-end gate stand in gates of modules already");
    }
  }

  /// What a case asks, whatever it is called and wherever it stands.
  private static CaseLine question(CaseLine line) {
    return new CaseLine("", line.input(), line.expectation(), List.of(), false, 0);
  }

  /// What a module lists as its requirements is known, and covered where the module is judged.
  private void claims(
      ModuleDraft module, Judged own, Map<TierDraft, Judged> composed, Optional<Judged> endToEnd) {
    Set<String> reached = new HashSet<>(own.covers());
    composed.forEach((tier, gate) -> {
      if (tier.modules().stream().anyMatch(member -> member.literal().equals(module.label()))) {
        reached.addAll(gate.covers());
      }
    });
    endToEnd.ifPresent(gate -> reached.addAll(gate.covers()));
    for (Scalar id : module.requirements()) {
      if (!requirements.containsKey(id.literal())) {
        unknown(ContractRule.REQUIREMENT_UNKNOWN, id);
      } else if (allReadable && covered.contains(id.literal()) && !reached.contains(id.literal())) {
        problems.add(
            ContractRule.REQUIREMENT_MODULE_UNCOVERED,
            id.spot(),
            "no gate that " + module.label() + " passes covers " + id.literal());
      }
    }
  }

  private void coverage() {
    Set<String> claimed =
        draft.modules().stream()
            .flatMap(module -> module.requirements().stream())
            .map(Scalar::literal)
            .collect(Collectors.toSet());
    requirements.forEach((id, spot) -> {
      if (!Draft.isRequirementId(id)) {
        return;
      }
      if (allReadable && !covered.contains(id)) {
        problems.add(ContractRule.REQUIREMENT_UNCOVERED, spot, "no case or suite covers " + id);
      }
      if (!claimed.contains(id)) {
        problems.add(ContractRule.REQUIREMENT_UNCLAIMED, spot, "no module lists " + id);
      }
    });
  }
}
