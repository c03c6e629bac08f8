/// The pure heart of a run: `evolve(state, event)` and `due(state)`, and nothing else decides a
/// transition. It may import `plan`. No file, socket, thread, clock or randomness: time arrives
/// inside events. Start reading at the two functions.
@NullMarked
package dev.ashlar.orchestrator;

import org.jspecify.annotations.NullMarked;
