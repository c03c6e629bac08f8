package dev.ashlar.gate;

/// The sandbox or the disk failed, not the judged code: control flow from any phase to `Gate`,
/// which never leaves this package.
final class Infra extends Exception {
  private static final long serialVersionUID = 1;

  Infra(String reason) {
    super(reason, null, false, false);
  }

  /// The reason, for `GateReport.Broken`.
  String reason() {
    return String.valueOf(getMessage());
  }
}
