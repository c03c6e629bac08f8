/// The durable record of a run: append, fsync, then act; replay gives the state. It may import the
/// pure packages and `codec`. Start reading at the journal.
@NullMarked
package dev.ashlar.journal;

import org.jspecify.annotations.NullMarked;
