package dev.ashlar.workspace;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.ashlar.journal.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The names in a bare repository that point at objects, as the files Git itself uses. They are
/// caches of what the journal says, and each is replaced in one step.
final class Refs {
  private final Path repository;

  Refs(Path repository) {
    this.repository = repository;
  }

  /// Where the ref called `name` points, if it exists.
  ///
  /// @throws StoreDamage when its file does not hold an object id
  Optional<ObjectId> get(String name) throws IOException {
    var file = repository.resolve(name);
    try {
      return Optional.of(parse(file));
    } catch (NoSuchFileException e) {
      return Optional.ofNullable(packed().get(name));
    }
  }

  /// Points `name` at `id`, on disk when this returns.
  void set(String name, ObjectId id) throws IOException {
    var file = repository.resolve(name);
    var directory = repository.resolve(name.substring(0, name.lastIndexOf('/')));
    Durable.createDirectories(directory);
    var fresh = Files.createTempFile(repository, "ref-", ".new");
    Durable.writeContents(fresh, (id.hex() + "\n").getBytes(StandardCharsets.US_ASCII));
    Files.move(fresh, file, ATOMIC_MOVE);
    Durable.syncDirectory(directory);
  }

  /// The files of all refs below `prefix`, and what packed refs there are, by name. A file that
  /// holds no id maps to nothing.
  SortedMap<String, Optional<ObjectId>> all(String prefix) throws IOException {
    var refs = new TreeMap<String, Optional<ObjectId>>();
    packed()
        .forEach((name, id) -> {
          if (name.startsWith(prefix)) refs.put(name, Optional.of(id));
        });
    var top = repository.resolve(prefix);
    if (!Files.isDirectory(top)) return refs;
    try (var files = Files.walk(top)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        refs.put(repository.relativize(file).toString(), lenient(file));
      }
    }
    return refs;
  }

  private static Optional<ObjectId> lenient(Path file) throws IOException {
    try {
      return Optional.of(parse(file));
    } catch (StoreDamage e) {
      return Optional.empty();
    }
  }

  private static ObjectId parse(Path file) throws IOException {
    var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    if (text.length() != 41 || !text.endsWith("\n") || !ObjectId.isOne(text.substring(0, 40))) {
      throw new StoreDamage(file, "the ref does not hold an object id");
    }
    return new ObjectId(text.substring(0, 40));
  }

  /// What somebody's `git pack-refs` put together.
  private SortedMap<String, ObjectId> packed() throws IOException {
    var file = repository.resolve("packed-refs");
    if (!Files.exists(file)) return Collections.emptySortedMap();
    var refs = new TreeMap<String, ObjectId>();
    for (var line :
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().toList()) {
      if (line.startsWith("#") || line.startsWith("^")) continue;
      if (line.length() < 42 || line.charAt(40) != ' ' || !ObjectId.isOne(line.substring(0, 40))) {
        throw new StoreDamage(file, "a line is not a ref: " + Shown.quoted(line));
      }
      refs.put(line.substring(41), new ObjectId(line.substring(0, 40)));
    }
    return refs;
  }
}
