package dev.ashlar.codec;

import static dev.ashlar.codec.Draft.amount;
import static dev.ashlar.codec.Draft.number;
import static dev.ashlar.codec.Draft.textOf;

import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.plan.Artifact;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.EndToEnd;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.Module.Exhausted;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Parallelism;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import dev.ashlar.plan.Tier;
import dev.ashlar.plan.ToolchainNeed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The plan that a draft without errors denotes. The only place that knows the format's defaults.
final class PlanBuilding {
  private static final Duration BUILD_TIME = Duration.ofSeconds(60);
  static final Duration RUN_TIME = Duration.ofSeconds(60);
  private static final Duration CASE_TIME = Duration.ofSeconds(5);
  private static final long MEMORY_BYTES = 512L << 20;
  private static final int MODULE_TURNS = 12;
  private static final int MODULE_ATTEMPTS = 3;
  static final Duration LEASE = Duration.ofMinutes(20);
  static final int GENERATORS_PER_EVALUATOR = 2;

  private final Json tree;

  PlanBuilding(Draft draft) {
    this.tree = draft.tree();
  }

  Plan plan() {
    return new Plan(
        artifact(need(tree, "artifact")),
        requirements(),
        list(tree, "toolchains").stream().map(PlanBuilding::toolchain).toList(),
        list(tree, "modules").stream().map(PlanBuilding::module).toList(),
        list(tree, "tiers").stream().map(PlanBuilding::tier).toList(),
        endToEnd(need(tree, "end-to-end")),
        roles(),
        budget(need(tree, "budget")),
        parallelism(tree.get("parallelism")));
  }

  private static Artifact artifact(Json json) {
    return new Artifact(
        text(json, "name"), text(json, "kind"), text(json, "summary"), texts(json, "references"));
  }

  private Map<String, String> requirements() {
    var requirements = new LinkedHashMap<String, String>();
    if (need(tree, "requirements") instanceof Json.Mapping mapping) {
      mapping
          .entries()
          .forEach((id, entry) -> requirements.put(id, literal(entry.value()).strip()));
    }
    return requirements;
  }

  private static ToolchainNeed toolchain(Json json) {
    return json.text()
        .map(name -> new ToolchainNeed(name.literal(), List.of(), List.of()))
        .orElseGet(() ->
            new ToolchainNeed(text(json, "name"), texts(json, "mounts"), texts(json, "path")));
  }

  private static Module module(Json json) {
    Json budget = json.below("budget");
    return new Module(
        name(json),
        text(json, "purpose"),
        text(json, "contract"),
        path(json, "interfaces"),
        number(json, "version").orElse(1),
        names(json, "needs"),
        texts(json, "owns"),
        path(json, "stub"),
        path(json, "known-good"),
        texts(json, "references"),
        texts(json, "requirements"),
        gate(need(json, "gate")),
        estimate(need(json, "estimate")),
        moduleBudget(budget),
        onExhausted(budget));
  }

  private static List<Exhausted> onExhausted(Json budget) {
    List<Exhausted> ladder =
        texts(budget, "on-exhausted").stream().map(word -> Exhausted.valueOf(upper(word))).toList();
    return ladder.isEmpty() ? List.of(Exhausted.FRESH, Exhausted.PERSON) : ladder;
  }

  private static Module.Estimate estimate(Json json) {
    return new Module.Estimate(
        number(json, "turns").orElseThrow(), amount(json, "tokens", Amounts::count).orElseThrow());
  }

  private static Budget moduleBudget(Json json) {
    Budget written = budget(json);
    return new Budget(
        written.tokens(),
        written.usdMicros(),
        OptionalInt.of(written.turns().orElse(MODULE_TURNS)),
        OptionalInt.of(written.attempts().orElse(MODULE_ATTEMPTS)),
        written.wallClock());
  }

  private static Budget budget(Json json) {
    return new Budget(
        many(amount(json, "tokens", Amounts::count)),
        many(amount(json, "usd", Amounts::usdMicros)),
        few(number(json, "turns")),
        few(number(json, "attempts")),
        amount(json, "wall-clock", Amounts::duration));
  }

