/// The durable record of a run: append, fsync, then act; replay gives the state. Events are opaque
/// JSON text here. It imports nothing of ours, and may import the pure packages and `sandbox`.
/// Start at `Journal`, then `JournalReader`.
@NullMarked
package dev.ashlar.journal;

import org.jspecify.annotations.NullMarked;
