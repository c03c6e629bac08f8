package dev.ashlar.report;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.report.Postmortem.By;
import dev.ashlar.report.Postmortem.Caught;
import dev.ashlar.report.Postmortem.Delta;
import dev.ashlar.report.Postmortem.Ruling;
import dev.ashlar.report.Postmortem.Target;
import dev.ashlar.report.Postmortem.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Derives from the facts of a run what to change in contracts, tests, prompts and plan before the
/// next one. Each delta names its rule and its facts; a person or a model may word it better, but
/// not invent it.
final class Deltas {
  /// Estimates within this factor are good estimates.
  private static final int ESTIMATE_FACTOR = 2;

  private final Postmortem facts;
  private final List<Delta> deltas = new ArrayList<>();

  private Deltas(Postmortem facts) {
    this.facts = facts;
  }

  static List<Delta> of(Postmortem facts) {
    var deltas = new Deltas(facts);
    deltas.fromGates();
    deltas.fromEvaluators();
    deltas.fromCompositions();
    deltas.fromDisputes();
    deltas.fromTroubles();
    deltas.fromAbandoned();
    deltas.fromEstimates();
    deltas.fromParallelism();
    deltas.fromUnknownCosts();
    return deltas.deltas;
  }

  private void add(
      String rule, Target target, Optional<ModuleName> module, String change, String why) {
    deltas.add(new Delta(rule, target, module, change, why));
  }

  /// The most frequent defect of each module that had any.
  private void fromGates() {
    byModule(By.GATE)
        .forEach((module, caught) -> {
          var worst = mostFrequent(caught);
          var share = caught.stream().filter(one -> one.kind().equals(worst)).toList();
          var remedy = Remedy.of(Defect.valueOf(worst));
          add(
              "gate/" + worst.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
              remedy.target(),
              Optional.of(module),
              remedy.change() + requirements(share),
              "%s of %s at the gate: %s"
                  .formatted(
                      Figures.count(share.size()),
                      Figures.count(caught.size(), "rejection"),
                      example(share)));
        });
  }

  private static String requirements(List<Caught> share) {
    var ids =
        share.stream().flatMap(one -> one.requirements().stream()).distinct().sorted().toList();
    return ids.isEmpty() ? "" : " (requirements " + String.join(", ", ids) + ")";
  }

  private void fromEvaluators() {
    byModule(By.EVALUATOR)
        .forEach((module, caught) ->
            add(
                "evaluator/clause",
                Target.CONTRACT,
                Optional.of(module),
                "write what the evaluator had to ask for into the contract, or lock a case for it",
                Figures.count(caught.size(), "rejection")
                    + " by the evaluator after a green gate: "
                    + example(caught)));
  }

  private void fromCompositions() {
    for (var amended : facts.amendments()) {
      if (amended.trigger() == Trigger.RED_COMPOSITION && amended.composition().isPresent()) {
        add(
            "composition/module-gate",
            Target.TESTS,
            Optional.of(amended.module()),
            "lock a case in the module's own gate that fails where %s failed"
                .formatted(amended.composition().get()),
            "%s was red and %s was amended to v%d: %s"
                .formatted(
                    amended.composition().get(),
                    amended.module(),
                    amended.version(),
                    quote(amended.reason())));
      }
    }
  }

  private void fromDisputes() {
    for (var dispute : facts.disputes()) {
      var module = Optional.of(dispute.key().subject());
      var claim = Excerpt.claim(dispute.claim());
      if (dispute.ruling() == Ruling.UPHELD) {
        add(
            "dispute/upheld",
            Target.TESTS,
            module,
            "qualify the locked tests against a known-good implementation before the run",
            "a dispute was upheld" + redFor(dispute) + ": " + claim);
      } else if (dispute.ruling() == Ruling.OVERRULED) {
        add(
            "dispute/overruled",
            Target.CONTRACT,
            module,
            "say in the contract what the dispute misread",
            "a dispute was overruled: " + claim);
      }
    }
  }

