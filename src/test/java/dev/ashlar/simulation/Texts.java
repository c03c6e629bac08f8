package dev.ashlar.simulation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Finds the longest text that can be reached from a value.
final class Texts {
  private int most;

  int most() {
    return most;
  }

  void walk(Object value) {
    switch (value) {
      case String text -> most = Math.max(most, text.length());
      case Collection<?> all -> all.forEach(this::walk);
      case Optional<?> maybe -> maybe.ifPresent(this::walk);
      case Map<?, ?> map -> {
        walk(map.keySet());
        walk(map.values());
      }
      case Record record -> fields(record);
      default -> {}
    }
  }

  private void fields(Record record) {
    for (var component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        walk(component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
  }
}
