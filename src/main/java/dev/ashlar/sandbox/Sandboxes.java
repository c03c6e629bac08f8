package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Isolation.Probe;
import java.util.List;

/// Chooses how commands are held back here: proven by attack, and never weaker than asked for.
public final class Sandboxes {

  /// What isolation the operator asks for.
  public enum Policy {
    /// Namespaces, or nothing is run.
    REQUIRED,
    /// No isolation, on the operator's explicit word.
    NONE
  }

  /// What choosing came to.
  public sealed interface Choice {}

  /// A sandbox whose probes all held (or tier NONE on explicit word).
  public record Ready(Sandbox sandbox) implements Choice {}

  /// Nothing here is strong enough: each candidate with what is wrong and what to do about it.
  public record Refused(List<Obstacle> obstacles) implements Choice {
    public Refused {
      obstacles = List.copyOf(obstacles);
    }
  }

  /// Why one mechanism cannot be used: the problem, the fix, and the probes that did not hold, if
  /// it came that far.
  public record Obstacle(String mechanism, String problem, String fix, List<Probe> failed) {
    public Obstacle {
      failed = List.copyOf(failed);
    }
  }

  /// The strongest mechanism that holds here: bubblewrap, then `unshare`; under policy NONE no
  /// isolation.
  public Choice choose(Policy policy) throws InterruptedException {
    return new Refused(
        List.of(
            new Obstacle(
                "sandbox " + policy, "no mechanism is built yet", "wait for one", List.of())));
  }
}
