package dev.ashlar.gateway;

/// Searching in bytes, without making text of them first.
final class Bytes {
  private Bytes() {}

  /// Whether `data` contains the letters of `word`.
  static boolean contains(byte[] data, String word) {
    for (int at = 0; at + word.length() <= data.length; at++) {
      if (startsAt(data, at, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsAt(byte[] data, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (data[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