  private String redFor(Postmortem.Dispute dispute) {
    var reds =
        facts.defects().stream()
            .filter(Caught::wrongTest)
            .filter(one -> one.key().subject().equals(dispute.key().subject()))
            .filter(one -> one.key().version() == dispute.key().version())
            .count();
    return reds == 0
        ? ""
        : " after %s for a test that was itself wrong".formatted(Figures.count(reds, "red gate"));
  }

  private void fromTroubles() {
    var failed = new TreeMap<String, Integer>();
    facts.troubles().stream()
        .filter(Postmortem.Trouble::agents)
        .forEach(trouble -> failed.merge(trouble.kind(), 1, Integer::sum));
    failed.forEach((kind, count) ->
        add(
            "agent/" + kind.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
            Target.PROMPT,
            Optional.empty(),
            Remedy.ofFailure(dev.ashlar.orchestrator.Failure.valueOf(kind)),
            Figures.count(count, "turn") + " of agents ended so: " + words(kind)));
  }

  private void fromAbandoned() {
    for (var module : facts.modules()) {
      module
          .abandoned()
          .ifPresent(reason ->
              add(
                  "module/abandoned",
                  Target.PLAN,
                  Optional.of(module.name()),
                  "split the module, or give it a larger budget",
                  "%s and %s ended without a seal: %s"
                      .formatted(
                          Figures.count(module.attempts(), "attempt"),
                          Figures.count(module.turns(), "turn"),
                          quote(reason))));
    }
  }

  private void fromEstimates() {
    for (var module : facts.modules()) {
      var turns = module.estimate().turns();
      if (module.seal().isPresent() && turns > 0 && module.turns() > turns * ESTIMATE_FACTOR) {
        add(
            "plan/estimate",
            Target.PLAN,
            Optional.of(module.name()),
            "estimate %d turns instead of %d".formatted(module.turns(), turns),
            "the longest estimates start first, and this one was short by a factor of %s"
                .formatted(Figures.ratio(OptionalDouble.of((double) module.turns() / turns))));
      }
    }
  }

  private void fromParallelism() {
    var useful = facts.usefulGenerators();
    var most = Math.max(1, (int) Math.ceil(useful.orElse(0) * 1.5));
    if (useful.isPresent() && facts.generators() > most) {
      add(
          "plan/generators",
          Target.PLAN,
          Optional.empty(),
          "run at most %s, or more evaluators".formatted(Figures.count(most, "generator")),
          "%d were allowed, and gates and evaluators keep up with %s"
              .formatted(facts.generators(), Figures.ratio(useful)));
    }
  }

  private void fromUnknownCosts() {
    var books = facts.total();
    if (books.unknownTurns() > 0) {
      add(
          "agent/unknown-cost",
          Target.PLAN,
          Optional.empty(),
          "let agents report what a turn cost, so that budgets can be exact",
          "%d of %s said nothing about tokens"
              .formatted(books.unknownTurns(), Figures.count(books.turns(), "turn")));
    }
  }

  private Map<ModuleName, List<Caught>> byModule(By by) {
    var all = new TreeMap<ModuleName, List<Caught>>();
    facts.defects().stream()
        .filter(caught -> caught.by() == by && !caught.wrongTest())
        .forEach(caught ->
            all.computeIfAbsent(caught.key().subject(), _ -> new ArrayList<>()).add(caught));
    return all;
  }

  /// The kind that was caught most often; of equals the one that is worse.
  private static String mostFrequent(List<Caught> caught) {
    return Arrays.stream(Defect.values())
        .map(Enum::name)
        .max(
            java.util.Comparator.comparingLong(
                (String kind) -> caught.stream().filter(one -> one.kind().equals(kind)).count()))
        .orElseThrow();
  }

  private static String example(List<Caught> caught) {
    return caught.stream()
        .flatMap(one -> one.findings().list().stream())
        .findFirst()
        .map(finding -> "“" + Excerpt.of(finding) + "”")
        .orElse("no finding was kept");
  }

  private static String quote(String text) {
    return Excerpt.quoted(text);
  }

  private static String words(String kind) {
    return kind.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
