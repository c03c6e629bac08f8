/// What happens next: the only stateful role, whose state is a value.
///
/// `Evolution.evolve(state, event)` is the only place where a run's state changes;
/// `Orchestrator.due(state)` says what is owed now. Pure: no clock, file, thread or randomness;
/// time arrives inside events. Imports `plan` only. Start at `RunState`, then `Event`, then
/// `Orchestrator`.
@NullMarked
package dev.ashlar.orchestrator;

import org.jspecify.annotations.NullMarked;
