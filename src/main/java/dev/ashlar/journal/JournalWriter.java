package dev.ashlar.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The one thread that writes a journal. It is a platform thread that nobody can interrupt, because
/// an interrupt would close the file under every other writer. Whatever waits when it is free goes
/// to disk in one batch with one sync.
final class JournalWriter {
  private static final int BATCH_BYTES = 4 << 20;

  /// Events that one caller waits for.
  private record Waiting(List<byte[]> events, CompletableFuture<Long> answer) {}

  private final Path file;
  private final JournalDisk disk;
  private final InstantSource clock;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private boolean closing;
  private @Nullable JournalFailure failure;

  private JournalPosition end; // of the writing thread alone

  private JournalWriter(Path file, JournalDisk disk, InstantSource clock, JournalPosition end) {
    this.file = file;
    this.disk = disk;
    this.clock = clock;
    this.end = end;
    this.thread = Thread.ofPlatform().daemon().name("ashlar-journal").unstarted(this::run);
  }

  static JournalWriter start(
      Path file, JournalDisk disk, InstantSource clock, JournalPosition end) {
    var writer = new JournalWriter(file, disk, clock, end);
    writer.thread.start();
    return writer;
  }

  long append(List<String> events) {
    if (events.isEmpty()) throw new IllegalArgumentException("nothing to append");
    var waiting =
        new Waiting(events.stream().map(JournalWriter::utf8).toList(), new CompletableFuture<>());
    lock.lock();
    try {
      if (failure != null) throw again(failure);
      if (closing) throw new IllegalStateException(file + " is closed");
      queue.add(waiting);
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      return waiting.answer.join(); // not interruptible: an interrupted caller still gets the truth
    } catch (CompletionException e) {
      throw e.getCause() instanceof JournalFailure cause ? again(cause) : e;
    }
  }

  void close() throws IOException {
    lock.lock();
    try {
      closing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
    disk.close();
  }

  private void run() {
    List<Waiting> batch = next();
    while (!batch.isEmpty()) {
      try {
        long last = write(batch);
        answer(batch, last);
      } catch (IOException | RuntimeException | Error e) {
        fail(batch, e);
        return;
      }
      batch = next();
    }
  }

  /// Waits for callers; an empty batch means the end.
  private List<Waiting> next() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closing) changed.awaitUninterruptibly();
      var batch = new ArrayList<Waiting>();
      long bytes = 0;
      while (!queue.isEmpty() && bytes < BATCH_BYTES) {
        var waiting = queue.removeFirst();
        batch.add(waiting);
        bytes += waiting.events.stream().mapToLong(event -> event.length).sum();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private long write(List<Waiting> batch) throws IOException {
    long first = end.seq() + 1;
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    var bytes = new ByteArrayOutputStream();
    var next = end;
    for (var waiting : batch) {
      for (var event : waiting.events) {
        var line = RecordFrame.encode(next.seq() + 1, first, next.crc(), at, event);
        bytes.writeBytes(line);
        next =
            new JournalPosition(
                next.offset() + line.length, next.seq() + 1, RecordFrame.crcIn(line));
      }
    }
    disk.write(ByteBuffer.wrap(bytes.toByteArray()));
    disk.force();
    disk.acknowledge(new Acknowledged(next.seq(), next.crc()));
    end = next;
    return first;
  }

  private static void answer(List<Waiting> batch, long first) {
    long seq = first - 1;
    for (var waiting : batch) {
      seq += waiting.events.size();
      waiting.answer.complete(seq);
    }
  }

  private void fail(List<Waiting> batch, Throwable cause) {
    var fatal =
        new JournalFailure(
            file
                + ": could not be written after record "
                + end.seq()
                + " ("
                + cause.getMessage()
                + "); nothing later counts. Repair the disk or free space, then run again: it"
                + " continues from there",
            cause);
    lock.lock();
    try {
      failure = fatal;
      batch.forEach(waiting -> waiting.answer.completeExceptionally(fatal));
      queue.forEach(waiting -> waiting.answer.completeExceptionally(fatal));
      queue.clear();
    } finally {
      lock.unlock();
    }
  }

  /// The same failure with the stack of the caller who meets it.
  private static JournalFailure again(JournalFailure failure) {
    return new JournalFailure(String.valueOf(failure.getMessage()), failure);
  }

  private static byte[] utf8(String event) {
    if (!event.startsWith("{") || !event.endsWith("}") || event.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(
          "an event is one JSON object on one line, without control characters");
    }
    try {
      var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(event));
      if (bytes.remaining() > Journal.EVENT_BYTES_MAX) {
        throw new IllegalArgumentException(
            "an event of "
                + bytes.remaining()
                + " bytes is over the limit of "
                + Journal.EVENT_BYTES_MAX);
      }
      var copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("an event must be valid Unicode: " + e.getMessage(), e);
    }
  }
}
