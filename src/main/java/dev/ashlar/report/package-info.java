/// What a run's journal means to a reader: where it stands, and what it came to, as plain values
/// and text. It may import `plan` and `orchestrator`, and is as pure as they are. Start reading at
/// `StatusReport` (from a state) and `Postmortem` (from all events); both rest on `Walk`.
@NullMarked
package dev.ashlar.report;

import org.jspecify.annotations.NullMarked;
