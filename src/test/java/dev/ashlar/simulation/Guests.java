package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.OrderKey;
import java.util.HashMap;
import java.util.Map;

/// The attached workers as the witness saw them: which role and which attempt each belongs to.
final class Guests {
  private final Map<String, String> rolesByWorker = new HashMap<>();
  private final Map<String, String> attemptsByWorker = new HashMap<>();
  private final Map<String, String> workersByAttempt = new HashMap<>();
  private final Map<OrderKey, String> holders = new HashMap<>();

  void issued(OrderKey key) {
    holders.remove(key);
  }

  /// One instance, one role; one generator, one attempt; an order has one holder.
  boolean mayClaim(Event.OrderClaimed claim, Witness.Open open) {
    var key = claim.key();
    var worker = claim.worker();
    if (open == null || !Replies.costs(key.kind())) {
      return false;
    }
    return !holders.containsKey(key)
        && role(key).equals(rolesByWorker.getOrDefault(worker, role(key)))
        && (key.kind() != OrderKey.Kind.GENERATE
            || (attempt(key).equals(attemptsByWorker.getOrDefault(worker, attempt(key)))
                && worker.equals(workersByAttempt.getOrDefault(attempt(key), worker))));
  }

  void claimed(Event.OrderClaimed claim) {
    var key = claim.key();
    holders.put(key, claim.worker());
    rolesByWorker.put(claim.worker(), role(key));
    if (key.kind() == OrderKey.Kind.GENERATE) {
      attemptsByWorker.put(claim.worker(), attempt(key));
      workersByAttempt.put(attempt(key), claim.worker());
    }
  }

  private static String role(OrderKey key) {
    return key.kind().name();
  }

  private static String attempt(OrderKey key) {
    return key.subject() + " v" + key.version() + " a" + key.attempt();
  }
}
