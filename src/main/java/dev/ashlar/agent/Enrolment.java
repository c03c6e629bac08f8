package dev.ashlar.agent;

import dev.ashlar.orchestrator.OrderKey;
import java.util.Optional;
import java.util.UUID;

/// Records durably which instance of which agent takes an order, before it works, or says why it
/// may not. The same rules hold as for attached workers: no instance plays two roles.
@FunctionalInterface
public interface Enrolment {
  /// @param lineage what the instance is: an agent's name, and its model if one is known
  Optional<String> enrol(OrderKey key, String instance, String lineage) throws InterruptedException;

  /// A name that no other instance has.
  static String newName(String agent) {
    return agent + "-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
