package dev.ashlar.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The right to write one run, or one planning: an operating-system lock on a file in its
/// directory, which a dead process cannot keep.
public final class JournalLock implements AutoCloseable {
  static final String FILE = "journal.lock";

  /// The locks of this process. The one static state of the package, because it mirrors a state of
  /// the process: a POSIX lock is dropped when *any* descriptor of the file is closed, so a second
  /// attempt in here must not even open the file.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private JournalLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Takes the lock, or gives null when somebody has it; `holder` then says who.
  public static @Nullable JournalLock take(Path runDirectory) throws IOException {
    var file = runDirectory.toRealPath().resolve(FILE);
    if (!HELD_HERE.add(file)) return null;
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        channel.truncate(0);
        channel.write(
            ByteBuffer.wrap(
                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        var lock = new JournalLock(file, channel);
        channel = null;
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException(file + " is locked by another part of this process", e);
    } finally {
      if (channel != null) channel.close();
      if (channel != null) HELD_HERE.remove(file);
    }
    HELD_HERE.remove(file);
    return null;
  }

  /// The process id in the lock file of `runDirectory`, or 0.
  public static long holder(Path runDirectory) throws IOException {
    var file = runDirectory.toRealPath().resolve(FILE);
    if (HELD_HERE.contains(file)) return ProcessHandle.current().pid();
    try {
      return Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
