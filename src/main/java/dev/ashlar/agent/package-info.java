/// What plays a role: one conversation from assignment to reply.
///
/// `ScriptedAgent` answers from a file, `AttachedAgent` hands the assignment to whoever comes to
/// the `Desk` with `ashlar work`, `CommandAgent` starts a client, `ModelAgent` talks with a model's
/// API. Knows nothing of gates and seals. Start at `Agent`, then `Desk`, `CommandAgent`, and
/// `Conversation`.
@NullMarked
package dev.ashlar.agent;

import org.jspecify.annotations.NullMarked;
