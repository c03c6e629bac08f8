package dev.ashlar.workspace;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.ashlar.journal.Durable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The `objects` directory of a Git repository, one file per object. An object is on disk, contents
/// and name, when `write` returns; what is read is compared with its name every time.
final class LooseObjects {
  private static final int OPEN_FILES_MAX = 32;
  private static final int SETTLED_MAX = 100_000;

  private final Path directory;

  /// Objects this process knows to be on disk, so that writing them again costs nothing.
  private final Set<ObjectId> settled = ConcurrentHashMap.newKeySet();

  LooseObjects(Path directory) {
    this.directory = directory;
  }

  Path file(ObjectId id) {
    return directory.resolve(id.hex().substring(0, 2)).resolve(id.hex().substring(2));
  }

  boolean has(ObjectId id) {
    return Files.exists(file(id));
  }

  /// Makes sure that all of `objects` are on disk.
  void write(Collection<GitObject> objects) throws IOException {
    var wanted = new LinkedHashMap<ObjectId, GitObject>();
    for (var object : objects) if (!settled.contains(object.id())) wanted.put(object.id(), object);
    var touched = new TreeSet<Path>();
    var missing = new ArrayList<GitObject>();
    for (var object : wanted.values()) {
      var file = file(object.id());
      touched.add(file.getParent());
      if (Files.exists(file)) {
        read(object.id()); // an object in place must be sound, or we would build on damage
      } else {
        missing.add(object);
      }
    }
    for (var fanOut : touched) if (!Files.isDirectory(fanOut)) Files.createDirectories(fanOut);
    for (int from = 0; from < missing.size(); from += OPEN_FILES_MAX) {
      place(missing.subList(from, Math.min(missing.size(), from + OPEN_FILES_MAX)));
    }
    for (var fanOut : touched) Durable.syncDirectory(fanOut);
    if (!touched.isEmpty()) Durable.syncDirectory(directory);
    if (settled.size() > SETTLED_MAX) settled.clear();
    settled.addAll(wanted.keySet());
  }

  /// Writes all contents first and syncs them afterwards: the file system then has one larger piece
  /// of work instead of many.
  private void place(List<GitObject> objects) throws IOException {
    Map<Path, Path> names = new LinkedHashMap<>();
    var open = new ArrayList<FileOutputStream>();
    try {
      for (var object : objects) {
        var target = file(object.id());
        var fresh = Files.createTempFile(target.getParent(), "tmp_obj_", "");
        names.put(fresh, target);
        var out = new FileOutputStream(fresh.toFile());
        open.add(out);
        out.write(LooseFile.encode(object));
      }
      for (var out : open) out.getFD().sync();
    } finally {
      for (var out : open) out.close();
    }
    for (var name : names.entrySet()) {
      if (!name.getKey().toFile().setReadOnly())
        throw new IOException("cannot protect " + name.getKey());
      Files.move(name.getKey(), name.getValue(), ATOMIC_MOVE);
    }
  }

  /// The object called `id`.
  ///
  /// @throws StoreDamage when there is none, or the file is not it
  GitObject read(ObjectId id) throws IOException {
    var file = file(id);
    try {
      return LooseFile.decode(file, id, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return packed(id).orElseThrow(() -> new StoreDamage(file, "the object is missing"));
    }
  }

  /// The object from a pack, which only somebody's own `git gc` can have made.
  private Optional<GitObject> packed(ObjectId id) throws IOException {
    if (packs().isEmpty()) return Optional.empty();
    var repository = Objects.requireNonNull(directory.getParent());
    var type = Git.of(repository).run("cat-file", "-t", id.hex());
    if (type.exit() != 0) return Optional.empty();
    var contents = Git.of(repository).run("cat-file", type.text().strip(), id.hex());
    var found = GitObject.of(type.text().strip(), contents.out());
    return contents.exit() == 0 && found.id().equals(id) ? Optional.of(found) : Optional.empty();
  }

  /// The files of all packs and their indexes.
  List<Path> packs() throws IOException {
    var packs = directory.resolve("pack");
    if (!Files.isDirectory(packs)) return List.of();
    try (var files = Files.newDirectoryStream(packs, "*.{pack,idx}")) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      return List.copyOf(found);
    }
  }

  /// The names of all objects here, in order.
  List<ObjectId> all() throws IOException {
    var ids = new TreeSet<ObjectId>();
    try (var fanOuts = Files.newDirectoryStream(directory, "[0-9a-f][0-9a-f]")) {
      for (var fanOut : fanOuts) {
        try (var files = Files.newDirectoryStream(fanOut)) {
          for (var file : files) {
            var hex = fanOut.getFileName().toString() + file.getFileName();
            if (ObjectId.isOne(hex)) ids.add(new ObjectId(hex));
          }
        }
      }
    }
    return List.copyOf(ids);
  }
}
