/// Who does the work that needs judgment: one conversation from brief to reply, whatever is at the
/// other end. It may import everything up to `gate`. Start reading at the agent port.
@NullMarked
package dev.ashlar.agent;

import org.jspecify.annotations.NullMarked;
