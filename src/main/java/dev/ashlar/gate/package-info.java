/// The mechanical judge: a fresh tree, locked tests, a sandboxed build and run, and a verdict that
/// code cannot forge. It may import everything up to `workspace`. Start reading at `Gate`, then
/// `GateJob` (what is judged, by what), `CaseRun` (how cases are put) and `Qualification` (how the
/// tests themselves are tried first).
@NullMarked
package dev.ashlar.gate;

import org.jspecify.annotations.NullMarked;
