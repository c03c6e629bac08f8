package dev.ashlar.design;

import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Design documents of plans that tests know.
final class Designs {
  private Designs() {}

  /// The directories of `examples` that are plans.
  static List<Path> examples() throws IOException {
    try (var all = Files.list(Path.of("examples"))) {
      return all.filter(dir -> Files.exists(dir.resolve("ashlar.yaml"))).sorted().toList();
    }
  }

  static PlanFiles files(Path directory) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var paths = Files.walk(directory)) {
      for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        var name = directory.relativize(path).toString();
        if (!name.startsWith(".") && !name.startsWith("artifact/")) {
          files.put(name, Files.readAllBytes(path));
        }
      }
    }
    return new PlanFiles(files);
  }

  static DesignDocument of(Path directory) throws IOException {
    return of(files(directory));
  }

  static DesignDocument of(PlanFiles files) {
    return switch (PlanReader.read(files)) {
      case Reading.Admissible(var plan, var warnings) -> DesignDocument.of(plan, files, warnings);
      case Reading.Refused(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  /// The document of a plan whose files do not matter.
  static DesignDocument of(Plan plan) {
    return DesignDocument.of(plan, PlanFiles.of(Map.of()), List.of());
  }

  static PlanFiles with(PlanFiles files, String path, String text) {
    return files.with(Map.of(path, text.getBytes(StandardCharsets.UTF_8)));
  }
}
