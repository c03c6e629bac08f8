package dev.ashlar.sandbox;

import dev.ashlar.sandbox.ExportedTree.ExportedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A tar stream of strangers read strictly: regular files and directories below one root, within
/// bounds, or nothing.
///
/// Understands ustar, GNU long names and pax paths. Ends with the line `whole` that the sandbox
/// adds when its tar could read everything.
final class TarReader {
  private static final int BLOCK = 512;
  private static final int META_BYTES_MAX = 8 * 1024;
  private static final int PATH_CHARS_MAX = 1024;
  private static final byte[] WHOLE = "whole\n".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final Limits limits;
  private final Map<String, ExportedFile> files = new TreeMap<>();
  private long bytesLeft;
  private int entries;
  private @Nullable String longPath;

  /// The tree cannot be taken; the message says why.
  static final class RefusedException extends IOException {
    RefusedException(String reason) {
      super(reason);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  TarReader(InputStream in, Limits limits) {
    this.in = in;
    this.limits = limits;
    this.bytesLeft = limits.leaving().bytes();
  }

  ExportedTree read() throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    if (header.length == 0) {
      throw new RefusedException("there is no such directory to export");
    }
    while (header.length == BLOCK && !allZero(header)) {
      entry(header);
      header = in.readNBytes(BLOCK);
    }
    if (header.length < BLOCK) {
      throw new RefusedException("the tree ends in the middle");
    }
    requireWhole();
    return new ExportedTree(files);
  }

  private void entry(byte[] header) throws IOException {
    if (checksum(header) != number(header, 148, 8)) {
      throw new RefusedException("the tree is damaged");
    }
    long size = number(header, 124, 12);
    switch (header[156]) {
      case 'L' -> longPath = text(trimmed(content(size, META_BYTES_MAX)));
      case 'x' -> longPath = paxPath(content(size, META_BYTES_MAX));
      case '0', 0, '5' -> member(header, size, header[156] == '5');
      case '1' -> refuse(header, "is a hard link");
      case '2' -> refuse(header, "is a symbolic link");
      case '3', '4' -> refuse(header, "is a device");
      case '6' -> refuse(header, "is a named pipe");
      default -> refuse(header, "is neither a file nor a directory");
    }
  }

  private void refuse(byte[] header, String what) throws IOException {
    throw new RefusedException(shown(withoutDot(path(header))) + " " + what);
  }

  private static String withoutDot(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }

  private static boolean allZero(byte[] block) {
    int any = 0;
    for (byte b : block) {
      any |= b;
    }
    return any == 0;
  }

  private void member(byte[] header, long size, boolean directory) throws IOException {
    String path = checkedPath(path(header));
    longPath = null;
    if (++entries > limits.leaving().entries()) {
      throw new RefusedException(
          "the tree has more than " + limits.leaving().entries() + " entries");
    }
    if (directory) {
      return;
    }
    if (size > bytesLeft) {
      throw new RefusedException(
          "%s makes the tree larger than %d bytes"
              .formatted(shown(path), limits.leaving().bytes()));
    }
    bytesLeft -= size;
    boolean executable = (number(header, 100, 8) & 0100) != 0;
    if (files.put(path, new ExportedFile(content(size, limits.leaving().bytes()), executable))
        != null) {
      throw new RefusedException(shown(path) + " is there twice");
    }
  }

  private String path(byte[] header) throws IOException {
    if (longPath != null) {
      return longPath;
    }
    String name = field(header, 0, 100);
    boolean ustar = field(header, 257, 6).equals("ustar") && header[263] == '0';
    String prefix = ustar ? field(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private String checkedPath(String raw) throws RefusedException {
    String path = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    if (path.equals(".")) {
      return path;
    }
    path = withoutDot(path);
    String[] parts = path.split("/", -1);
    if (path.length() > PATH_CHARS_MAX || parts.length - 1 > limits.leaving().depth()) {
      throw new RefusedException(shown(path) + " is longer or deeper than allowed");
    }
    for (String part : parts) {
      boolean strange = part.chars().anyMatch(Character::isISOControl) || part.indexOf('\\') >= 0;
      if (part.isEmpty() || part.equals(".") || part.equals("..") || strange) {
        throw new RefusedException(shown(path) + " is not a plain relative path");
      }
    }
    return path;
  }

  private byte[] content(long size, long max) throws IOException {
    if (size < 0 || size > max || size > Integer.MAX_VALUE - BLOCK) {
      throw new RefusedException("an entry of " + size + " bytes is too large");
    }
    byte[] content = in.readNBytes((int) size);
    int padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
    if (content.length < size || in.readNBytes(padding).length < padding) {
      throw new RefusedException("the tree ends in the middle");
    }
    return content;
  }

  /// The path of a pax header's records, each `length key=value` and a line break.
  private static @Nullable String paxPath(byte[] records) throws IOException {
    String path = null;
    for (String line : text(records).split("\n", -1)) {
      int key = line.indexOf(' ') + 1;
      if (line.startsWith("path=", key)) {
        path = line.substring(key + "path=".length());
      }
    }
    return path;
  }

  /// Numbers are octal text; GNU tar writes what does not fit in binary with the first bit set.
  private static long number(byte[] header, int offset, int length) throws IOException {
    if ((header[offset] & 0x80) != 0) {
      return ByteBuffer.wrap(header, offset + length - 8, 8).getLong();
    }
    String digits = field(header, offset, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new RefusedException("the tree is damaged");
    }
  }

  private static long checksum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    return sum;
  }

  private static String field(byte[] header, int offset, int length) throws IOException {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return text(java.util.Arrays.copyOfRange(header, offset, end));
  }

  private static byte[] trimmed(byte[] name) {
    int end = name.length;
    while (end > 0 && name[end - 1] == 0) {
      end--;
    }
    return java.util.Arrays.copyOf(name, end);
  }

  private static String text(byte[] bytes) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      String shown = Printable.escaped(new String(bytes, StandardCharsets.ISO_8859_1));
      throw new RefusedException("the name '" + shown + "' is not UTF-8");
    }
  }

  private static String shown(String path) {
    return "'" + Printable.escaped(path).replace("\n", "\\n") + "'";
  }

  /// After the archive come zeros and our own last line.
  private void requireWhole() throws IOException {
    byte[] buffer = new byte[4096];
    byte[] last = new byte[0];
    int n;
    while ((n = in.read(buffer)) >= 0) {
      byte[] all = java.util.Arrays.copyOf(last, last.length + n);
      System.arraycopy(buffer, 0, all, last.length, n);
      last = java.util.Arrays.copyOfRange(all, Math.max(0, all.length - WHOLE.length), all.length);
    }
    if (!java.util.Arrays.equals(last, WHOLE)) {
      throw new RefusedException("not everything in the tree could be read");
    }
  }
}
