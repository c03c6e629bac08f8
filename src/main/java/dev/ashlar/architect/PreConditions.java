package dev.ashlar.architect;

import dev.ashlar.architect.Answer.Ground;
import dev.ashlar.architect.Facts.Form;
import dev.ashlar.architect.Facts.Part;
import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The rules of the three pre-conditions. Each looks at facts alone; what it does not find is not
/// met.
final class PreConditions {
  private static final int SHOWN = 3;
  private static final double HEAVY = 0.45;

  private final Facts facts;
  private final Optional<Outlook> outlook;
  private final Rates rates;

  PreConditions(Facts facts, Optional<Outlook> outlook, Rates rates) {
    this.facts = facts;
    this.outlook = outlook;
    this.rates = rates;
  }

  List<Answer> answers() {
    return List.of(boundary(), testable(), repaid());
  }

  // 1. Boundary

  private Answer boundary() {
    var grounds = new ArrayList<Ground>();
    var missing = new ArrayList<String>();
    modules(grounds, missing);
    interfaces(grounds, missing);
    graph(grounds, missing);
    return new Answer(PreCondition.BOUNDARY, missing.isEmpty(), grounds, missing);
  }

  private void modules(List<Ground> grounds, List<String> missing) {
    int count = facts.parts().size();
    if (count == 0) {
      missing.add(
          "the modules: name at least two, one to a line, such as “- parser: tokens → syntax"
              + " tree”");
      return;
    }
    var words =
        ofCatalogue()
            ? "no module is named; the catalogue's " + count + " customary ones: "
            : count == 1 ? "one module is named: " : count + " modules are named: ";
    grounds.add(
        new Ground(
            count >= 2 && count <= Bounds.MODULES_MAX,
            words + names(facts.parts()),
            Optional.of(facts.parts().getFirst().evidence())));
    if (count < 2) {
      missing.add("a second module: one module is nothing to build in parallel");
    }
    if (count > Bounds.MODULES_MAX) {
      missing.add(
          "a decomposition that fits one screen: at most " + Bounds.MODULES_MAX + " modules");
    }
  }

  /// Whether the modules are the catalogue's: then each stands where the artifact is named.
  private boolean ofCatalogue() {
    return facts
        .subject()
        .filter(subject ->
            facts.parts().stream().allMatch(p -> p.evidence().equals(subject.evidence())))
        .isPresent();
  }

  private static String names(List<Part> parts) {
    var names = parts.stream().map(Part::name).limit(12).toList();
    return String.join(", ", names)
        + (parts.size() > names.size() ? " and " + (parts.size() - names.size()) + " more" : "");
  }

  private void interfaces(List<Ground> grounds, List<String> missing) {
    if (facts.parts().isEmpty()) {
      return;
    }
    var with = facts.parts().stream().filter(part -> part.boundary().isPresent()).toList();
    with.stream()
        .limit(SHOWN)
        .forEach(part ->
            grounds.add(
                new Ground(true, "what goes in and out of " + part.name(), part.boundary())));
    if (with.size() > SHOWN) {
      grounds.add(new Ground(true, "and of " + more(with.size() - SHOWN), Optional.empty()));
    }
    facts.interfaces().stream()
        .limit(SHOWN)
        .forEach(e -> grounds.add(new Ground(true, "what modules exchange", Optional.of(e))));
    var without = facts.parts().stream().filter(part -> part.boundary().isEmpty()).toList();
    if (!isFlowStated(facts)) {
      missing.add("what goes in and what comes out of: " + names(without));
    }
  }

  /// Whether it is said what goes in and comes out: of half of the modules, or of all at once.
  static boolean isFlowStated(Facts facts) {
    long with = facts.parts().stream().filter(part -> part.boundary().isPresent()).count();
    return !facts.interfaces().isEmpty() || with * 2 >= facts.parts().size();
  }

  private static String more(int number) {
    return number + (number == 1 ? " more module" : " more modules");
  }

