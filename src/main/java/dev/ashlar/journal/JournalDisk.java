package dev.ashlar.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the journal's writer does to the disk, and nothing else: so a test can fail any one of
/// these calls.
interface JournalDisk extends AutoCloseable {
  /// Adds bytes at the end.
  void write(ByteBuffer bytes) throws IOException;

  /// Returns when everything written is on disk.
  void force() throws IOException;

  /// Notes that a record's writer is about to be told it is safe.
  void acknowledge(Acknowledged last) throws IOException;

  @Override
  void close() throws IOException;

  /// The real one, which appends at byte `end` of the journal in `runDirectory`.
  static JournalDisk open(Path runDirectory, long end) throws IOException {
    var journal =
        FileChannel.open(
            runDirectory.resolve(Journal.FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    var acknowledged = new RandomAccessFile(runDirectory.resolve(Acknowledged.FILE).toFile(), "rw");
    journal.position(end);
    Durable.syncDirectory(runDirectory);
    return new JournalDisk() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) journal.write(bytes);
      }

      @Override
      public void force() throws IOException {
        journal.force(false);
      }

      @Override
      public void acknowledge(Acknowledged last) throws IOException {
        acknowledged.seek(0);
        acknowledged.write(last.text());
      }

      @Override
      public void close() throws IOException {
        try (acknowledged) {
          journal.close();
        }
      }
    };
  }
}
