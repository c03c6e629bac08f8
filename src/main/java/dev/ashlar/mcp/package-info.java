/// The desk as tools over standard input and output, for agents that speak the Model Context
/// Protocol.
///
/// The rules are the desk's: nothing here decides. It may import everything left of it; the
/// protocol's library is known here only. Start at `ToolServer`, then `Attendance`.
@NullMarked
package dev.ashlar.mcp;

import org.jspecify.annotations.NullMarked;
