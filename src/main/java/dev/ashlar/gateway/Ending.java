package dev.ashlar.gateway;

/// How a call came to its end.
public enum Ending {
  /// The reply came whole.
  COMPLETE,
  /// The provider's stream broke off, or ended without its mark.
  CUT,
  /// The client left first.
  CANCELLED,
  /// The provider said nothing for too long.
  SILENT,
  /// The token's time was over, or the token taken back.
  STOPPED,
  /// The gateway refused the call; nothing went upstream.
  REFUSED,
  /// The provider stayed overloaded, or away, for longer than a call is held.
  UNAVAILABLE,
  /// The provider answered with an error, which the client got as it was.
  FAILED
}
