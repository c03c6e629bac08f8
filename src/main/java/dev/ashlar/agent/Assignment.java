package dev.ashlar.agent;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.plan.ModuleName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What an agent is asked: the order, its brief as text, what it may touch, and what it may use.
///
/// `reserved` is what was set aside for it; 0 tokens or no money means that this is not bounded.
/// `allowance` bounds the turn's wall-clock time, `lease` the time without a sign of life. `holder`
/// is the worker that this attempt already belongs to. `blamable` is what an integrator may name.
public record Assignment(
    OrderKey key,
    Role role,
    String brief,
    Reach reach,
    Amount reserved,
    Duration allowance,
    Duration lease,
    Optional<String> holder,
    Set<ModuleName> blamable) {
  public Assignment {
    blamable = Collections.unmodifiableSet(new TreeSet<>(blamable));
  }

  /// The directory it concerns, with what else may be read, and the globs below it that a
  /// generator's files must match. Nobody but a generator may write.
  public record Reach(Path directory, Optional<Path> given, List<String> owns) {
    public Reach {
      owns = List.copyOf(owns);
    }

    /// A directory to read in.
    public static Reach reading(Path directory) {
      return new Reach(directory, Optional.empty(), List.of());
    }
  }

  /// The same for the worker that this attempt belongs to.
  Assignment heldBy(String worker) {
    return new Assignment(
        key, role, brief, reach, reserved, allowance, lease, Optional.of(worker), blamable);
  }

  /// The directory it concerns.
  public Path directory() {
    return reach.directory();
  }
}
