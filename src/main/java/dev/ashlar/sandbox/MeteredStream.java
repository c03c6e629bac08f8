package dev.ashlar.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// A stream whose bytes are taken from an allowance that it may share; when that is used up,
/// somebody is told.
final class MeteredStream extends FilterInputStream {
  private final AtomicLong left;
  private final Runnable onUsedUp;

  MeteredStream(InputStream in, AtomicLong left, Runnable onUsedUp) {
    super(in);
    this.left = left;
    this.onUsedUp = onUsedUp;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0 && left.addAndGet(-n) < 0) {
      onUsedUp.run();
    }
    return n;
  }
}
