package dev.ashlar.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The line that holds one event, as bytes:
///
/// `{"crc":"…","seq":12,"batch":12,"prev":"…","len":57,"at":"2026-11-23T14:00:00Z","event":{…}}`
/// and a newline.
///
/// `crc` is the CRC-32C of everything between its own closing comma and the newline, `prev` is the
/// `crc` of the record before, `len` the event's length in bytes, and `batch` the first record that
/// was forced to disk together with this one. Decoding accepts exactly what encoding writes, so
/// that no flipped bit, not even one in the framing, goes unseen.
record RecordFrame(long seq, long batch, String prev, String crc, String at, String event) {
  static final String NO_CRC = "00000000";

  private static final byte[] HEAD = ascii("{\"crc\":\"");
  private static final byte[] SEQ = ascii("\"seq\":");
  private static final byte[] BATCH = ascii(",\"batch\":");
  private static final byte[] PREV = ascii(",\"prev\":\"");
  private static final byte[] LEN = ascii("\",\"len\":");
  private static final byte[] AT = ascii(",\"at\":\"");
  private static final byte[] EVENT = ascii("\",\"event\":");
  private static final int CRC_CHARS = 8;
  private static final int BODY = HEAD.length + CRC_CHARS + 2; // {"crc":"01234567",

  /// The line, newline included, for an event whose JSON text in UTF-8 is `event`.
  static byte[] encode(long seq, long batch, String prev, String at, byte[] event) {
    var middle =
        ascii(
            "\"seq\":%d,\"batch\":%d,\"prev\":\"%s\",\"len\":%d,\"at\":\"%s\",\"event\":"
                .formatted(seq, batch, prev, event.length, at));
    var line = ByteBuffer.allocate(BODY + middle.length + event.length + 2);
    line.position(BODY);
    line.put(middle).put(event).put((byte) '}').put((byte) '\n');
    var crc = crcOf(line.array(), BODY, line.capacity() - 1 - BODY);
    line.put(0, HEAD).put(HEAD.length, ascii(crc + "\","));
    return line.array();
  }

  /// The checksum inside an encoded line.
  static String crcIn(byte[] line) {
    return new String(line, HEAD.length, CRC_CHARS, StandardCharsets.US_ASCII);
  }

  /// Whether a record may begin at `from`.
  static boolean mayBegin(byte[] bytes, int from, int end) {
    return new Cursor(bytes, from, end).skips(HEAD);
  }

  /// The record in `length` bytes (without the newline) at `from`, or null when they are not
  /// exactly one.
  static @Nullable RecordFrame decode(byte[] bytes, int from, int length) {
    var cursor = new Cursor(bytes, from, from + length);
    if (!cursor.skips(HEAD)) return null;
    var crc = cursor.hex();
    if (crc == null
        || !cursor.skips(ascii("\","))
        || !crc.equals(crcOf(bytes, from + BODY, length - BODY))) {
      return null;
    }
    if (!cursor.skips(SEQ)) return null;
    long seq = cursor.number();
    if (!cursor.skips(BATCH)) return null;
    long batch = cursor.number();
    if (!cursor.skips(PREV)) return null;
    var prev = cursor.hex();
    if (prev == null || !cursor.skips(LEN)) return null;
    long len = cursor.number();
    if (!cursor.skips(AT)) return null;
    var at = cursor.until('"');
    if (at == null || !cursor.skips(EVENT) || len != cursor.left() - 1 || seq < 1 || batch < 1)
      return null;
    if (bytes[from + length - 1] != '}') return null;
    var event = new String(bytes, cursor.next, (int) len, StandardCharsets.UTF_8);
    return new RecordFrame(seq, batch, prev, crc, at, event);
  }

  private static String crcOf(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes, from, Math.max(0, length));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Where decoding stands in a line.
  private static final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int next;

    Cursor(byte[] bytes, int from, int end) {
      this.bytes = bytes;
      this.next = from;
      this.end = end;
    }

    int left() {
      return end - next;
    }

    boolean skips(byte[] literal) {
      if (left() < literal.length) return false;
      for (byte expected : literal) {
        if (bytes[next++] != expected) return false;
      }
      return true;
    }

    /// Eight lower-case hexadecimal digits, or null.
    @Nullable String hex() {
      if (left() < CRC_CHARS) return null;
      for (int i = next; i < next + CRC_CHARS; i++) {
        boolean digit =
            (bytes[i] >= '0' && bytes[i] <= '9') || (bytes[i] >= 'a' && bytes[i] <= 'f');
        if (!digit) return null;
      }
      next += CRC_CHARS;
      return new String(bytes, next - CRC_CHARS, CRC_CHARS, StandardCharsets.US_ASCII);
    }

    /// A number without sign or leading zero, or -1.
    long number() {
      int start = next;
      long value = 0;
      while (next < end && next - start < 18 && bytes[next] >= '0' && bytes[next] <= '9') {
        value = value * 10 + bytes[next++] - '0';
      }
      boolean leadingZero = next - start > 1 && bytes[start] == '0';
      return next == start || leadingZero ? -1 : value;
    }

    @Nullable String until(char stop) {
      int start = next;
      while (next < end && bytes[next] != stop) next++;
      return next == end ? null : new String(bytes, start, next - start, StandardCharsets.US_ASCII);
    }
  }
}