  private static GateSpec gate(Json json) {
    Json timeouts = json.below("timeouts");
    Duration run = amount(timeouts, "run", Amounts::duration).orElse(RUN_TIME);
    Duration oneCase = CASE_TIME.compareTo(run) < 0 ? CASE_TIME : run;
    return new GateSpec(
        path(json, "build"),
        path(json, "run"),
        path(json, "support"),
        path(json, "cases"),
        path(json, "held-out"),
        list(json, "suites").stream().map(PlanBuilding::suite).toList(),
        new GateSpec.Timeouts(
            amount(timeouts, "build", Amounts::duration).orElse(BUILD_TIME),
            run,
            amount(timeouts, "case", Amounts::duration).orElse(oneCase)),
        amount(json, "memory", Amounts::size).orElse(MEMORY_BYTES));
  }

  private static GateSpec.Suite suite(Json json) {
    return new GateSpec.Suite(
        text(json, "name"),
        text(json, "run"),
        GateSpec.Report.valueOf(upper(text(json, "report"))),
        path(json, "from").orElse(""),
        texts(json, "covers"));
  }

  private static Tier tier(Json json) {
    return new Tier(name(json), names(json, "modules"), gate(need(json, "gate")));
  }

  private static EndToEnd endToEnd(Json json) {
    return new EndToEnd(
        gate(need(json, "gate")),
        amount(json, "threshold", Amounts::percentage).orElse(100),
        json.get("deliver").flatMap(deliver -> path(deliver, "run")));
  }

  private Roles roles() {
    Json json = need(tree, "roles");
    Roles.Seat generator = seat(need(json, "generator"), LEASE);
    Roles.Seat evaluator = seat(need(json, "evaluator"), LEASE);
    var casts = new LinkedHashMap<ModuleName, Roles.Cast>();
    for (Json module : list(tree, "modules")) {
      module
          .get("agents")
          .ifPresent(agents ->
              casts.put(
                  name(module),
                  new Roles.Cast(
                      agents.get("generator").map(own -> seat(own, generator.lease())),
                      agents.get("evaluator").map(own -> seat(own, evaluator.lease())))));
    }
    return new Roles(
        generator, evaluator, json.get("integrator").map(own -> seat(own, LEASE)), casts);
  }

  private static Roles.Seat seat(Json json, Duration lease) {
    Roles.Choice choice = choice(json);
    return new Roles.Seat(
        choice.agent(),
        choice.model(),
        amount(json, "lease", Amounts::duration).orElse(lease),
        list(json, "fallback").stream().map(PlanBuilding::choice).toList());
  }

  private static Roles.Choice choice(Json json) {
    return new Roles.Choice(
        text(json, "agent"), textOf(json, "model").map(model -> model.literal().strip()));
  }

  private static Parallelism parallelism(Optional<Json> json) {
    int evaluators = json.flatMap(p -> number(p, "evaluators")).orElse(1);
    int generators =
        json.flatMap(p -> number(p, "generators")).orElse(GENERATORS_PER_EVALUATOR * evaluators);
    return new Parallelism(
        generators,
        evaluators,
        json.flatMap(p -> number(p, "gates")).orElse(evaluators),
        json.flatMap(p -> number(p, "unjudged")).orElse(generators + 2 * evaluators));
  }

  private static Json need(Json json, String key) {
    return json.get(key)
        .orElseThrow(
            () -> new IllegalStateException("the schema let a missing " + key + " through"));
  }

  private static String text(Json json, String key) {
    return literal(need(json, key)).strip();
  }

  private static String literal(Json json) {
    return json.text()
        .map(Scalar::literal)
        .orElseThrow(() -> new IllegalStateException("the schema let pass " + json));
  }

  private static Optional<String> path(Json json, String key) {
    return textOf(json, key).map(Scalar::literal);
  }

  private static List<Json> list(Json json, String key) {
    return json.get(key).map(Json::items).orElse(List.of());
  }

  private static List<String> texts(Json json, String key) {
    return list(json, key).stream().map(PlanBuilding::literal).toList();
  }

  private static ModuleName name(Json json) {
    return new ModuleName(text(json, "name"));
  }

  private static List<ModuleName> names(Json json, String key) {
    return texts(json, key).stream().map(ModuleName::new).toList();
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static OptionalLong many(Optional<Long> number) {
    return number.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static OptionalInt few(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
