package dev.ashlar.orchestrator;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Sorted maps that nobody changes any more, so that states share what did not change.
final class Frozen {
  private static final Class<?> VIEW =
      Collections.unmodifiableSortedMap(new TreeMap<String, String>()).getClass();

  private Frozen() {}

  /// The same entries for ever: `map` itself if it cannot be changed, else a copy.
  static <K, V> SortedMap<K, V> of(SortedMap<K, V> map) {
    return map.getClass() == VIEW ? map : Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /// The entries of `map` and one more, in the place of another if the key is there.
  static <K, V> SortedMap<K, V> with(SortedMap<K, V> map, K key, V value) {
    var changed = new TreeMap<>(map);
    changed.put(key, value);
    return Collections.unmodifiableSortedMap(changed);
  }
}
