/// One class a role, each turning an order into a brief, asking an agent, and turning what came
/// back into an event.
///
/// What a role may see is fixed here: a brief is built from the contract's side of the plan and
/// never from hidden tests or transcripts. No role calls another. Start at `Generator`.
@NullMarked
package dev.ashlar.role;

import org.jspecify.annotations.NullMarked;
