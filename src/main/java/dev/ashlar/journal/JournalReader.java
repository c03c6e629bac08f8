package dev.ashlar.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a journal from a place to its end, again and again: each call hands over what was added
/// since. It needs no lock, holds one line in memory and checks every byte; a write in progress is
/// a torn tail, which the next call may find finished.
public final class JournalReader {
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path runDirectory;
  private final Path file;
  private JournalPosition position;

  private JournalReader(Path runDirectory, JournalPosition from) {
    this.runDirectory = runDirectory;
    this.file = runDirectory.resolve(Journal.FILE);
    this.position = from;
  }

  /// A reader of the whole journal of `runDirectory`.
  public static JournalReader of(Path runDirectory) {
    return from(runDirectory, JournalPosition.START);
  }

  /// A reader of what follows `position`, which an earlier reader gave out.
  public static JournalReader from(Path runDirectory, JournalPosition position) {
    return new JournalReader(runDirectory, position);
  }

  /// Hands every sound record after the current position to `each`, in order, and says how the
  /// journal ends.
  public JournalReading read(Consumer<JournalRecord> each) throws IOException {
    var acknowledged =
        Acknowledged.read(runDirectory); // before the journal, which can only be further
    if (!Files.exists(file)) return new Scan(acknowledged, each).atEnd(0);
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(position.offset());
      return new Scan(acknowledged, each).run(in);
    }
  }

  private JournalDamage damage(String what) {
    return new JournalDamage(
        file,
        position.seq() + 1,
        position.offset(),
        what,
        "nothing was changed; restore "
            + Journal.FILE
            + " from a copy, or keep the "
            + position.seq()
            + " sound records before it by cutting the file at byte "
            + position.offset()
            + " and deleting "
            + Acknowledged.FILE);
  }

  /// One pass over the bytes.
  private final class Scan {
    private final Acknowledged acknowledged;
    private final Consumer<JournalRecord> each;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private boolean broken;
    private @Nullable JournalDamage found;

    Scan(Acknowledged acknowledged, Consumer<JournalRecord> each) {
      this.acknowledged = acknowledged;
      this.each = each;
    }

    JournalReading run(RandomAccessFile in) throws IOException {
      int held = 0;
      while (true) {
        if (held == buffer.length) buffer = Arrays.copyOf(buffer, buffer.length * 2);
        int got = in.read(buffer, held, buffer.length - held);
        if (got < 0) return atEnd(held);
        int used = lines(held, held + got);
        if (found != null) return new JournalReading.Damaged(position, found);
        held = held + got - used;
        System.arraycopy(buffer, used, buffer, 0, held);
        if (held > Journal.LINE_BYTES_MAX) {
          broken = true;
          held = 0;
        }
      }
    }

    /// Takes the complete lines in `buffer[0, end)`, of which `[0, known)` holds no newline; gives
    /// how many bytes they were.
    private int lines(int known, int end) {
      int start = 0;
      for (int i = known; i < end && found == null; i++) {
        if (buffer[i] == '\n') {
          line(start, i - start);
          start = i + 1;
        }
      }
      return start;
    }

    private void line(int from, int length) {
      var frame = broken ? null : RecordFrame.decode(buffer, from, length);
      if (frame == null) {
        broken = true;
        seekLaterRecord(from, length);
        return;
      }
      long expected = position.seq() + 1;
      if (frame.seq() != expected) {
        found = damage("record " + frame.seq() + " stands where record " + expected + " belongs");
      } else if (!frame.prev().equals(position.crc())) {
        found = damage("record " + expected + " does not follow from the record before it");
      } else if (expected == acknowledged.seq() && !frame.crc().equals(acknowledged.crc())) {
        found = damage("record " + expected + " is not the one that was acknowledged");
      } else {
        position = new JournalPosition(position.offset() + length + 1, expected, frame.crc());
        each.accept(new JournalRecord(expected, frame.at(), frame.event(), position));
      }
    }

    /// After a broken line, a sound record anywhere, even behind a lost newline, tells damage from
    /// an unfinished write. Only records of one batch reach the disk in any order, so one of a
    /// later batch proves that this one was complete.
    private void seekLaterRecord(int from, int length) {
      for (int i = from; i < from + length; i++) {
        if (!RecordFrame.mayBegin(buffer, i, from + length)) continue;
        var later = RecordFrame.decode(buffer, i, from + length - i);
        if (later != null && later.batch() > position.seq() + 1) {
          found = damage("record " + (position.seq() + 1) + " is altered or missing");
        }
      }
    }

    JournalReading atEnd(int held) throws IOException {
      long expected = position.seq() + 1;
      if (acknowledged.seq() >= expected) {
        var what = broken || held > 0 ? "record " + expected + " is altered" : "the journal ends";
        return new JournalReading.Damaged(
            position,
            damage(what + ", but records up to " + acknowledged.seq() + " were acknowledged"));
      }
      if (!broken && held == 0) return new JournalReading.Sound(position);
      return new JournalReading.Torn(position, Files.size(file) - position.offset());
    }
  }
}
