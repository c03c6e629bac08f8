package dev.ashlar.codec;

import dev.ashlar.codec.Draft.GateDraft;
import dev.ashlar.codec.Draft.ModuleDraft;
import dev.ashlar.codec.Draft.OwnedGlob;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.DesignRule;
import dev.ashlar.plan.Glob;
import dev.ashlar.plan.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Rules about whose path is whose: no two layers of a tree may ever hold the same one.
final class OwnershipRules {
  private static final int PATHS_TOLD_MAX = 3;

  private final Draft draft;
  private final PlanFiles files;
  private final Problems problems;

  OwnershipRules(Draft draft, PlanFiles files, Problems problems) {
    this.draft = draft;
    this.files = files;
    this.problems = problems;
  }

  /// A locked directory that is laid over the root, and who lays it.
  private record Locked(String label, Spot spot, Set<String> paths) {}

  void check() {
    List<ModuleDraft> modules = draft.modules();
    modules.forEach(this::patterns);
    for (int i = 0; i < modules.size(); i++) {
      for (int j = i + 1; j < modules.size(); j++) {
        apart(modules.get(i), modules.get(j));
      }
    }
    modules.forEach(this::stub);
    modules.forEach(module ->
        module
            .knownGood()
            .ifPresent(dir -> inside(module, dir, "known-good", DesignRule.KNOWN_GOOD_OUTSIDE)));
    List<Locked> interfaces = interfaces();
    List<Locked> supports = supports();
    for (ModuleDraft module : modules) {
      interfaces.forEach(locked -> unlocked(module, locked));
      supports.forEach(locked -> unlocked(module, locked));
    }
    layers(interfaces, supports);
  }

  private void patterns(ModuleDraft module) {
    for (Scalar text : module.owns()) {
      Glob.flaw(text.literal())
          .filter(_ ->
              !text.literal().isEmpty()
                  && text.literal().length() <= dev.ashlar.plan.Bounds.GLOB_CHARS_MAX)
          .ifPresent(flaw ->
              problems.add(
                  DesignRule.BAD_GLOB,
                  text.spot(),
                  "`" + text.literal() + "` is no pattern: " + flaw));
    }
  }

  private void apart(ModuleDraft first, ModuleDraft second) {
    for (OwnedGlob mine : first.globs()) {
      for (OwnedGlob theirs : second.globs()) {
        Optional<String> common = mine.glob().commonPath(theirs.glob());
        common.ifPresent(path ->
            problems.add(
                DesignRule.OWNS_OVERLAP,
                theirs.spot(),
                "`"
                    + theirs.glob()
                    + "` and `"
                    + mine.glob()
                    + "` of "
                    + first.label()
                    + " (line "
                    + mine.spot().line()
                    + ") both select paths such as `"
                    + path
                    + "`"));
      }
    }
  }

  private void stub(ModuleDraft module) {
    Optional<Scalar> stub = module.stub();
    if (stub.isEmpty()) {
      return;
    }
    Set<String> paths = files.under(stub.get().literal()).keySet();
    boolean inside = inside(module, stub.get(), "stub", DesignRule.STUB_OUTSIDE);
    for (OwnedGlob owned : module.globs()) {
      if (inside && !paths.isEmpty() && paths.stream().noneMatch(owned.glob()::matches)) {
        problems.add(
            DesignRule.OWNS_NOTHING,
            owned.spot(),
            "`" + owned.glob() + "` selects no file of the stub of " + module.label());
      }
    }
  }

  /// Whether `owns` selects every file of `dir`; if there is no usable pattern, that is told
  /// elsewhere.
  private boolean inside(ModuleDraft module, Scalar dir, String what, Rule rule) {
    List<OwnedGlob> globs = module.globs();
    List<String> outside =
        files.under(dir.literal()).keySet().stream()
            .filter(path -> globs.stream().noneMatch(owned -> owned.glob().matches(path)))
            .toList();
    if (globs.isEmpty() || outside.isEmpty()) {
      return true;
    }
    problems.add(
        rule,
        dir.spot(),
        "the "
            + what
            + " of "
            + module.label()
            + " holds "
            + told(outside)
            + ", which its `owns` does not select");
    return false;
  }

  private static String told(List<String> paths) {
    String first =
        paths.stream()
            .limit(PATHS_TOLD_MAX)
            .map(path -> "`" + path + "`")
            .collect(Collectors.joining(", "));
    return paths.size() <= PATHS_TOLD_MAX
        ? first
        : first + " and " + (paths.size() - PATHS_TOLD_MAX) + " more";
  }

  private List<Locked> interfaces() {
    var locked = new ArrayList<Locked>();
    for (ModuleDraft module : draft.modules()) {
      module
          .interfaces()
          .ifPresent(dir -> locked.add(locked("the interfaces of " + module.label(), dir)));
    }
    return locked;
  }

  private List<Locked> supports() {
    var locked = new ArrayList<Locked>();
    for (GateDraft gate : draft.gates()) {
      gate.support().ifPresent(dir -> locked.add(locked("the support of " + gate.label(), dir)));
    }
    return locked;
  }

  private Locked locked(String label, Scalar dir) {
    return new Locked(label, dir.spot(), new TreeSet<>(files.under(dir.literal()).keySet()));
  }

  private void unlocked(ModuleDraft module, Locked locked) {
    for (OwnedGlob owned : module.globs()) {
      locked.paths().stream()
          .filter(owned.glob()::matches)
          .findFirst()
          .ifPresent(path ->
              problems.add(
                  DesignRule.OWNS_LOCKED,
                  owned.spot(),
                  "`" + owned.glob() + "` selects `" + path + "` of " + locked.label()));
    }
  }

  private void layers(List<Locked> interfaces, List<Locked> supports) {
    for (int i = 0; i < interfaces.size(); i++) {
      for (int j = i + 1; j < interfaces.size(); j++) {
        disjoint(interfaces.get(i), interfaces.get(j));
      }
      for (Locked support : supports) {
        disjoint(interfaces.get(i), support);
      }
    }
  }

  private void disjoint(Locked lower, Locked upper) {
    upper.paths().stream()
        .filter(path -> taken(lower.paths(), path))
        .findFirst()
        .ifPresent(path ->
            problems.add(
                DesignRule.LAYERS_CLASH,
                upper.spot(),
                upper.label()
                    + " and "
                    + lower.label()
                    + " (line "
                    + lower.spot().line()
                    + ") clash at `"
                    + path
                    + "`"));
  }

  /// Whether `path`, something below it or something it stands below is among `paths`.
  private static boolean taken(Set<String> paths, String path) {
    return paths.stream()
        .anyMatch(other ->
            other.equals(path) || other.startsWith(path + "/") || path.startsWith(other + "/"));
  }
}
