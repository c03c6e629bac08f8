package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Tar streams that no honest tar writes: a command could forge them, so each is refused and none
/// does harm.
class TarReaderTest {
  private static final Limits LIMITS = Limits.DEFAULT.withExport(10_000, 20, 4);

  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

  @Test
  void filesAndDirectoriesAreRead() throws IOException {
    entry("./", '5', 0755, "");
    entry("./d/", '5', 0755, "");
    entry("./d/f", '0', 0644, "text");
    entry("run", '0', 0755, "#!");

    ExportedTree tree = read(end());

    assertThat(tree.files().keySet()).containsExactly("d/f", "run");
    assertThat(tree.files().get("d/f").bytes()).asString().isEqualTo("text");
    assertThat(tree.files().get("d/f").executable()).isFalse();
    assertThat(tree.files().get("run").executable()).isTrue();
  }

  @Test
  void longNamesOfBothDialectsAreRead() throws IOException {
    String gnu = "g/" + "n".repeat(150);
    String pax = "p/" + "x".repeat(150);
    entry("././@LongLink", 'L', 0, gnu + "\0");
    entry(gnu.substring(0, 99), '0', 0644, "1");
    entry("PaxHeader", 'x', 0, "20 mtime=123.456789\n161 path=" + pax + "\n");
    entry("short", '0', 0644, "2");
    entry("plain", '0', 0644, "3");

    assertThat(read(end()).files().keySet()).containsExactly(gnu, pax, "plain");
  }

  @Test
  void pathsOutsideOfTheTreeAreRefused() throws IOException {
    for (String path :
        new String[] {
          "/etc/passwd", "../x", "a/../../x", "a//b", "", "a/./b", "c:\\x", "a/..", "x\u0007"
        }) {
      tar.reset();
      entry(path, '0', 0644, "x");
      assertRefused(path, end());
    }
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    for (char type : new char[] {'1', '2', '3', '4', '6', '7', 'S', 'D', 'V', 'g'}) {
      tar.reset();
      entry("x", type, 0644, "");
      assertRefused("type " + type, end());
    }
  }

  @Test
  void aSizeThatIsNotThereIsNotReserved() throws IOException {
    byte[] header = header("x", '0', 0644, 0);
    put(header, 124, "77777777777\0");
    tar.write(sealed(header));
    assertRefused("8 GiB in a header", tar.toByteArray());

    header[124] = (byte) 0x80;
    Arrays.fill(header, 125, 136, (byte) 0xff);
    tar.reset();
    tar.write(sealed(header));
    assertRefused("a negative size", tar.toByteArray());
  }

  @Test
  void theSameFileTwiceIsRefused() throws IOException {
    entry("x", '0', 0644, "1");
    entry("./x", '0', 0755, "2");
    assertRefused("twice", end());
  }

  @Test
  void everyCutIsRefused() throws IOException {
    entry("./a", '0', 0644, "a".repeat(600));
    entry("./b", '0', 0644, "b");
    byte[] whole = end();
    for (int length = 0; length < whole.length; length += 7) {
      assertRefused("cut at " + length, Arrays.copyOf(whole, length));
    }
  }

  /// Damage is refused or harmless: never another exception, never a path outside.
  @Test
  void everyDamageIsRefusedOrHarmless() throws IOException {
    entry("./d/a", '0', 0644, "a".repeat(100));
    entry("././@LongLink", 'L', 0, "n".repeat(150) + "\0");
    entry("n", '0', 0644, "b");
    byte[] whole = end();
    Random random = new Random(41);
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(3); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(damaged).files().keySet())
            .allMatch(path -> !path.startsWith("/") && !path.contains(".."));
      } catch (TarReader.RefusedException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  private void assertRefused(String what, byte[] stream) {
    assertThatThrownBy(() -> read(stream)).as(what).isInstanceOf(TarReader.RefusedException.class);
  }

  private static ExportedTree read(byte[] stream) throws IOException {
    return new TarReader(new ByteArrayInputStream(stream), LIMITS).read();
  }

  private byte[] end() throws IOException {
    tar.write(new byte[1024]);
    tar.write("whole\n".getBytes(StandardCharsets.US_ASCII));
    return tar.toByteArray();
  }

  private void entry(String path, char type, int mode, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    tar.write(sealed(header(path, type, mode, bytes.length)));
    tar.write(bytes);
    tar.write(new byte[(512 - bytes.length % 512) % 512]);
  }

  private static byte[] header(String path, char type, int mode, int size) {
    byte[] header = new byte[512];
    put(header, 0, path);
    put(header, 100, String.format("%07o\0", mode));
    put(header, 124, String.format("%011o\0", size));
    header[156] = (byte) type;
    put(header, 257, "ustar  \0");
    return header;
  }

  private static byte[] sealed(byte[] header) {
    put(header, 148, "        ");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
