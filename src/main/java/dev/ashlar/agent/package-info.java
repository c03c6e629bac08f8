/// What plays a role: one conversation from assignment to reply.
///
/// `ScriptedAgent` answers from a file, `AttachedAgent` hands the assignment to whoever comes to
/// the `Desk` with `ashlar work`. Knows nothing of gates and seals. Start at `Agent`, then `Desk`.
@NullMarked
package dev.ashlar.agent;

import org.jspecify.annotations.NullMarked;
