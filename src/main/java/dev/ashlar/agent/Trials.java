package dev.ashlar.agent;

import dev.ashlar.orchestrator.OrderKey;

/// Tries the visible cases on what lies in an order's workspace now; what the gate will say of the
/// held-out ones nobody learns here.
@FunctionalInterface
public interface Trials {
  DeskAnswer check(OrderKey key) throws InterruptedException;
}
