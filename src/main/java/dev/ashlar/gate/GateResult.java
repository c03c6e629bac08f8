package dev.ashlar.gate;

import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.sandbox.ExportedTree;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What judging came to: the report that counts, its detail for the store, and the build that was
/// judged.
///
/// @param detail JSON, the same for the same submission under the same tests; empty for a broken
///   gate. It tells the fate of each case, so it is for the record, evaluators and people, not for
///   the generator: a program that was made to fail case by case could carry held-out input out by
///   that pattern.
/// @param build what the build left in `$OUT`, if it came that far
public record GateResult(GateReport report, String detail, Optional<ExportedTree> build) {
  /// The detail as it is stored, and whose digest the report names.
  public byte[] detailBytes() {
    return detail.getBytes(StandardCharsets.UTF_8);
  }

  static GateResult broken(String reason) {
    return new GateResult(new GateReport.Broken(reason), "", Optional.empty());
  }
}
