/// What a run's state means to a reader: status, ledger, postmortem, as plain values and text. It
/// may import `plan` and `orchestrator`, and is as pure as they are. Start reading at the status
/// report.
@NullMarked
package dev.ashlar.report;

import org.jspecify.annotations.NullMarked;
