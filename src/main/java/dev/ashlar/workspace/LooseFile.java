package dev.ashlar.workspace;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The file form of one Git object: its header and contents in zlib's format.
///
/// It is written uncompressed, in zlib's stored blocks. For files of the usual size that costs no
/// disk block, and unlike a compressed stream it has no spare bits and one form only: any change to
/// any of its bytes is seen, even one that would not change the contents. Compressed objects, which
/// Git may have written, are read as well.
final class LooseFile {
  private static final int BLOCK_BYTES = 0xffff;
  private static final int BLOCK_OVERHEAD = 5;
  private static final int FRAME_BYTES = 6;

  private LooseFile() {}

  static byte[] encode(GitObject object) {
    var plain =
        ByteBuffer.allocate(object.contents().length + 32)
            .put(ObjectId.header(object.type(), object.contents().length))
            .put(object.contents());
    var bytes = Arrays.copyOf(plain.array(), plain.position());
    return stored(bytes);
  }

  /// How long `plain` bytes are as stored blocks.
  private static int storedLength(int plain) {
    int blocks = Math.max(1, Math.ceilDiv(plain, BLOCK_BYTES));
    return FRAME_BYTES + blocks * BLOCK_OVERHEAD + plain;
  }

  private static byte[] stored(byte[] plain) {
    var out = ByteBuffer.allocate(storedLength(plain.length));
    out.putShort((short) 0x7801); // zlib, fastest
    for (int from = 0; ; from += BLOCK_BYTES) {
      int length = Math.min(BLOCK_BYTES, plain.length - from);
      boolean last = from + length == plain.length;
      out.order(ByteOrder.LITTLE_ENDIAN).put((byte) (last ? 1 : 0));
      out.putShort((short) length).putShort((short) ~length).put(plain, from, length);
      if (last) break;
    }
    var adler = new Adler32();
    adler.update(plain);
    return out.order(ByteOrder.BIG_ENDIAN).putInt((int) adler.getValue()).array();
  }

  /// The object called `id` in the bytes of `file`.
  ///
  /// @throws StoreDamage when they are anything else
  static GitObject decode(Path file, ObjectId id, byte[] bytes) throws StoreDamage {
    var plain = inflated(file, bytes);
    if (bytes.length == storedLength(plain.length) && !Arrays.equals(bytes, stored(plain))) {
      throw new StoreDamage(file, "the object is not as it was written");
    }
    int zero = 0;
    while (zero < Math.min(plain.length, 32) && plain[zero] != 0) zero++;
    var type = new String(plain, 0, zero, StandardCharsets.US_ASCII).split(" ", 2)[0];
    int contents = Math.min(zero + 1, plain.length);
    var found = GitObject.of(type, Arrays.copyOfRange(plain, contents, plain.length));
    if (!found.id().equals(id)) {
      throw new StoreDamage(file, "the object's contents are not those of its name");
    }
    return found;
  }

  private static byte[] inflated(Path file, byte[] bytes) throws StoreDamage {
    var inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      var out = new ByteArrayOutputStream(bytes.length * 2);
      var chunk = new byte[1 << 13];
      while (!inflater.finished()) {
        int got = inflater.inflate(chunk);
        if (got == 0 && !inflater.finished()) throw new StoreDamage(file, "the object ends early");
        out.write(chunk, 0, got);
      }
      if (inflater.getRemaining() > 0) throw new StoreDamage(file, "bytes follow the object");
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new StoreDamage(file, "the object is not in zlib's format: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }
}
