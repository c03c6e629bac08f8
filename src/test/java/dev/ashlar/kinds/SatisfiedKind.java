package dev.ashlar.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A start with implementations that pass: the reference implementation of its kind in Python, and
/// in other languages one that answers what the reference was seen to answer. So the cases can be
/// met, and drivers and compositions do what they are to do in every language.
final class SatisfiedKind {
  private static final Path RESOURCES = Path.of("src/test/resources/kinds");
  private static final String KNOWN = "known/";

  private final Kind kind;
  private final Path scratch;

  SatisfiedKind(String kind, Path scratch) {
    this.kind = Starts.kind(kind);
    this.scratch = scratch;
  }

  /// The files of the start in `language`, each module with a known-good implementation.
  SortedMap<String, byte[]> files(String language) throws IOException, InterruptedException {
    SortedMap<String, byte[]> files =
        new TreeMap<>(Starts.files(kind.name(), language).orElseThrow());
    String yaml = new String(files.get("ashlar.yaml"), StandardCharsets.UTF_8);
    String more = yaml.replaceAll("(?m)^( *)stub: stubs/(.*)$", "$0\n$1known-good: known/$2");
    files.put("ashlar.yaml", more.getBytes(StandardCharsets.UTF_8));
    if (language.equals("python")) {
      files.putAll(reference());
    } else {
      files.putAll(told(language));
    }
    return files;
  }

  /// The reference implementation, as known-good directories.
  private SortedMap<String, byte[]> reference() throws IOException {
    SortedMap<String, byte[]> found = new TreeMap<>();
    for (Kind.Part part : kind.modules()) {
      Path home = RESOURCES.resolve(kind.name());
      try (Stream<Path> paths = Files.walk(home.resolve(kind.root()).resolve(part.name()))) {
        for (Path path : paths.filter(file -> file.toString().endsWith(".py")).toList()) {
          found.put(KNOWN + part.name() + "/" + home.relativize(path), Files.readAllBytes(path));
        }
      }
    }
    assertThat(found).as("the reference implementation of %s", kind.name()).isNotEmpty();
    return found;
  }

  private SortedMap<String, byte[]> told(String language) throws IOException, InterruptedException {
    Path tables = recorded();
    SortedMap<String, byte[]> found = new TreeMap<>();
    for (Kind.Part part : kind.modules()) {
      String place = KNOWN + part.name() + "/" + kind.root() + "/" + part.name() + "/";
      boolean java = language.equals("java");
      String template = java ? "Oracle.java.txt" : "oracle.c.txt";
      String source =
          Files.readString(RESOURCES.resolve("oracle").resolve(template))
              .replace("ROOT", kind.root())
              .replace("MODULE", part.name())
              .replace("TITLE", part.title());
      String name = java ? part.title() + "Module.java" : part.name() + ".c";
      found.put(place + name, source.getBytes(StandardCharsets.UTF_8));
      found.put(place + "told.jsonl", Files.readAllBytes(tables.resolve(part.name() + ".jsonl")));
    }
    return found;
  }

  /// What every module was asked and answered when the reference was asked all cases.
  private Path recorded() throws IOException, InterruptedException {
    Path start = scratch.resolve("start");
    SortedMap<String, byte[]> files = Starts.files(kind.name(), "python").orElseThrow();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      write(start.resolve(file.getKey()), file.getValue());
      write(
          start.resolve(file.getKey().replaceFirst("^contracts/[^/]+/", "tree/")), file.getValue());
    }
    for (Map.Entry<String, byte[]> file : reference().entrySet()) {
      write(start.resolve(file.getKey().replaceFirst("^known/[^/]+/", "tree/")), file.getValue());
    }
    Path out = scratch.resolve("told");
    Path log = scratch.resolve("record.log");
    Process process =
        new ProcessBuilder(
                List.of(
                    "python3",
                    "-B",
                    RESOURCES.resolve("oracle/record.py").toAbsolutePath().toString(),
                    start.toString(),
                    out.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> said(log)).isZero();
    return out;
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "nothing, for its log cannot be read: " + e.getMessage();
    }
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    Files.createDirectories(path.resolveSibling(""));
    Files.write(path, bytes);
  }
}
