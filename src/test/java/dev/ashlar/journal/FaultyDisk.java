package dev.ashlar.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A disk in memory that fails at one of its calls, counted from 1, and must not be used after
/// that.
final class FaultyDisk implements JournalDisk {
  final ByteArrayOutputStream written = new ByteArrayOutputStream();
  int failAt = Integer.MAX_VALUE;
  int calls;
  int forces;
  volatile @Nullable CountDownLatch beforeForce;

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    count("No space left on device");
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    written.writeBytes(copy);
  }

  @Override
  public void force() throws IOException {
    var gate = beforeForce;
    if (gate != null) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    count("Input/output error");
    forces++;
  }

  @Override
  public void acknowledge(Acknowledged last) throws IOException {
    count("Input/output error");
  }

  @Override
  public void close() {}

  private void count(String message) throws IOException {
    calls++;
    if (calls > failAt) throw new AssertionError("used after it failed");
    if (calls == failAt) throw new IOException(message);
  }
}
