package dev.ashlar.report;

import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.SpendingRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Of which agents, and which models, a module's generator and its evaluator were when the module
/// was last judged: what each said of itself when it took its order.
///
/// Who said nothing is `unknown`, and so is whether the two are of one lineage.
public record Lineage(ModuleName module, String generator, String evaluator, Likeness likeness) {
  /// What stands for an agent of which nothing is known.
  public static final String UNKNOWN = "unknown";

  /// Whether generator and evaluator are of one agent and one model.
  public enum Likeness {
    SAME("yes"),
    DIFFERENT("no"),
    UNKNOWN(Lineage.UNKNOWN);

    private final String words;

    Likeness(String words) {
      this.words = words;
    }

    /// As it stands in a column that asks for it.
    public String words() {
      return words;
    }
  }

  /// One rule, before the run and after it.
  public static String rule() {
    return SpendingRule.SAME_LINEAGE.id();
  }

  /// `generator and evaluator of lexer are both codex with gpt-5`, where `of` is ` of lexer`, or
  /// empty for those of the whole plan.
  public static String both(String of, String told) {
    return "generator and evaluator" + of + " are both " + told;
  }

  /// The flags, one sentence for all modules whose two are of the same make, with why it matters.
  public static List<String> flags(List<Lineage> lineages) {
    var modules = new LinkedHashMap<String, List<String>>();
    lineages.stream()
        .filter(lineage -> lineage.likeness == Likeness.SAME)
        .forEach(lineage ->
            modules
                .computeIfAbsent(lineage.generator, _ -> new ArrayList<>())
                .add(lineage.module.text()));
    return modules.entrySet().stream()
        .map(entry -> flag(String.join(", ", entry.getValue()), entry.getKey()))
        .toList();
  }

  private static String flag(String modules, String told) {
    var why = SpendingRule.SAME_LINEAGE.terms().why();
    return both(" of " + modules, told)
        + ": "
        + Character.toLowerCase(why.charAt(0))
        + why.substring(1);
  }
}
