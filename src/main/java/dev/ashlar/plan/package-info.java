/// What is to be built: the plan, its modules and contracts as plain values, and the rules that
/// admit or refuse it.
///
/// Pure; imports nothing of ours. Start at `Plan`.
@NullMarked
package dev.ashlar.plan;

import org.jspecify.annotations.NullMarked;
