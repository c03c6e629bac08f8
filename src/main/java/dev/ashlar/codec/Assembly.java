package dev.ashlar.codec;

import dev.ashlar.plan.DesignRule;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.Glob;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tree that a gate judges, laid afresh from layers in one fixed order; see "One tree, laid in
/// layers" in `docs/plan-format.md`.
///
/// Of a submission only what the module's `owns` selects is laid. Pure: maps of paths to bytes in,
/// a map of paths to bytes out.
public final class Assembly {
  private final Plan plan;
  private final PlanFiles files;
  private final Needs needs;

  public Assembly(Plan plan, PlanFiles files) {
    this.plan = plan;
    this.files = files;
    this.needs = Needs.of(plan.modules());
  }

  /// The sealed files of a module, if it is sealed; what a need without a stub, a tier and the
  /// end-to-end gate are laid from.
  @FunctionalInterface
  public interface Sealed {
    Optional<SortedMap<String, byte[]>> of(ModuleName module);

    /// Nothing is sealed yet.
    static Sealed none() {
      return _ -> Optional.empty();
    }
  }

  /// What came of laying the layers.
  public sealed interface Outcome {
    /// The tree. `ignored` are the submission's paths that its module does not own: they were left
    /// out, and are to be reported.
    record Laid(SortedMap<String, byte[]> files, List<String> ignored) implements Outcome {
      public Laid {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        ignored = List.copyOf(ignored);
      }
    }

    /// Two layers hold one path; each problem's file is that path.
    record Clash(List<Problem> problems) implements Outcome {
      public Clash {
        problems = List.copyOf(problems);
      }
    }

    /// These modules must be sealed first.
    record Waits(List<ModuleName> unsealed) implements Outcome {
      public Waits {
        unsealed = List.copyOf(unsealed);
      }
    }
  }

  /// The tree of a module's own gate: its submission among stubs, and among seals where a need has
  /// no stub.
  public Outcome ofModule(ModuleName name, Map<String, byte[]> submission, Sealed sealed) {
    Module module = plan.module(name);
    var laying = surroundings(module, sealed);
    laying.submission(module, submission);
    return laying.outcome();
  }

  /// The tree of a tier's gate: its modules and all they need, every one sealed.
  public Outcome ofTier(Tier tier, Sealed sealed) {
    SequencedSet<ModuleName> members = new LinkedHashSet<>(tier.modules());
    tier.modules().forEach(name -> members.addAll(needs.transitive(name)));
    return composed(tier.gate(), members, sealed);
  }

  /// The tree of the end-to-end gate: every module sealed.
  public Outcome ofEndToEnd(Sealed sealed) {
    return composed(plan.endToEnd().gate(), needs.direct().keySet(), sealed);
  }

  /// Everything but the submission in the tree of a module's gate: interfaces, support, and the
  /// stubs or seals of its needs.
  public Outcome around(ModuleName name, Sealed sealed) {
    return surroundings(plan.module(name), sealed).outcome();
  }

  private Laying surroundings(Module module, Sealed sealed) {
    var laying = new Laying();
    laying.locked(module.gate());
    for (ModuleName need : needs.transitive(module.name())) {
      if (need.equals(module.name())) {
        continue;
      }
      Optional<String> stub = plan.module(need).stub();
      if (stub.isPresent()) {
        laying.layer("the stub of " + need, files.under(stub.get()));
      } else {
        laying.sealed(need, sealed);
      }
    }
    return laying;
  }

  private Outcome composed(GateSpec gate, Collection<ModuleName> members, Sealed sealed) {
    var laying = new Laying();
    laying.locked(gate);
    members.forEach(member -> laying.sealed(member, sealed));
    return laying.outcome();
  }

  /// A tree being laid. `origin` remembers which layer each path came from, so that a clash can
  /// name both.
  private final class Laying {
    private final TreeMap<String, byte[]> tree = new TreeMap<>();
    private final Map<String, String> origin = new HashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<ModuleName> unsealed = new ArrayList<>();
    private final Problems clashes = new Problems();

    void locked(GateSpec gate) {
      for (Module module : plan.modules()) {
        module
            .interfaces()
            .ifPresent(dir -> layer("the interfaces of " + module.name(), files.under(dir)));
      }
      gate.support().ifPresent(dir -> layer("the gate's support", files.under(dir)));
    }

    void submission(Module module, Map<String, byte[]> submission) {
      List<Glob> owns = module.owns().stream().map(Glob::of).toList();
      var owned = new TreeMap<String, byte[]>();
      for (var file : new TreeMap<>(submission).entrySet()) {
        if (owns.stream().anyMatch(glob -> glob.matches(file.getKey()))) {
          owned.put(file.getKey(), file.getValue());
        } else {
          ignored.add(file.getKey());
        }
      }
      layer("the submission of " + module.name(), owned);
    }

    void sealed(ModuleName module, Sealed sealed) {
      sealed
          .of(module)
          .ifPresentOrElse(
              found -> layer("the seal of " + module, found), () -> unsealed.add(module));
    }

    void layer(String name, SortedMap<String, byte[]> layer) {
      for (var file : layer.entrySet()) {
        String path = file.getKey();
        Optional<String> taken = takenBy(path);
        if (taken.isPresent()) {
          clash(path, name, taken.get());
        } else {
          tree.put(path, file.getValue());
          origin.put(path, name);
        }
      }
    }

    /// The path already laid that leaves no room for `path`: the same, one below it, or one that it
    /// stands below.
    private Optional<String> takenBy(String path) {
      if (tree.containsKey(path)) {
        return Optional.of(path);
      }
      String below = tree.ceilingKey(path + "/");
      if (below != null && below.startsWith(path + "/")) {
        return Optional.of(below);
      }
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        if (tree.containsKey(path.substring(0, slash))) {
          return Optional.of(path.substring(0, slash));
        }
      }
      return Optional.empty();
    }

    private void clash(String path, String name, String taken) {
      var rule = DesignRule.LAYERS_CLASH;
      clashes.add(
          rule,
          path,
          Problems.WHOLE_FILE,
          name
              + " and "
              + origin.get(taken)
              + (path.equals(taken)
                  ? " both hold this path"
                  : " clash here: the other holds `" + taken + "`"),
          rule.terms().mend());
    }

    Outcome outcome() {
      if (!unsealed.isEmpty()) {
        return new Outcome.Waits(unsealed);
      }
      List<Problem> problems = clashes.inOrder();
      return problems.isEmpty() ? new Outcome.Laid(tree, ignored) : new Outcome.Clash(problems);
    }
  }
}
