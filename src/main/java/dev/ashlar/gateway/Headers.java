package dev.ashlar.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A message's header fields, in order, names in lower case.
record Headers(List<Field> fields) {
  static final Headers NONE = new Headers(List.of());

  /// One line of a head.
  record Field(String name, String value) {
    Field {
      name = name.toLowerCase(Locale.ROOT);
    }
  }

  Headers {
    fields = List.copyOf(fields);
  }

  static Headers of(String name, String value) {
    return new Headers(List.of(new Field(name, value)));
  }

  /// The first field of that name.
  Optional<String> first(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
  }

  /// How many fields have that name.
  long count(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).count();
  }
}
