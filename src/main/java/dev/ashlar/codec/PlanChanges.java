package dev.ashlar.codec;

import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What lies between a frozen plan directory and the same directory later: nothing that changed
/// goes unmentioned.
public final class PlanChanges {
  private PlanChanges() {}

  /// Each file that differs, with the lines it gained and lost, such as `contracts/a.md (+2 -1)`;
  /// empty if none does.
  public static Optional<String> text(PlanFiles before, PlanFiles now) {
    var paths = new TreeSet<>(before.files().keySet());
    paths.addAll(now.files().keySet());
    var text =
        paths.stream()
            .filter(path -> !same(before.bytes(path), now.bytes(path)))
            .map(path -> change(path, before.bytes(path), now.bytes(path)))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /// The plan's compositions: its tiers, and the whole.
  public static List<ModuleName> compositions(Plan plan) {
    var names = new ArrayList<>(plan.tiers().stream().map(Tier::name).toList());
    names.add(RunState.END_TO_END);
    return names;
  }

  /// The modules that a composition is made of.
  public static List<ModuleName> members(Plan plan, ModuleName composition) {
    return plan.tiers().stream()
        .filter(tier -> tier.name().equals(composition))
        .findFirst()
        .map(Tier::modules)
        .orElseGet(() -> plan.modules().stream().map(Module::name).toList());
  }

  /// The compositions whose locked tests differ.
  public static List<ModuleName> compositions(Plan plan, PlanFiles before, PlanFiles now) {
    var old = new Freezing(plan, before);
    var fresh = new Freezing(plan, now);
    return compositions(plan).stream()
        .filter(name -> !tests(old, name).equals(tests(fresh, name)))
        .toList();
  }

  /// The modules whose contracts differ.
  public static List<ModuleName> modules(Plan plan, PlanFiles before, PlanFiles now) {
    var old = new Freezing(plan, before);
    var fresh = new Freezing(plan, now);
    return plan.modules().stream()
        .map(Module::name)
        .filter(name -> !old.contract(name).equals(fresh.contract(name)))
        .toList();
  }

  private static Digest tests(Freezing freezing, ModuleName composition) {
    return composition.equals(RunState.END_TO_END)
        ? freezing.endToEnd()
        : freezing.tier(composition);
  }

  private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent() == other.isPresent()
        && Arrays.equals(one.orElse(new byte[0]), other.orElse(new byte[0]));
  }

  private static String change(String path, Optional<byte[]> before, Optional<byte[]> now) {
    if (before.isEmpty()) {
      return path + " (new)";
    }
    if (now.isEmpty()) {
      return path + " (gone)";
    }
    var old = PlanFiles.utf8(before.get());
    var fresh = PlanFiles.utf8(now.get());
    return old.isEmpty() || fresh.isEmpty()
        ? path + " (other bytes)"
        : "%s (+%d -%d)"
            .formatted(path, more(fresh.get(), old.get()), more(old.get(), fresh.get()));
  }

  /// How many lines of `text` are not in `other`, counting repeated ones.
  private static long more(String text, String other) {
    var known = new HashMap<String, Integer>();
    other.lines().forEach(line -> known.merge(line, 1, Integer::sum));
    return text.lines().filter(line -> known.merge(line, -1, Integer::sum) < 0).count();
  }
}
