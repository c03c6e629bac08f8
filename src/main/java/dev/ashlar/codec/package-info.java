/// The wire formats: YAML to plan, event to JSON line and back, with every problem located. It may
/// import `plan`, `orchestrator` and `report`; it knows Jackson, they do not. It works on strings
/// and bytes, never on files. Start reading at the plan's codec.
@NullMarked
package dev.ashlar.codec;

import org.jspecify.annotations.NullMarked;
