package dev.ashlar.sandbox;

import java.nio.file.Path;

/// What a command reads on its standard input; at most `Limits.Streams.inputBytes` of it.
public sealed interface Input {

  /// End of file at once.
  record Nothing() implements Input {}

  /// This text, as UTF-8.
  record Text(String text) implements Input {}

  /// The bytes of a host file, read while the command runs.
  record FromFile(Path file) implements Input {}
}
