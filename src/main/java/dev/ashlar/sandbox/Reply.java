package dev.ashlar.sandbox;

/// What a session's command said within the caller's patience.
public sealed interface Reply {

  /// A whole line of valid UTF-8, without its line break.
  record Line(String text) implements Reply {}

  /// A line that is not UTF-8; `escaped` shows its bytes safely.
  record NotText(String escaped) implements Reply {}

  /// A line over `Limits.Streams.lineBytes`: the command was killed, `start` is how the line began.
  record TooLong(long limit, String start) implements Reply {}

  /// Nothing yet: the patience ran out, the command still runs.
  record Silence() implements Reply {}

  /// No further line will come; `Session.finish` tells why.
  record Ended() implements Reply {}
}