  private void graph(List<Ground> grounds, List<String> missing) {
    if (facts.parts().size() < 2) {
      return;
    }
    var needs = needs();
    for (var cycle : needs.cycles()) {
      var way = String.join(" → ", cycle.stream().map(ModuleName::text).toList());
      grounds.add(
          new Ground(false, "modules need each other in a circle: " + way, Optional.empty()));
      missing.add(
          "an order: merge the modules of the circle, or move what they share into another");
    }
    var waited =
        new java.util.HashSet<>(
            slugs(facts.parts().stream().filter(part -> !part.stub()).toList()));
    if (needs.cycles().isEmpty()) {
      int widest = needs.widest(waited);
      if (widest < 2) {
        missing.add("two modules that can be built at once: give those that others need a stub");
      } else {
        grounds.add(new Ground(true, widest + " modules can be built at once", Optional.empty()));
      }
    }
  }

  /// The graph under names of the plan's form, made from places.
  private Needs needs() {
    var names = slugs(facts.parts());
    var plain = facts.parts().stream().map(part -> part.name().toLowerCase(Locale.ROOT)).toList();
    var direct = new LinkedHashMap<ModuleName, List<ModuleName>>();
    for (int i = 0; i < names.size(); i++) {
      direct.put(
          names.get(i),
          facts.parts().get(i).needs().stream()
              .map(need -> plain.indexOf(need.toLowerCase(Locale.ROOT)))
              .filter(index -> index >= 0)
              .map(names::get)
              .toList());
    }
    return new Needs(direct);
  }

  private static List<ModuleName> slugs(List<Part> parts) {
    return parts.stream().map(part -> new ModuleName(Slug.of(part.name()))).toList();
  }

  // 2. Testable from outside

  private Answer testable() {
    var grounds = new ArrayList<Ground>();
    var missing = new ArrayList<String>();
    var runnable = facts.oracles().stream().filter(o -> o.form() == Form.RUNNABLE).toList();
    var sources = facts.oracles().stream().filter(o -> o.form() == Form.SOURCE).toList();
    runnable.stream()
        .limit(SHOWN)
        .forEach(o ->
            grounds.add(
                new Ground(true, "says what is right, and can be run", Optional.of(o.evidence()))));
    facts.parts().stream()
        .filter(part -> part.tests().isPresent())
        .limit(SHOWN)
        .forEach(part -> grounds.add(new Ground(true, "tests of " + part.name(), part.tests())));
    sources.stream()
        .limit(SHOWN)
        .forEach(o ->
            grounds.add(
                new Ground(
                    true,
                    "says what is right; cases can be written from it",
                    Optional.of(o.evidence()))));
    facts
        .subject()
        .ifPresent(subject ->
            grounds.add(
                new Ground(
                    true,
                    subject.entry().name()
                        + ": by the catalogue, "
                        + subject.entry().standard()
                        + " says what is right and "
                        + subject.entry().suite()
                        + " can be run",
                    Optional.of(subject.evidence()))));
    boolean found = grounds.stream().anyMatch(Ground::speaksFor);
    against(grounds, missing, found);
    return new Answer(PreCondition.TESTABLE, found && missing.isEmpty(), grounds, missing);
  }

  private void against(List<Ground> grounds, List<String> missing, boolean found) {
    boolean runnable =
        facts.subject().isPresent()
            || facts.parts().stream().anyMatch(part -> part.tests().isPresent())
            || facts.oracles().stream().anyMatch(o -> o.form() == Form.RUNNABLE);
    facts.subjective().stream()
        .limit(SHOWN)
        .forEach(e ->
            grounds.add(new Ground(false, "only somebody's taste can judge this", Optional.of(e))));
    facts.denials().stream()
        .limit(SHOWN)
        .forEach(e ->
            grounds.add(new Ground(false, "the brief says that there is none", Optional.of(e))));
    if (!found) {
      missing.add(
          "something outside the code that says what is right: a suite, golden outputs, a reference"
              + " implementation to compare with, or a standard, RFC or grammar by its name");
    } else if (!runnable && !facts.subjective().isEmpty()) {
      missing.add("a test that can be run, where now taste decides");
    } else if (!runnable && !facts.denials().isEmpty()) {
      missing.add("tests that can be run: the brief says that there are none");
    }
    if (facts.planned()) {
      facts.parts().stream()
          .filter(part -> part.tests().isEmpty())
          .forEach(part -> missing.add("tests of " + part.name()));
    }
  }

