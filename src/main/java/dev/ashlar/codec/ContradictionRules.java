package dev.ashlar.codec;

import dev.ashlar.codec.Definitions.Defined;
import dev.ashlar.codec.Draft.ModuleDraft;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.ContractRule;
import dev.ashlar.plan.Glob;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Nearest;
import dev.ashlar.plan.Needs;
import dev.ashlar.plan.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rules about contracts beside each other: one name means one thing, in one unit, and one file has
/// one owner.
///
/// Text can only hint at meaning, so all of these warn.
final class ContradictionRules {
  private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
  private static final Pattern NUMBERED = Pattern.compile("(.*[.-])\\d+");
  private static final Glob ANYWHERE = Glob.of("**");

  private final Draft draft;
  private final PlanFiles files;
  private final Problems problems;
  private final Needs needs;

  /// The modules of each contract page.
  private final Map<String, List<ModuleDraft>> pages = new LinkedHashMap<>();

  ContradictionRules(Draft draft, PlanFiles files, Problems problems) {
    this.draft = draft;
    this.files = files;
    this.problems = problems;
    this.needs = GraphRules.needs(draft.modulesByName());
    for (ModuleDraft module : draft.modules()) {
      module
          .contract()
          .filter(path -> files.text(path.literal()).isPresent())
          .ifPresent(
              path -> pages.computeIfAbsent(path.literal(), _ -> new ArrayList<>()).add(module));
    }
  }

  void check() {
    var types = new ArrayList<Defined>();
    var entries = new ArrayList<Defined>();
    var quantities = new ArrayList<Defined>();
    Set<String> seen = new HashSet<>();
    for (ModuleDraft module : draft.modules()) {
      for (String path : interfaceFiles(module)) {
        if (seen.add(path)) {
          String text = files.text(path).orElse("");
          types.addAll(Definitions.types(module.label(), path, text));
          quantities.addAll(Definitions.quantities(module.label(), path, text));
        }
      }
    }
    pages.forEach((path, modules) -> {
      String text = files.text(path).orElse("");
      String label = modules.getFirst().label();
      entries.addAll(Definitions.entries(label, path, text));
      quantities.addAll(Definitions.quantities(label, path, text));
      foreign(path, text, modules);
      requirements(path, text);
    });
    twice(types, "is also declared");
    differing(entries, ContractRule.DEFINED_TWICE, "is described differently");
    differing(quantities, ContractRule.UNITS_DIFFER, "has another unit");
  }

  private List<String> interfaceFiles(ModuleDraft module) {
    return module.interfaces().stream()
        .map(Scalar::literal)
        .flatMap(dir -> files.under(dir).keySet().stream().map(path -> dir + "/" + path))
        .toList();
  }

  /// Two copies of one type drift apart, even if they agree today.
  private void twice(List<Defined> found, String told) {
    var first = new HashMap<String, Defined>();
    for (Defined one : found) {
      Defined before = first.putIfAbsent(one.name(), one);
      if (before != null && !before.module().equals(one.module())) {
        beside(ContractRule.DEFINED_TWICE, one, before, told);
      }
    }
  }

  private void differing(List<Defined> found, Rule rule, String told) {
    var first = new HashMap<String, Defined>();
    for (Defined one : found) {
      Defined before = first.putIfAbsent(one.name(), one);
      if (before != null
          && !before.module().equals(one.module())
          && !before.meaning().equals(one.meaning())) {
        beside(rule, one, before, told);
      }
    }
  }

  private void beside(Rule rule, Defined one, Defined before, String told) {
    add(
        rule,
        one.file(),
        one.line(),
        "`"
            + one.written()
            + "` "
            + told
            + " in the contract of "
            + before.module()
            + ": "
            + before.file()
            + ":"
            + before.line()
            + (before.written().equals(one.written()) ? "" : ", as `" + before.written() + "`"),
        rule.terms().mend());
  }

  private void foreign(String page, String text, Collection<ModuleDraft> own) {
    Set<String> known = own.stream().map(ModuleDraft::label).collect(Collectors.toSet());
    own.stream()
        .flatMap(module -> module.name().stream())
        .flatMap(name -> needs.transitive(new ModuleName(name.literal())).stream())
        .forEach(need -> known.add(need.text()));
    List<ModuleDraft> others =
        draft.modules().stream().filter(module -> !known.contains(module.label())).toList();
    Set<String> told = new HashSet<>();
    eachLine(
        text,
        (number, line) -> {
          for (Matcher code = CODE.matcher(line); code.find(); ) {
            String path = code.group(1);
            if (path.contains("/") && ANYWHERE.matches(path) && told.add(path)) {
              others.stream()
                  .filter(other -> other.globs().stream().anyMatch(g -> g.glob().matches(path)))
                  .findFirst()
                  .ifPresent(other ->
                      add(
                          ContractRule.FOREIGN_PATH,
                          page,
                          number,
                          "`" + path + "` belongs to " + other.label(),
                          ContractRule.FOREIGN_PATH.terms().mend()));
            }
          }
        });
  }

  private void requirements(String page, String text) {
    Set<String> ids = draft.requirements().keySet();
    String prefixes =
        ids.stream()
            .map(NUMBERED::matcher)
            .filter(Matcher::matches)
            .map(matcher -> Pattern.quote(matcher.group(1)))
            .distinct()
            .collect(Collectors.joining("|"));
    if (prefixes.isEmpty()) {
      return;
    }
    Pattern id = Pattern.compile("(?<![\\w.-])(?:" + prefixes + ")\\d+(?![\\w-])");
    Rule rule = ContractRule.REQUIREMENT_NOT_IN_PLAN;
    Set<String> told = new HashSet<>(ids);
    eachLine(
        text,
        (number, line) -> {
          for (Matcher word = id.matcher(line); word.find(); ) {
            if (told.add(word.group())) {
              add(
                  rule,
                  page,
                  number,
                  "the plan has no requirement `" + word.group() + "`",
                  Optional.of(word.group())
                      .flatMap(slip -> Nearest.to(slip, ids))
                      .map(near ->
                          "Did you mean `"
                              + near
                              + "`? If not, add it to `requirements` with a case.")
                      .orElse(rule.terms().mend()));
            }
          }
        });
  }

  @FunctionalInterface
  private interface Line {
    void at(int number, String text);
  }

  private static void eachLine(String text, Line line) {
    int number = 0;
    for (String one : (Iterable<String>) text.lines()::iterator) {
      number++;
      line.at(number, one);
    }
  }

  private void add(Rule rule, String file, int line, String message, String hint) {
    problems.add(rule, file, new Spot(line, 1), message, hint);
  }
}
