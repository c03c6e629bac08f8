package dev.ashlar.sandbox;

import java.util.List;

/// What holds commands back on this machine: the mechanism, and each attack it was probed with.
///
/// @param tier how strong it is
/// @param mechanism program, version and digest, such as `bubblewrap 0.8.0 sha256:1f…`
/// @param host kernel and user, as far as they matter
/// @param probes the attacks it was probed with at the start
/// @param open what this tier does not stop, one sentence each
public record Isolation(
    Tier tier, String mechanism, String host, List<Probe> probes, List<String> open) {
  public Isolation {
    probes = List.copyOf(probes);
    open = List.copyOf(open);
  }

  /// The tiers, weakest first.
  public enum Tier {
    /// No isolation; only wall clock and some limits.
    NONE,
    /// Own user, mount, process, network, IPC and host name namespaces, an allow-list root, limits
    /// inside.
    NAMESPACES
  }

  /// An attack, what was to be seen, what was seen, and whether the isolation held.
  public record Probe(String name, String expected, String observed, boolean held) {}

  /// How many probes held.
  public int held() {
    return (int) probes.stream().filter(Probe::held).count();
  }

  /// One line for reports and digests; the same on the same machine.
  public String describe() {
    return "isolation: %s (%s), %d/%d probes held, %s"
        .formatted(
            tier.name().toLowerCase(java.util.Locale.ROOT), mechanism, held(), probes.size(), host);
  }
}
