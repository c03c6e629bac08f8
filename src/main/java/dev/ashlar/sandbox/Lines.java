package dev.ashlar.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A command's standard output as lines that wait to be read: bounded, so a command that talks too
/// fast has to wait.
final class Lines implements Drain {
  private static final int SHOWN_BYTES = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Reply> waiting = new ArrayDeque<>();
  private final Deque<Integer> sizes = new ArrayDeque<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final int lineBytesMax;
  private final int waitingBytesMax;
  private long waitingBytes;
  private boolean ended;
  private boolean abandoned;
  private volatile boolean tooLong;

  Lines(int lineBytesMax) {
    this.lineBytesMax = lineBytesMax;
    this.waitingBytesMax = Math.max(lineBytesMax, 1024 * 1024);
  }

  /// The next line, `Ended` when there will be none, `Silence` when the patience runs out first.
  Reply next(Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty()) {
        if (ended) {
          return new Reply.Ended();
        }
        if (nanos <= 0) {
          return new Reply.Silence();
        }
        nanos = changed.awaitNanos(nanos);
      }
      waitingBytes -= sizes.removeFirst();
      changed.signalAll();
      return waiting.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  /// True when a line was over the limit: nothing is read after it.
  boolean tooLong() {
    return tooLong;
  }

  /// Nobody will read any more: what comes is dropped.
  void abandon() {
    lock.lock();
    try {
      abandoned = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    try {
      int n;
      while (!tooLong && (n = in.read(buffer)) >= 0) {
        split(buffer, n);
      }
    } finally {
      end();
    }
  }

  /// What was written at once is seen at once, so that nobody takes the first of two lines for all
  /// there is.
  private void split(byte[] buffer, int length) {
    lock.lock();
    try {
      splitLocked(buffer, length);
    } finally {
      lock.unlock();
    }
  }

  private void splitLocked(byte[] buffer, int length) {
    int start = 0;
    for (int i = 0; i < length && !tooLong; i++) {
      if (buffer[i] == '\n') {
        partial.write(buffer, start, i - start);
        start = i + 1;
        finishLine();
      }
    }
    if (!tooLong) {
      partial.write(buffer, start, length - start);
    }
    if (partial.size() > lineBytesMax) {
      finishLine();
    }
  }

  private void finishLine() {
    byte[] line = partial.toByteArray();
    partial.reset();
    if (line.length > lineBytesMax) {
      byte[] start = Arrays.copyOf(line, Math.min(SHOWN_BYTES, line.length));
      put(new Reply.TooLong(lineBytesMax, shown(start)), 0);
      tooLong = true;
    } else {
      put(reply(line), line.length);
    }
  }

  private void put(Reply reply, int size) {
    lock.lock();
    try {
      while (!abandoned && waitingBytes > 0 && waitingBytes + size > waitingBytesMax) {
        changed.awaitUninterruptibly();
      }
      if (!abandoned) {
        waiting.addLast(reply);
        sizes.addLast(size);
        waitingBytes += size;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    if (partial.size() > 0) {
      finishLine();
    }
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static Reply reply(byte[] line) {
    try {
      return new Reply.Line(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
    } catch (CharacterCodingException e) {
      return new Reply.NotText(shown(Arrays.copyOf(line, Math.min(SHOWN_BYTES, line.length))));
    }
  }

  private static String shown(byte[] bytes) {
    return Printable.escaped(new String(bytes, StandardCharsets.ISO_8859_1));
  }
}
