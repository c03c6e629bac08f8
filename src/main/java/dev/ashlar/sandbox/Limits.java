package dev.ashlar.sandbox;

import java.time.Duration;

/// Every bound on a command. Start from `DEFAULT` and change what differs.
///
/// @param wall of the whole command, by the harness's monotonic clock
/// @param cpu processor time of each process (`RLIMIT_CPU`)
/// @param memoryBytes of all processes together, sampled by the harness (see `MEMORY_SAMPLE`)
/// @param dataBytes of each process (`RLIMIT_DATA`)
/// @param fileBytes size of each file (`RLIMIT_FSIZE`)
/// @param processes processes and threads in the sandbox (`RLIMIT_NPROC`)
/// @param openFiles open files of each process (`RLIMIT_NOFILE`)
/// @param inputBytes on standard input
/// @param outputBytes on standard output and error together; of them `KEPT_BYTES` head and tail are
///   kept
/// @param lineBytes of one line in a session
/// @param outBytes size of `/out`, the home and default working directory
/// @param tmpBytes size of `/tmp`
/// @param shmBytes size of `/dev/shm`
/// @param exportBytes of the files of an exported tree
/// @param exportEntries files and directories of an exported tree
/// @param exportDepth directories above a file of an exported tree
public record Limits(
    Duration wall,
    Duration cpu,
    long memoryBytes,
    long dataBytes,
    long fileBytes,
    int processes,
    int openFiles,
    long inputBytes,
    long outputBytes,
    int lineBytes,
    long outBytes,
    long tmpBytes,
    long shmBytes,
    long exportBytes,
    int exportEntries,
    int exportDepth) {

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
          1024 * MIB,
          1024 * MIB,
          100 * MIB,
          300,
          1024,
          64 * MIB,
          16 * MIB,
          (int) MIB,
          256 * MIB,
          128 * MIB,
          64 * MIB,
          64 * MIB,
          10_000,
          32);

  public Limits {
    positive(wall.toMillis(), "wall");
    positive(cpu.toSeconds(), "cpu (at least a second)");
    positive(memoryBytes, "memoryBytes");
    positive(dataBytes, "dataBytes");
    positive(fileBytes, "fileBytes");
    positive(processes, "processes");
    positive(openFiles, "openFiles");
    positive(inputBytes, "inputBytes");
    positive(outputBytes, "outputBytes");
    positive(lineBytes, "lineBytes");
    positive(outBytes, "outBytes");
    positive(tmpBytes, "tmpBytes");
    positive(shmBytes, "shmBytes");
    positive(exportBytes, "exportBytes");
    positive(exportEntries, "exportEntries");
    positive(exportDepth, "exportDepth");
  }

  private static void positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException("limit " + name + " must be positive, not " + value);
    }
  }

  /// The same with another wall-clock limit; the processor limit follows it, but is at least a
  /// second.
  public Limits withWall(Duration limit) {
    Duration processor = limit.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : limit;
    return copy(
        limit,
        processor,
        memoryBytes,
        dataBytes,
        fileBytes,
        processes,
        outputBytes,
        outBytes,
        tmpBytes,
        shmBytes);
  }

  /// The same with another processor limit.
  public Limits withCpu(Duration limit) {
    return copy(
        wall,
        limit,
        memoryBytes,
        dataBytes,
        fileBytes,
        processes,
        outputBytes,
        outBytes,
        tmpBytes,
        shmBytes);
  }

  /// The same with another memory limit, for each process and for all together.
  public Limits withMemory(long bytes) {
    return withMemory(bytes, bytes);
  }

  /// The same with other memory limits: of all processes together and of each.
  public Limits withMemory(long together, long each) {
    return copy(
        wall, cpu, together, each, fileBytes, processes, outputBytes, outBytes, tmpBytes, shmBytes);
  }

  /// The same with another limit on processes and threads.
  public Limits withProcesses(int limit) {
    return copy(
        wall,
        cpu,
        memoryBytes,
        dataBytes,
        fileBytes,
        limit,
        outputBytes,
        outBytes,
        tmpBytes,
        shmBytes);
  }

  /// The same with another limit on what the command may print.
  public Limits withOutput(long bytes) {
    return copy(
        wall,
        cpu,
        memoryBytes,
        dataBytes,
        fileBytes,
        processes,
        bytes,
        outBytes,
        tmpBytes,
        shmBytes);
  }

  /// The same with another size of one file and of the writable places `/out`, `/tmp` and
  /// `/dev/shm`.
  public Limits withDisk(long file, long out, long tmp, long shm) {
    return copy(wall, cpu, memoryBytes, dataBytes, file, processes, outputBytes, out, tmp, shm);
  }

  /// The same with other bounds on the exported tree.
  public Limits withExport(long bytes, int entries, int depth) {
    return new Limits(
        wall,
        cpu,
        memoryBytes,
        dataBytes,
        fileBytes,
        processes,
        openFiles,
        inputBytes,
        outputBytes,
        lineBytes,
        outBytes,
        tmpBytes,
        shmBytes,
        bytes,
        entries,
        depth);
  }

  /// The same with other bounds on standard input and on a session's line.
  public Limits withLines(long input, int line) {
    return new Limits(
        wall,
        cpu,
        memoryBytes,
        dataBytes,
        fileBytes,
        processes,
        openFiles,
        input,
        outputBytes,
        line,
        outBytes,
        tmpBytes,
        shmBytes,
        exportBytes,
        exportEntries,
        exportDepth);
  }

  private Limits copy(
      Duration newWall,
      Duration newCpu,
      long together,
      long each,
      long file,
      int newProcesses,
      long output,
      long out,
      long tmp,
      long shm) {
    return new Limits(
        newWall,
        newCpu,
        together,
        each,
        file,
        newProcesses,
        openFiles,
        inputBytes,
        output,
        lineBytes,
        out,
        tmp,
        shm,
        exportBytes,
        exportEntries,
        exportDepth);
  }
}
