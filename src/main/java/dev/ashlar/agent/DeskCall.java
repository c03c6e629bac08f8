package dev.ashlar.agent;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What somebody says at the desk: a verb and its fields, one JSON object on one line.
public record DeskCall(String verb, Map<String, String> fields) {
  public DeskCall {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /// The field of that name, if it was given.
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
