/// Whether parallel code generation pays for what somebody wants: the three pre-conditions, each
/// with its evidence, a prediction for each competing pattern, and a hand-off to the one that fits.
///
/// Pure. It may import `plan`, `orchestrator`, `report` and `codec`. Start reading at `Assessment`;
/// `Facts` is what the rules decide on, `PlainReading` how a brief gives them.
@NullMarked
package dev.ashlar.architect;

import org.jspecify.annotations.NullMarked;
