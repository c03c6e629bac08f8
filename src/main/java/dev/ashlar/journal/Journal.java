package dev.ashlar.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The record of one run, and the only truth about it: one writer, one line of JSON per event, on
/// disk before `append` returns.
///
/// The events' own JSON is opaque here. Each line is numbered, measured, and chained to the one
/// before by checksum (see `RecordFrame`), so every truncation and every flipped bit is seen.
/// Readers use `JournalReader` and need no lock.
public final class Journal implements AutoCloseable {
  /// The file's name in the run directory.
  public static final String FILE = "journal.jsonl";

  /// The longest event in bytes of UTF-8: far above any summary, far below what would hurt a
  /// reader.
  public static final int EVENT_BYTES_MAX = 4 << 20;

  static final int LINE_BYTES_MAX = EVENT_BYTES_MAX + 1024;

  private final JournalLock lock;
  private final JournalWriter writer;

  private Journal(JournalLock lock, JournalWriter writer) {
    this.lock = lock;
    this.writer = writer;
  }

  /// Opens the journal of `runDirectory` for writing, and creates both where they do not exist.
  /// Every record already there is handed to `replay` first, in order; nothing may be built on that
  /// unless the answer is `Opened`.
  public static JournalOpening open(
      Path runDirectory, InstantSource clock, Consumer<JournalRecord> replay) throws IOException {
    Durable.createDirectories(runDirectory);
    var lock = JournalLock.take(runDirectory);
    if (lock == null)
      return new JournalOpening.Held(runDirectory, JournalLock.holder(runDirectory));
    JournalOpening opening = null;
    try {
      opening = open(runDirectory, clock, replay, lock);
      return opening;
    } finally {
      if (!(opening instanceof JournalOpening.Opened)) lock.close();
    }
  }

  private static JournalOpening open(
      Path runDirectory, InstantSource clock, Consumer<JournalRecord> replay, JournalLock lock)
      throws IOException {
    return switch (JournalReader.of(runDirectory).read(replay)) {
      case JournalReading.Damaged(var _, var damage) -> new JournalOpening.Damaged(damage);
      case JournalReading.Sound(var end) -> opened(runDirectory, clock, lock, end, null);
      case JournalReading.Torn(var end, var bytes) ->
          opened(runDirectory, clock, lock, end, cut(runDirectory, end, bytes));
    };
  }

  private static JournalOpening opened(
      Path runDirectory,
      InstantSource clock,
      JournalLock lock,
      JournalPosition end,
      @Nullable TornTail torn)
      throws IOException {
    var disk = JournalDisk.open(runDirectory, end.offset());
    var journal =
        new Journal(lock, JournalWriter.start(runDirectory.resolve(FILE), disk, clock, end));
    return new JournalOpening.Opened(journal, Optional.ofNullable(torn));
  }

  /// Moves what follows `end` into a file of its own, durably, before it is cut off.
  private static TornTail cut(Path runDirectory, JournalPosition end, long bytes)
      throws IOException {
    long seq = end.seq() + 1;
    var saved = runDirectory.resolve("journal.torn-" + seq);
    for (int i = 2; Files.exists(saved); i++)
      saved = runDirectory.resolve("journal.torn-" + seq + "." + i);
    try (var file = new RandomAccessFile(runDirectory.resolve(FILE).toFile(), "rw");
        var copy = new RandomAccessFile(saved.toFile(), "rw")) {
      file.seek(end.offset());
      Channels.newInputStream(file.getChannel())
          .transferTo(Channels.newOutputStream(copy.getChannel()));
      copy.getFD().sync();
      Durable.syncDirectory(runDirectory);
      file.setLength(end.offset());
      file.getFD().sync();
    }
    return new TornTail(seq, end.offset(), bytes, saved);
  }

  /// Records one event, given as the text of one JSON object on one line; returns its number once
  /// it is on disk. Safe to call from any thread, also an interrupted one: the answer is always the
  /// truth about the disk.
  ///
  /// @throws JournalFailure when the disk refuses; fatal
  public long append(String event) {
    return appendAll(List.of(event));
  }

  /// Records several events with one sync, next to each other; returns the number of the last.
  ///
  /// @throws JournalFailure when the disk refuses; fatal
  public long appendAll(List<String> events) {
    return writer.append(events);
  }

  /// Lets others write the run. What was appended before is on disk.
  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      lock.close();
    }
  }
}