  // 3. Work repays coordination

  private Answer repaid() {
    var grounds = new ArrayList<Ground>();
    var missing = new ArrayList<String>();
    size(grounds);
    if (outlook.isEmpty()) {
      var from = Predicting.breakEven(facts, rates);
      missing.add(
          "the size: about how many lines of code, in all or of each module"
              + (from.isPresent()
                  ? " (with %d modules coordination is repaid from about %,d)"
                      .formatted(facts.parts().size(), from.getAsLong())
                  : ""));
      return new Answer(PreCondition.REPAID, false, grounds, missing);
    }
    compared(outlook.get(), grounds, missing);
    return new Answer(PreCondition.REPAID, missing.isEmpty(), grounds, missing);
  }

  private void size(List<Ground> grounds) {
    facts.sizes().forEach(e -> grounds.add(new Ground(true, "the size", Optional.of(e))));
    facts.parts().stream()
        .filter(part -> part.lines().isPresent() || part.turns().isPresent())
        .limit(SHOWN)
        .forEach(part ->
            grounds.add(
                new Ground(true, "the size of " + part.name(), Optional.of(part.evidence()))));
    facts.small().stream()
        .limit(SHOWN)
        .forEach(e -> grounds.add(new Ground(false, "work of one sitting", Optional.of(e))));
    if (outlook.filter(numbers -> numbers.basis().equals(Work.BY_CATALOGUE)).isPresent()) {
      facts
          .subject()
          .ifPresent(subject ->
              grounds.add(
                  new Ground(
                      true,
                      "%s: no size is said; the catalogue assumes %,d lines at least"
                          .formatted(subject.entry().name(), subject.entry().linesMin()),
                      Optional.of(subject.evidence()))));
    }
  }

  private void compared(Outlook numbers, List<Ground> grounds, List<String> missing) {
    boolean multi = numbers.turnsPerModule() >= rates.of(Constant.TURNS_MIN);
    grounds.add(
        new Ground(
            multi,
            "%s of a generator for a module, predicted"
                .formatted(Amounts.turns(numbers.turnsPerModule())),
            Optional.empty()));
    boolean repays = numbers.workTokensPerModule() > numbers.coordinationTokensPerModule();
    grounds.add(
        new Ground(
            repays,
            "%s tokens of work a module against %s of coordination"
                .formatted(
                    Amounts.tokens(numbers.workTokensPerModule()),
                    Amounts.tokens(numbers.coordinationTokensPerModule())),
            Optional.empty()));
    boolean faster = numbers.gain() >= rates.of(Constant.GAIN_MIN);
    grounds.add(
        new Ground(
            faster,
            "%s times as fast as a single coder, and %s are asked for"
                .formatted(
                    Amounts.ratio(numbers.gain()), Amounts.ratio(rates.of(Constant.GAIN_MIN))),
            Optional.empty()));
    if (!(multi && repays && faster)) {
      missing.add(heavy(numbers).orElseGet(() -> larger(numbers, multi && repays)));
    }
  }

  /// A module that is so much of the work that the others wait for it.
  private Optional<String> heavy(Outlook numbers) {
    double largest = numbers.largestShare();
    return largest < HEAVY || facts.parts().size() < 3
        ? Optional.empty()
        : Optional.of(
            "a finer cut: %s alone is %s of the work, so that the others wait for it; split it"
                .formatted(numbers.largestModule(), Amounts.percent(largest)));
  }

  private String larger(Outlook numbers, boolean onlySlow) {
    if (onlySlow && numbers.breakEvenLines().isEmpty()) {
      return "more modules: %d at once bring too little, however large they are"
          .formatted(facts.parts().size());
    }
    return (numbers.breakEvenLines().isPresent()
        ? "more work, or fewer and larger modules: with %d modules it is repaid from about %,d lines"
            .formatted(facts.parts().size(), numbers.breakEvenLines().getAsLong())
        : "enough work for at least two modules of several turns each");
  }
}
