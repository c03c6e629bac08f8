package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the host's own programs are looked for: the system directories first, then `PATH`.
record HostTools(List<Path> directories) {
  private static final List<String> SYSTEM = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  HostTools {
    directories = List.copyOf(directories);
  }

  static HostTools of(Map<String, String> environment) {
    Set<Path> directories = new LinkedHashSet<>();
    SYSTEM.forEach(directory -> directories.add(Path.of(directory)));
    directories.addAll(pathOf(environment));
    return new HostTools(List.copyOf(directories));
  }

  /// The absolute directories on `PATH`, in its order.
  static List<Path> pathOf(Map<String, String> environment) {
    List<Path> directories = new ArrayList<>();
    for (String part : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (part.startsWith("/")) {
        directories.add(Path.of(part));
      }
    }
    return directories;
  }

  Optional<Path> find(String name) {
    return directories.stream()
        .map(directory -> directory.resolve(name))
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst();
  }

  /// The program's path, for a command line.
  String need(String name) throws IOException {
    return find(name)
        .map(Path::toString)
        .orElseThrow(() -> new IOException("there is no '" + name + "' on this machine"));
  }

  /// The program itself, symbolic links followed.
  Optional<Path> real(String name) {
    return find(name).flatMap(HostTools::real);
  }

  static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
