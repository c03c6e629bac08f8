package dev.ashlar.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Lets bytes through as they come, but for a key: its letters become asterisks, however the stream
/// is cut into pieces, and nothing gets longer or shorter.
///
/// Bytes wait only while they may be the beginning of a key. A key with slashes is known with `\/`
/// in their place too, as some write JSON.
final class KeyFilter {
  private final byte[] key;

  /// How much of the key's beginning is its own end, for each length: where to go on after a
  /// mismatch.
  private final int[] fallback;

  /// The filter for the key's other spelling.
  private final Optional<KeyFilter> next;

  private int matched;

  KeyFilter(Secret secret) {
    this(
        secret.bytes(),
        Optional.of(escaped(secret))
            .filter(other -> !other.equals(secret.reveal()))
            .map(other ->
                new KeyFilter(other.getBytes(StandardCharsets.US_ASCII), Optional.empty())));
  }

  private KeyFilter(byte[] key, Optional<KeyFilter> next) {
    this.key = key;
    this.fallback = fallback(key);
    this.next = next;
  }

  private static String escaped(Secret secret) {
    return secret.reveal().replace("/", "\\/");
  }

  /// What may go on now.
  byte[] take(byte[] piece, int from, int length) {
    byte[] passed = passed(piece, from, length);
    return next.isPresent() ? next.get().take(passed, 0, passed.length) : passed;
  }

  private byte[] passed(byte[] piece, int from, int length) {
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
    if (next.isEmpty()) {
      return rest;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(next.get().take(rest, 0, rest.length));
    out.writeBytes(next.get().end());
    return out.toByteArray();
  }

  /// The text with every key in it covered.
  static String cover(Secret secret, String text) {
    var covered = text.replace(secret.reveal(), "*".repeat(secret.reveal().length()));
    return covered.replace(escaped(secret), "*".repeat(escaped(secret).length()));
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
      out.writeBytes("*".repeat(matched).getBytes(StandardCharsets.US_ASCII));
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
