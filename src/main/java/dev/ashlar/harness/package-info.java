/// The composition root and the dispatcher: it wires the parts that have effects and carries out
/// the orders. It may import everything but the faces (`dashboard`, `cli`). Start reading at the
/// composition root.
@NullMarked
package dev.ashlar.harness;

import org.jspecify.annotations.NullMarked;
