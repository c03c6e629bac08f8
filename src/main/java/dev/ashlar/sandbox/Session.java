package dev.ashlar.sandbox;

import java.time.Duration;

/// A conversation with one running command: lines in, lines out, and in the end an `Outcome`.
///
/// One thread talks; sending never waits for the command, because an own thread feeds it.
public interface Session extends AutoCloseable {

  /// Queues a line (without its line break); false when the command has ended or is over
  /// `Limits.Streams.inputBytes`.
  boolean send(String line);

  /// Closes the command's standard input after everything queued has been read.
  void endInput();

  /// Waits for the next line of standard output, no longer than `patience`.
  Reply next(Duration patience) throws InterruptedException;

  /// Ends the input, waits `grace` for the command to end by itself, kills it otherwise (kind
  /// TIMEOUT).
  Outcome finish(Duration grace) throws InterruptedException;

  /// Kills the command at once; if it still ran, the outcome is TIMEOUT with `why` as its detail.
  Outcome kill(String why);

  /// Kills whatever is left; harmless after `finish` or `kill`.
  @Override
  void close();
}
