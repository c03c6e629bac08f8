package dev.ashlar.sandbox;

import java.time.Duration;

/// Every bound on a command. Start from `DEFAULT` and change what differs.
///
/// @param wall of the whole command, by the harness's monotonic clock
/// @param cpu processor time of each process (`RLIMIT_CPU`), at least a second
/// @param processes processes and threads in the sandbox (`RLIMIT_NPROC`); two of them are its own
/// @param openFiles open files of each process (`RLIMIT_NOFILE`)
public record Limits(
    Duration wall,
    Duration cpu,
    Memory memory,
    int processes,
    int openFiles,
    Streams streams,
    Disk disk,
    Leaving leaving) {

  /// One mebibyte.
  public static final long MIB = 1024 * 1024;

  /// How much of the head, and as much again of the tail, of each output stream is kept.
  public static final int KEPT_BYTES = 64 * 1024;

  /// How often the memory of all processes is added up: what is allocated faster is seen this much
  /// later.
  public static final Duration MEMORY_SAMPLE = Duration.ofMillis(250);

  /// For a small program or a JVM with `-Xmx256m`: two minutes, 1 GiB, 300 processes, 16 MiB of
  /// output.
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          new Memory(1024 * MIB, 1024 * MIB),
          300,
          1024,
          new Streams(64 * MIB, 16 * MIB, (int) MIB),
          new Disk(100 * MIB, 256 * MIB, 128 * MIB, 64 * MIB),
          new Leaving(64 * MIB, 10_000, 32));

  public Limits {
    positive(wall.toMillis(), "wall");
    positive(cpu.toSeconds(), "cpu (at least a second)");
    positive(processes, "processes");
    positive(openFiles, "openFiles");
  }

  /// Memory of all processes together, sampled by the harness, and of each (`RLIMIT_DATA`).
  public record Memory(long togetherBytes, long eachBytes) {
    public Memory {
      positive(togetherBytes, "memory together");
      positive(eachBytes, "memory of each");
    }
  }

  /// Standard input; standard output and error together, of which `KEPT_BYTES` are kept; one line
  /// in a session.
  public record Streams(long inputBytes, long outputBytes, int lineBytes) {
    public Streams {
      positive(inputBytes, "input");
      positive(outputBytes, "output");
      positive(lineBytes, "line");
    }
  }

  /// One file (`RLIMIT_FSIZE`), and the sizes of `/out`, `/tmp` and `/dev/shm`.
  public record Disk(long fileBytes, long outBytes, long tmpBytes, long shmBytes) {
    public Disk {
      positive(fileBytes, "file");
      positive(outBytes, "/out");
      positive(tmpBytes, "/tmp");
      positive(shmBytes, "/dev/shm");
    }
  }

  /// An exported tree: bytes of all files, files and directories, directories above a file.
  public record Leaving(long bytes, int entries, int depth) {
    public Leaving {
      positive(bytes, "exported bytes");
      positive(entries, "exported entries");
      positive(depth, "exported depth");
    }
  }

  /// The same with another wall-clock limit; the processor limit follows it, but is at least a
  /// second.
  public Limits withWall(Duration limit) {
    Duration second = Duration.ofSeconds(1);
    Duration processor = limit.compareTo(second) < 0 ? second : limit;
    return new Limits(limit, processor, memory, processes, openFiles, streams, disk, leaving);
  }

  /// The same with another processor limit.
  public Limits withCpu(Duration limit) {
    return new Limits(wall, limit, memory, processes, openFiles, streams, disk, leaving);
  }

  /// The same with another memory limit, for each process and for all together.
  public Limits withMemory(long bytes) {
    return withMemory(bytes, bytes);
  }

  /// The same with other memory limits: of all processes together and of each.
  public Limits withMemory(long together, long each) {
    Memory other = new Memory(together, each);
    return new Limits(wall, cpu, other, processes, openFiles, streams, disk, leaving);
  }

  /// The same with another limit on processes and threads.
  public Limits withProcesses(int limit) {
    return new Limits(wall, cpu, memory, limit, openFiles, streams, disk, leaving);
  }

  /// The same with another limit on what the command may print.
  public Limits withOutput(long bytes) {
    Streams other = new Streams(streams.inputBytes, bytes, streams.lineBytes);
    return new Limits(wall, cpu, memory, processes, openFiles, other, disk, leaving);
  }

  /// The same with other bounds on standard input and on a session's line.
  public Limits withLines(long input, int line) {
    Streams other = new Streams(input, streams.outputBytes, line);
    return new Limits(wall, cpu, memory, processes, openFiles, other, disk, leaving);
  }

  /// The same with another size of one file and of the writable places `/out`, `/tmp` and
  /// `/dev/shm`.
  public Limits withDisk(long file, long out, long tmp, long shm) {
    Disk other = new Disk(file, out, tmp, shm);
    return new Limits(wall, cpu, memory, processes, openFiles, streams, other, leaving);
  }

  /// The same with other bounds on the exported tree.
  public Limits withExport(long bytes, int entries, int depth) {
    Leaving other = new Leaving(bytes, entries, depth);
    return new Limits(wall, cpu, memory, processes, openFiles, streams, disk, other);
  }

  private static void positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException("limit " + name + " must be positive, not " + value);
    }
  }
}
