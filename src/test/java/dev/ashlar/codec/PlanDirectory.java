package dev.ashlar.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A plan directory of the test resources, as a value.
final class PlanDirectory {
  private static final Path ROOT = Path.of("src/test/resources/dev/ashlar/codec");

  private PlanDirectory() {}

  /// The smallest plan that no rule warns about.
  static PlanFiles small() {
    return read("small");
  }

  static PlanFiles read(String name) {
    Path dir = ROOT.resolve(name);
    var files = new TreeMap<String, byte[]>();
    try (var paths = Files.walk(dir)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.put(dir.relativize(path).toString(), Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PlanFiles(files);
  }

  static String text(String resource) {
    try {
      return Files.readString(ROOT.resolve(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlanFiles with(PlanFiles files, String path, String text) {
    return files.with(Map.of(path, text.getBytes(StandardCharsets.UTF_8)));
  }
}
