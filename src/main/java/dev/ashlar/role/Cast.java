package dev.ashlar.role;

import dev.ashlar.agent.Agent;
import dev.ashlar.plan.Roles;

/// An agent in its seat.
public record Cast(Agent agent, Roles.Seat seat) {}
