package dev.ashlar.codec;

import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.Glob;
import dev.ashlar.plan.ModuleName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// `ashlar.yaml` as far as it can be understood: what is missing or malformed is left out, because
/// the schema has reported it already.
///
/// Every rule looks at drafts, so that one mistake does not hide the next.
record Draft(Json tree, List<ModuleDraft> modules) {
  private static final Glob ANYWHERE = Glob.of("**");
  private static final int PATH_CHARS_MAX = 300;
  private static final Pattern REQUIREMENT = Pattern.compile("[A-Za-z][A-Za-z0-9.-]{0,39}");

  Draft(Json tree) {
    this(tree, modulesOf(tree));
  }

  /// Read once: many rules compare each module with every other.
  private static List<ModuleDraft> modulesOf(Json tree) {
    return tree.get("modules").stream()
        .flatMap(list -> list.items().stream())
        .map(ModuleDraft::new)
        .toList();
  }

  /// The artifact's references.
  List<Scalar> references() {
    return pathsOf(tree.below("artifact"), "references");
  }

  static boolean isRequirementId(String text) {
    return REQUIREMENT.matcher(text).matches();
  }

  /// The modules that have a proper name, the first of each name only.
  Map<ModuleName, ModuleDraft> modulesByName() {
    var byName = new LinkedHashMap<ModuleName, ModuleDraft>();
    modules()
        .forEach(module ->
            module
                .name()
                .ifPresent(name -> byName.putIfAbsent(new ModuleName(name.literal()), module)));
    return byName;
  }

  List<TierDraft> tiers() {
    return tree.get("tiers").stream()
        .flatMap(list -> list.items().stream())
        .map(TierDraft::new)
        .toList();
  }

  Optional<GateDraft> endToEndGate() {
    return tree.get("end-to-end")
        .flatMap(e -> e.get("gate"))
        .map(gate -> new GateDraft(gate, "the end-to-end gate"));
  }

  /// Requirement ids and where they stand.
  Map<String, Spot> requirements() {
    var ids = new LinkedHashMap<String, Spot>();
    if (tree.get("requirements").orElse(tree) instanceof Json.Mapping mapping
        && !mapping.equals(tree)) {
      mapping.entries().forEach((id, entry) -> ids.put(id, entry.spot()));
    }
    return ids;
  }

  /// All gates: the modules' in order, the tiers', the end-to-end one.
  List<GateDraft> gates() {
    var gates = new ArrayList<GateDraft>();
    modules().forEach(module -> module.gate().ifPresent(gates::add));
    tiers().forEach(tier -> tier.gate().ifPresent(gates::add));
    endToEndGate().ifPresent(gates::add);
    return gates;
  }

  BudgetDraft budget() {
    return new BudgetDraft(tree.below("budget"));
  }

  /// Where `key` of the plan stands, or where the plan begins.
  Spot spotOf(String key) {
    if (tree instanceof Json.Mapping mapping) {
      Json.Entry entry = mapping.entries().get(key);
      return entry == null ? mapping.spot() : entry.spot();
    }
    return tree.spot();
  }

  /// The texts in the list `key` of `json`.
  static List<Scalar> texts(Json json, String key) {
    return json.get(key).stream()
        .flatMap(list -> list.items().stream())
        .flatMap(item -> item.text().stream())
        .toList();
  }

  private static boolean isPath(Scalar text) {
    return text.literal().length() <= PATH_CHARS_MAX && ANYWHERE.matches(text.literal());
  }

  /// The text of `key`, if it is a plain relative path.
  private static Optional<Scalar> pathOf(Json json, String key) {
    return textOf(json, key).filter(Draft::isPath);
  }

  private static List<Scalar> pathsOf(Json json, String key) {
    return texts(json, key).stream().filter(Draft::isPath).toList();
  }

  static Optional<Scalar> textOf(Json json, String key) {
    return json.get(key).flatMap(Json::text);
  }

  /// A scalar of `json` put through `reading`.
  static <T> Optional<T> amount(Json json, String key, Function<String, Optional<T>> reading) {
    return json.get(key)
        .flatMap(value ->
            value instanceof Scalar scalar ? reading.apply(scalar.literal()) : Optional.empty());
  }

