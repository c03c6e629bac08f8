package dev.ashlar.workspace;

import java.time.Duration;

/// How much a directory may hold before reading it stops, and how long reading may take.
public record TreeLimits(
    int entriesMax, long bytesMax, long fileBytesMax, int depthMax, Duration wallClockMax) {
  /// What a module's own files, written by an agent, may come to.
  public static final TreeLimits SUBMISSION =
      new TreeLimits(20_000, 256L << 20, 16L << 20, 32, Duration.ofMinutes(1));

  /// The same limits with another cap on all bytes together and on one file.
  public TreeLimits withBytes(long bytesMax, long fileBytesMax) {
    return new TreeLimits(entriesMax, bytesMax, fileBytesMax, depthMax, wallClockMax);
  }

  /// The same limits with another cap on the number of files and directories.
  public TreeLimits withEntries(int entriesMax) {
    return new TreeLimits(entriesMax, bytesMax, fileBytesMax, depthMax, wallClockMax);
  }
}
