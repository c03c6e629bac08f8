package dev.ashlar.codec;

import dev.ashlar.codec.Draft.GateDraft;
import dev.ashlar.codec.Draft.ModuleDraft;
import dev.ashlar.codec.Draft.TierDraft;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.plan.GateRule;
import dev.ashlar.plan.Glob;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Rules about whose tests a suite runs: those of the plan, never those of the judged.
final class SuiteRules {
  private static final Pattern NO_PATH = Pattern.compile("[^\\p{L}\\p{N}_./*?-]+");
  private static final Pattern ROOT = Pattern.compile("^(\\./|/work/)");
  private static final Glob ANYWHERE = Glob.of("**");

  private final Draft draft;
  private final PlanFiles files;
  private final Problems problems;
  private final Set<String> interfaces;

  SuiteRules(Draft draft, PlanFiles files, Problems problems) {
    this.draft = draft;
    this.files = files;
    this.problems = problems;
    this.interfaces = new TreeSet<>();
    draft.modules().stream()
        .flatMap(module -> module.interfaces().stream())
        .forEach(dir -> interfaces.addAll(files.under(dir.literal()).keySet()));
  }

  void check() {
    List<ModuleDraft> all = draft.modules();
    all.forEach(module -> module.gate().ifPresent(gate -> gate(gate, List.of(module))));
    for (TierDraft tier : draft.tiers()) {
      List<String> members = tier.modules().stream().map(Scalar::literal).toList();
      List<ModuleDraft> judged =
          all.stream().filter(module -> members.contains(module.label())).toList();
      tier.gate().ifPresent(gate -> gate(gate, judged));
    }
    draft.endToEndGate().ifPresent(gate -> gate(gate, all));
  }

  private void gate(GateDraft gate, Collection<ModuleDraft> judged) {
    if (gate.suites().isEmpty()) {
      return;
    }
    Set<String> locked = new TreeSet<>(interfaces);
    gate.support().ifPresent(dir -> locked.addAll(files.under(dir.literal()).keySet()));
    if (locked.isEmpty() && gate.support().isEmpty()) {
      problems.add(
          GateRule.SUITE_UNLOCKED,
          gate.suites().getFirst().spot(),
          gate.label() + " has suites and no locked file");
    } else {
      gate.suites().stream()
          .flatMap(suite -> Draft.textOf(suite, "run").stream())
          .forEach(run -> locked(run, judged, locked));
    }
  }

  /// A command that runs something of the judged runs something of the plan too, such as a runner
  /// that is given what is judged.
  private void locked(Scalar run, Collection<ModuleDraft> judged, Set<String> locked) {
    String rest = run.literal();
    Optional<String> told = Optional.empty();
    for (String word : words(run.literal())) {
      Optional<ModuleDraft> owner =
          judged.stream().filter(module -> owns(module, word)).findFirst();
      if (owner.isPresent()) {
        rest = rest.replace(word, "");
        told = told.or(() -> Optional.of("`" + word + "`, which " + owner.get().label()));
      }
    }
    if (told.isPresent() && !namesLocked(rest, locked)) {
      problems.add(
          GateRule.SUITE_SELF_WRITTEN,
          run.spot(),
          "the suite runs " + told.get() + " writes itself");
    }
  }

  /// Whether a command says a locked file, or what it is called without directories and ending.
  private static boolean namesLocked(String command, Set<String> locked) {
    return locked.stream().anyMatch(path -> command.contains(stem(path)))
        || words(command).stream()
            .anyMatch(word -> locked.stream().anyMatch(path -> path.startsWith(word + "/")));
  }

  private static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static List<String> words(String command) {
    return NO_PATH
        .splitAsStream(command)
        .map(word -> ROOT.matcher(word).replaceFirst(""))
        .map(word -> word.endsWith("/") ? word.substring(0, word.length() - 1) : word)
        .filter(word -> word.contains("/") && ANYWHERE.matches(word))
        .toList();
  }

  private static boolean owns(ModuleDraft module, String word) {
    return module.globs().stream()
        .anyMatch(owned -> owned.glob().matches(word) || owned.glob().matches(word + "/x"));
  }
}
