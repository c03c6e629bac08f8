/// The `ashlar` command: one class per verb; stdout is data, stderr is talk. It may import
/// everything, and nothing imports it. Start reading at `Main`, then `Verbs`; `StatusVerb` is what
/// a verb looks like.
@NullMarked
package dev.ashlar.cli;

import org.jspecify.annotations.NullMarked;
