package dev.ashlar.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Keeps the head and the tail of a stream of any length in bounded memory.
final class HeadTail implements Drain {
  private final byte[] head;
  private final byte[] ring;
  private int headLength;
  private long total;

  HeadTail(int kept) {
    head = new byte[kept];
    ring = new byte[kept];
  }

  @Override
  public void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    int n;
    while ((n = in.read(buffer)) >= 0) {
      add(buffer, n);
    }
  }

  synchronized void add(byte[] bytes, int length) {
    int forHead = Math.min(length, head.length - headLength);
    System.arraycopy(bytes, 0, head, headLength, forHead);
    headLength += forHead;
    total += forHead;
    for (int i = Math.max(forHead, length - ring.length); i < length; i++) {
      ring[position(total + (i - forHead))] = bytes[i];
    }
    total += length - forHead;
  }

  private int position(long at) {
    return (int) ((at - head.length) % ring.length);
  }

  synchronized Output output() {
    long beyond = total - headLength;
    int kept = (int) Math.min(beyond, ring.length);
    byte[] tail = new byte[kept];
    for (int i = 0; i < kept; i++) {
      tail[i] = ring[position(total - kept + i)];
    }
    return new Output(Arrays.copyOf(head, headLength), tail, total);
  }
}
