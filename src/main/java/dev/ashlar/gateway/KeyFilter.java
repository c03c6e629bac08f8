package dev.ashlar.gateway;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Lets bytes through as they come, but for a key: its letters become asterisks, however the stream
/// is cut into pieces, and nothing gets longer or shorter.
///
/// Bytes wait only while they may be the beginning of a key.
final class KeyFilter {
  private final byte[] key;

  /// How much of the key's beginning is its own end, for each length: where to go on after a
  /// mismatch.
  private final int[] fallback;

  private int matched;

  KeyFilter(Secret secret) {
    this.key = secret.bytes();
    this.fallback = fallback(key);
  }

  /// What may go on now.
  byte[] take(byte[] piece, int from, int length) {
    if (matched == 0 && !hasFirst(piece, from, length)) {
      return Arrays.copyOfRange(piece, from, from + length);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + key.length);
    for (int i = from; i < from + length; i++) {
      step(piece[i], out);
    }
    return out.toByteArray();
  }

  /// What was held back, when nothing more comes.
  byte[] end() {
    byte[] rest = Arrays.copyOf(key, matched);
    matched = 0;
    return rest;
  }

  /// The text with every key in it covered.
  static String cover(Secret secret, String text) {
    return text.replace(secret.reveal(), "*".repeat(secret.reveal().length()));
  }

  private boolean hasFirst(byte[] piece, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (piece[i] == key[0]) {
        return true;
      }
    }
    return false;
  }

  private void step(byte next, ByteArrayOutputStream out) {
    while (matched > 0 && next != key[matched]) {
      int shorter = fallback[matched - 1];
      out.write(key, 0, matched - shorter);
      matched = shorter;
    }
    if (next != key[matched]) {
      out.write(next);
      return;
    }
    matched++;
    if (matched == key.length) {
      out.writeBytes("*".repeat(matched).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      matched = 0;
    }
  }

  private static int[] fallback(byte[] key) {
    int[] table = new int[key.length];
    int length = 0;
    for (int i = 1; i < key.length; i++) {
      while (length > 0 && key[i] != key[length]) {
        length = table[length - 1];
      }
      if (key[i] == key[length]) {
        length++;
      }
      table[i] = length;
    }
    return table;
  }
}
