package dev.ashlar.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A file of a person's own settings: the one that a variable names, else the one of that name in
/// `ashlar/` below `$XDG_CONFIG_HOME` or `~/.config`.
final class OwnFile {
  private OwnFile() {}

  /// Where it is, if there is one. One that is named is not looked for: it may be missing.
  static Optional<Path> find(Map<String, String> environment, String variable, String name) {
    var named = Optional.ofNullable(environment.get(variable)).filter(text -> !text.isEmpty());
    if (named.isPresent()) {
      return Optional.of(Path.of(named.get()).toAbsolutePath());
    }
    return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
        .filter(directory -> directory.startsWith("/"))
        .map(Path::of)
        .or(() ->
            Optional.ofNullable(environment.get("HOME")).map(home -> Path.of(home, ".config")))
        .map(directory -> directory.resolve("ashlar").resolve(name))
        .filter(Files::exists);
  }
}
