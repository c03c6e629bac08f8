package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Isolation.Probe;
import dev.ashlar.sandbox.Isolation.Tier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  private final HostTools tools;
  private final Spawner spawner = new Spawner();

  /// @param environment the harness's own environment, for `PATH`
  public Sandboxes(Map<String, String> environment) {
    this(HostTools.of(environment));
  }

  Sandboxes(HostTools tools) {
    this.tools = tools;
  }

  /// The strongest mechanism that holds here: bubblewrap, then `unshare`; under policy NONE no
  /// isolation.
  public Choice choose(Policy policy) throws InterruptedException {
    return switch (policy) {
      case REQUIRED -> strongest();
      case NONE -> new Ready(confined(new Unsandboxed(tools), List.of()));
    };
  }

  private Choice strongest() throws InterruptedException {
    List<Obstacle> obstacles = new ArrayList<>();
    for (Candidate candidate : Candidate.values()) {
      Choice choice = tried(candidate);
      if (choice instanceof Refused refused) {
        obstacles.addAll(refused.obstacles());
      } else {
        return choice;
      }
    }
    return new Refused(obstacles);
  }

  /// One candidate, probed.
  Choice tried(Candidate candidate) throws InterruptedException {
    Mechanism mechanism;
    try {
      mechanism = candidate.mechanism(tools);
    } catch (Candidate.AbsentException e) {
      return new Refused(List.of(new Obstacle(candidate.title(), e.problem(), e.fix(), List.of())));
    } catch (IOException e) {
      String fix = "mend it and start again";
      return new Refused(
          List.of(new Obstacle(candidate.title(), String.valueOf(e.getMessage()), fix, List.of())));
    }
    List<Probe> probes = new Probes(confined(mechanism, List.of()), tools).run();
    List<Probe> failed = probes.stream().filter(probe -> !probe.held()).toList();
    return failed.isEmpty()
        ? new Ready(confined(mechanism, probes))
        : new Refused(List.of(Advice.about(candidate, failed)));
  }

  private Sandbox confined(Mechanism mechanism, List<Probe> probes) {
    String kernel = System.getProperty("os.name") + " " + System.getProperty("os.version");
    String user = mechanism.tier() == Tier.NONE ? "the operator's user" : HostUser.name();
    return new ConfinedSandbox(mechanism, spawner, kernel + ", " + user, probes);
  }
}
