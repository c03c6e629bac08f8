package dev.ashlar.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/// The dependency graph of a plan: which module uses the interfaces of which. Orders follow the
/// plan's, so answers are reproducible.
public record Needs(Map<ModuleName, List<ModuleName>> direct) {
  public Needs {
    direct = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(direct));
  }

  /// The graph of `modules`. Needs that are not among them are left out.
  public static Needs of(Collection<Module> modules) {
    var direct = new LinkedHashMap<ModuleName, List<ModuleName>>();
    modules.forEach(module -> direct.put(module.name(), module.needs()));
    direct.replaceAll((_, needs) -> needs.stream().filter(direct::containsKey).toList());
    return new Needs(direct);
  }

  /// Everything `name` needs, directly or not, without itself (unless it stands on a cycle),
  /// nearest first.
  public SequencedSet<ModuleName> transitive(ModuleName name) {
    var found = new LinkedHashSet<>(direct.getOrDefault(name, List.of()));
    var queue = new ArrayList<>(found);
    for (int i = 0; i < queue.size(); i++) {
      for (ModuleName next : direct.getOrDefault(queue.get(i), List.of())) {
        if (found.add(next)) {
          queue.add(next);
        }
      }
    }
    return found;
  }

  /// Every module that needs `name`, directly or not, in the plan's order.
  public SequencedSet<ModuleName> dependents(ModuleName name) {
    var found = new LinkedHashSet<ModuleName>();
    for (ModuleName other : direct.keySet()) {
      if (transitive(other).contains(name)) {
        found.add(other);
      }
    }
    return found;
  }

  /// One cycle for each knot of modules that need each other, each starting at the knot's first
  /// module in the plan; empty when there is none.
  public List<List<ModuleName>> cycles() {
    var cycles = new ArrayList<List<ModuleName>>();
    Set<ModuleName> told = new LinkedHashSet<>();
    for (ModuleName name : direct.keySet()) {
      if (!told.contains(name) && transitive(name).contains(name)) {
        List<ModuleName> cycle = shortestWayBack(name);
        cycles.add(cycle);
        told.addAll(cycle);
        transitive(name).stream()
            .filter(other -> transitive(other).contains(name))
            .forEach(told::add);
      }
    }
    return List.copyOf(cycles);
  }

  private List<ModuleName> shortestWayBack(ModuleName start) {
    var cameFrom = new HashMap<ModuleName, ModuleName>();
    var queue = new ArrayList<>(List.of(start));
    for (int i = 0; i < queue.size(); i++) {
      for (ModuleName next : direct.getOrDefault(queue.get(i), List.of())) {
        if (next.equals(start)) {
          return walkedFrom(start, queue.get(i), cameFrom);
        }
        if (cameFrom.putIfAbsent(next, queue.get(i)) == null) {
          queue.add(next);
        }
      }
    }
    throw new IllegalStateException(start + " stands on no cycle");
  }

  private static List<ModuleName> walkedFrom(
      ModuleName start, ModuleName end, Map<ModuleName, ModuleName> cameFrom) {
    var way = new ArrayList<ModuleName>();
    ModuleName at = end;
    while (at != null && !at.equals(start)) {
      way.addFirst(at);
      at = cameFrom.get(at);
    }
    way.addFirst(start);
    return List.copyOf(way);
  }

  /// The most modules that can be built at the same time when each waits for the needs in
  /// `waitedFor` (those that have no stub).
  ///
  /// That is the largest set of modules none of which waits for another: by Dilworth's theorem
  /// their number less a maximum matching of the waiting pairs.
  public int widest(Set<ModuleName> waitedFor) {
    var waits = new LinkedHashMap<ModuleName, List<ModuleName>>();
    for (ModuleName name : direct.keySet()) {
      waits.put(name, transitive(name).stream().filter(waitedFor::contains).toList());
    }
    var heldBy = new HashMap<ModuleName, ModuleName>();
    int matched = 0;
    for (ModuleName name : waits.keySet()) {
      if (augment(name, waits, heldBy, new LinkedHashSet<>())) {
        matched++;
      }
    }
    return direct.size() - matched;
  }

  private static boolean augment(
      ModuleName name,
      Map<ModuleName, List<ModuleName>> waits,
      Map<ModuleName, ModuleName> heldBy,
      Set<ModuleName> tried) {
    for (ModuleName need : waits.getOrDefault(name, List.of())) {
      if (tried.add(need)) {
        ModuleName holder = heldBy.get(need);
        if (holder == null || augment(holder, waits, heldBy, tried)) {
          heldBy.put(need, name);
          return true;
        }
      }
    }
    return false;
  }
}
