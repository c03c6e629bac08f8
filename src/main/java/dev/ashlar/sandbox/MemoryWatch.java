package dev.ashlar.sandbox;

import java.util.Set;
import java.util.function.LongUnaryOperator;

/// Adds up the memory of all processes of one sandbox now and then.
///
/// The cheap sum counts a shared page for every process that has it; only when that sum is over the
/// limit are pages divided among their sharers, which costs a walk over the page tables.
final class MemoryWatch {
  private final Ending ending;
  private final long limit;
  private volatile long most;

  MemoryWatch(Ending ending, long limit) {
    this.ending = ending;
    this.limit = limit;
  }

  /// Looks once; what is wrong, or an empty text.
  String sample() {
    Set<Long> processes = ending.processes();
    long used = sum(processes, Procfs::memoryUpperBound);
    if (used > limit) {
      used = sum(processes, Procfs::memoryShare);
    }
    most = Math.max(most, used);
    return used <= limit
        ? ""
        : "all processes together used %d MiB of %d MiB memory"
            .formatted(used / Limits.MIB, limit / Limits.MIB);
  }

  /// The largest sum seen.
  long most() {
    return most;
  }

  private static long sum(Set<Long> processes, LongUnaryOperator memory) {
    return processes.stream().mapToLong(pid -> memory.applyAsLong(pid)).sum();
  }
}
