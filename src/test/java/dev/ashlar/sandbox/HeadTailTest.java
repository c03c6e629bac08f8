package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The kept part of a stream against the plain definition of it, at every length around the bounds.
class HeadTailTest {
  private static final int KEPT = 100;

  @Test
  void headAndTailAreThoseOfTheStreamHoweverItIsCut() throws IOException {
    Random random = new Random(7);
    for (int length = 0; length < 5 * KEPT; length++) {
      byte[] all = new byte[length];
      random.nextBytes(all);
      HeadTail kept = new HeadTail(KEPT);
      kept.drain(inPieces(all, random));

      int tail = Math.min(KEPT, Math.max(0, length - KEPT));
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      expected.write(all, 0, Math.min(KEPT, length));
      expected.write(all, length - tail, tail);
      Output output = kept.output();
      assertThat(output.bytes()).as("of %d bytes", length).isEqualTo(expected.toByteArray());
      assertThat(output.totalBytes()).isEqualTo(length);
      assertThat(output.omittedBytes()).isEqualTo(Math.max(0, length - 2 * KEPT));
    }
  }

  @Test
  void whatIsOmittedIsSaid() throws IOException {
    byte[] all = new byte[1000];
    Arrays.fill(all, (byte) 'x');
    HeadTail kept = new HeadTail(KEPT);
    kept.drain(new ByteArrayInputStream(all));

    assertThat(kept.output().text())
        .isEqualTo("x".repeat(KEPT) + "\n[... 800 bytes omitted ...]\n" + "x".repeat(KEPT));
  }

  private static InputStream inPieces(byte[] all, Random random) {
    return new ByteArrayInputStream(all) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(3 * KEPT)));
      }
    };
  }
}
