package dev.ashlar.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Git's name for one of its objects: the SHA-1 of type, length and contents, as 40 lower-case
/// hexadecimal digits.
public record ObjectId(String hex) implements Comparable<ObjectId> {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");

  public ObjectId {
    if (!isOne(hex))
      throw new IllegalArgumentException("not a Git object id: " + Shown.quoted(hex));
  }

  static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  static ObjectId of(String type, byte[] contents) {
    var sha1 = sha1();
    sha1.update(header(type, contents.length));
    sha1.update(contents);
    return fromBytes(sha1.digest(), 0);
  }

  /// The SHA-1 of the first `length` bytes, in the same shape.
  static ObjectId sha1(byte[] bytes, int length) {
    var sha1 = sha1();
    sha1.update(bytes, 0, length);
    return fromBytes(sha1.digest(), 0);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  static ObjectId fromBytes(byte[] bytes, int from) {
    return new ObjectId(HexFormat.of().formatHex(bytes, from, from + 20));
  }

  /// What Git puts before an object's contents.
  static byte[] header(String type, long length) {
    return (type + " " + length + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public int compareTo(ObjectId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
