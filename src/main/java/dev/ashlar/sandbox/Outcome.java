package dev.ashlar.sandbox;

import java.time.Duration;

/// How a command ended, in the sandbox's own words, never in the command's.
///
/// @param exit the exit status if the command ended by itself, else -1
/// @param signal the signal that ended it, else 0; an exit status of 128+n is read as signal n, as
///   shells do
/// @param detail one line: what happened and what to do next; never empty
/// @param memoryBytes the most memory that was seen in all processes together; 0 if it was too
///   short to be seen
public record Outcome(
    Kind kind,
    int exit,
    int signal,
    String detail,
    Output stdout,
    Output stderr,
    Duration wall,
    long memoryBytes,
    Export export) {

  /// What happened. Only INFRA says nothing about the command: the sandbox itself failed.
  public enum Kind {
    /// Exit status 0.
    OK,
    /// Another exit status.
    NONZERO,
    /// Ended by a signal that none of the limits sent.
    SIGNAL,
    /// The wall-clock or the processor limit, or the caller's patience.
    TIMEOUT,
    /// The memory limit: killed by the sampler or the kernel, or its own report that memory ran
    /// out.
    MEMORY,
    /// Printed more than it may.
    OUTPUT_LIMIT,
    /// A file or a writable place was full.
    DISK,
    /// The sandbox could not be set up or not be ended: never the command's fault.
    INFRA
  }

  /// True for exit status 0.
  public boolean ok() {
    return kind == Kind.OK;
  }
}