  static Optional<Integer> number(Json json, String key) {
    return amount(json, key, Amounts::count)
        .filter(n -> n <= Integer.MAX_VALUE)
        .map(Math::toIntExact);
  }

  /// One entry of `modules`, and its well-formed patterns, each with its place.
  record ModuleDraft(Json json, List<OwnedGlob> globs) {
    ModuleDraft(Json json) {
      this(json, globsOf(json));
    }

    private static List<OwnedGlob> globsOf(Json json) {
      return texts(json, "owns").stream()
          .filter(text -> Glob.flaw(text.literal()).isEmpty())
          .map(text -> new OwnedGlob(Glob.of(text.literal()), text.spot()))
          .toList();
    }

    /// Its name, if that is well-formed.
    Optional<Scalar> name() {
      return textOf(json, "name").filter(name -> ModuleName.isValid(name.literal()));
    }

    /// Its name for messages.
    String label() {
      return textOf(json, "name").map(Scalar::literal).orElse("(without a name)");
    }

    Optional<Scalar> contract() {
      return pathOf(json, "contract");
    }

    Optional<Scalar> interfaces() {
      return pathOf(json, "interfaces");
    }

    Optional<Scalar> stub() {
      return pathOf(json, "stub");
    }

    Optional<Scalar> knownGood() {
      return pathOf(json, "known-good");
    }

    List<Scalar> needs() {
      return texts(json, "needs");
    }

    /// Its patterns, malformed ones included.
    List<Scalar> owns() {
      return texts(json, "owns");
    }

    List<Scalar> references() {
      return pathsOf(json, "references");
    }

    List<Scalar> requirements() {
      return texts(json, "requirements");
    }

    Optional<GateDraft> gate() {
      return json.get("gate").map(gate -> new GateDraft(gate, "the gate of " + label()));
    }

    Json estimate() {
      return json.below("estimate");
    }

    BudgetDraft budget() {
      return new BudgetDraft(json.below("budget"));
    }
  }

  /// A pattern and where it stands.
  record OwnedGlob(Glob glob, Spot spot) {}

  /// One entry of `tiers`.
  record TierDraft(Json json) {
    Optional<Scalar> name() {
      return textOf(json, "name").filter(name -> ModuleName.isValid(name.literal()));
    }

    List<Scalar> modules() {
      return texts(json, "modules");
    }

    Optional<GateDraft> gate() {
      String label = name().map(Scalar::literal).orElse("(without a name)");
      return json.get("gate").map(gate -> new GateDraft(gate, "the gate of tier " + label));
    }
  }

  /// One gate; `label` is its name in messages.
  record GateDraft(Json json, String label) {
    Spot spot() {
      return json.spot();
    }

    Optional<Scalar> run() {
      return textOf(json, "run");
    }

    Optional<Scalar> support() {
      return pathOf(json, "support");
    }

    Optional<Scalar> cases() {
      return pathOf(json, "cases");
    }

    Optional<Scalar> heldOut() {
      return pathOf(json, "held-out");
    }

    boolean hasCases() {
      return json.get("cases").isPresent() || json.get("held-out").isPresent();
    }

    List<Json> suites() {
      return json.get("suites").map(Json::items).orElse(List.of());
    }

    /// Every id that its suites cover, with its place.
    List<Scalar> suiteCovers() {
      return suites().stream().flatMap(suite -> texts(suite, "covers").stream()).toList();
    }

    Json timeouts() {
      return json.below("timeouts");
    }
  }

  /// A budget, of the run or of a module.
  record BudgetDraft(Json json) {
    Optional<Long> tokens() {
      return amount(json, "tokens", Amounts::count);
    }

    Optional<Long> usdMicros() {
      return amount(json, "usd", Amounts::usdMicros);
    }

    Optional<Long> turns() {
      return amount(json, "turns", Amounts::count);
    }

    Optional<Long> wallClockSeconds() {
      return amount(json, "wall-clock", Amounts::duration).map(java.time.Duration::toSeconds);
    }

    Spot spotOf(String key) {
      return json.get(key).map(Json::spot).orElse(json.spot());
    }
  }
}
