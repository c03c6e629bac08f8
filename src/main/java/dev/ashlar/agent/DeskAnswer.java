package dev.ashlar.agent;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What the desk says back: an exit code for the caller's process, text to print, and the same
/// facts by name.
public record DeskAnswer(int exit, String text, Map<String, String> fields) {
  public DeskAnswer {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /// Text alone.
  public static DeskAnswer of(int exit, String text) {
    return new DeskAnswer(exit, text, Map.of());
  }
}
