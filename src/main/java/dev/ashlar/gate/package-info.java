/// The mechanical judge: a fresh tree, locked tests, a sandboxed build and run, and a verdict that
/// code cannot forge. It may import everything up to `workspace`. Start reading at the gate.
@NullMarked
package dev.ashlar.gate;

import org.jspecify.annotations.NullMarked;
