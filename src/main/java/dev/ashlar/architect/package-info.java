/// Whether parallel code generation pays for what somebody wants: the three pre-conditions, each
/// with its evidence, a prediction for each competing pattern, and a hand-off to the one that fits.
///
/// `Planning` is the other half: what is owed next while agents write a plan, from the turns so
/// far.
///
/// Pure. It may import `plan`, `orchestrator`, `report` and `codec`. Start reading at `Assessment`;
/// `Facts` is what the rules decide on, `PlainReading` how a brief gives them.
@NullMarked
package dev.ashlar.architect;

import org.jspecify.annotations.NullMarked;
