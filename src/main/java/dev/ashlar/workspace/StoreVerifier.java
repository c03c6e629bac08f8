package dev.ashlar.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Recomputes a store from the outside: the name of every object, the checksum of every pack, the
/// target of every ref, and every seal down to the SHA-256 of its files, against what the journal
/// says was sealed.
///
/// It needs no lock and changes nothing.
public final class StoreVerifier {
  private final Path directory;
  private final LooseObjects objects;
  private final Refs refs;

  /// What is wrong with a file, and which seals that concerns.
  private final Map<Path, Map<String, Set<String>>> found = new LinkedHashMap<>();

  private StoreVerifier(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
    this.objects = new LooseObjects(this.directory.resolve("objects"));
    this.refs = new Refs(this.directory);
  }

  /// Looks at everything in the store `directory`, which must hold exactly the seals `expected`.
  public static StoreReport verify(Path directory, List<ExpectedSeal> expected) throws IOException {
    return new StoreVerifier(directory).verify(expected);
  }

  private StoreReport verify(List<ExpectedSeal> expected) throws IOException {
    redirections();
    int count = looseObjects();
    for (var pack : objects.packs()) pack(pack);
    for (var seal : expected) seal(seal);
    refs(expected.stream().map(ExpectedSeal::ref).toList());
    var findings = new ArrayList<StoreReport.Finding>();
    found.forEach((file, whats) ->
        whats.forEach((what, seals) -> findings.add(new StoreReport.Finding(file, seals, what))));
    return new StoreReport(count, expected.size(), findings);
  }

  private void note(Path file, String what, String... seals) {
    found
        .computeIfAbsent(file, _ -> new LinkedHashMap<>())
        .computeIfAbsent(what, _ -> new TreeSet<>())
        .addAll(List.of(seals));
  }

  /// What Git would follow to other contents.
  private void redirections() {
    for (var redirection :
        List.of("objects/info/alternates", "info/grafts", "shallow", "refs/replace")) {
      var path = directory.resolve(redirection);
      if (Files.exists(path)) note(path, "would make Git show other contents than are stored");
    }
  }

  private int looseObjects() throws IOException {
    var all = objects.all();
    for (var id : all) {
      try {
        objects.read(id);
      } catch (StoreDamage e) {
        note(e.file(), e.what());
      }
    }
    return all.size();
  }

  /// A pack and its index each end with the SHA-1 of all before.
  private void pack(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    if (bytes.length < 20
        || !ObjectId.sha1(bytes, bytes.length - 20)
            .equals(ObjectId.fromBytes(bytes, bytes.length - 20))) {
      note(file, "its bytes do not have the checksum at its end");
    }
  }

  private void seal(ExpectedSeal seal) throws IOException {
    var name = seal.name();
    var refFile = directory.resolve(seal.ref());
    try {
      var target = refs.get(seal.ref());
      if (target.isEmpty()) {
        note(refFile, "the ref is missing", name);
      } else if (!target.get().equals(seal.id().commit())) {
        note(
            refFile,
            "the ref points at " + target.get() + ", not at the seal " + seal.id().commit(),
            name);
      }
    } catch (StoreDamage e) {
      note(e.file(), e.what(), name);
    }
    try {
      var root = objects.read(seal.id().commit()).treeOfCommit();
      if (everyObjectIsSound(root, name)) contents(seal, root);
    } catch (StoreDamage e) {
      note(e.file(), e.what(), name);
    } catch (IllegalArgumentException e) {
      note(objects.file(seal.id().commit()), String.valueOf(e.getMessage()), name);
    }
  }

  /// Names each damaged object below `root`, as far as can be seen.
  private boolean everyObjectIsSound(ObjectId root, String seal) throws IOException {
    boolean sound = true;
    try {
      var object = objects.read(root);
      if (!object.type().equals(GitObject.TREE)) return true;
      for (var entry : object.entries()) sound &= everyObjectIsSound(entry.id(), seal);
    } catch (StoreDamage e) {
      note(e.file(), e.what(), seal);
      return false;
    } catch (IllegalArgumentException e) {
      note(objects.file(root), String.valueOf(e.getMessage()), seal);
      return false;
    }
    return sound;
  }

  private void contents(ExpectedSeal seal, ObjectId root) throws IOException {
    var file = objects.file(seal.id().commit());
    var all = TreeObjects.read(root, objects);
    var manifest =
        Manifest.text(
            seal.module(), seal.version(), all.keeping(path -> !path.equals(Manifest.PATH)));
    if (!Manifest.digest(manifest).equals(seal.id().manifest())) {
      note(file, "the files are not those of the manifest " + seal.id().manifest(), seal.name());
    }
    if (!all.file(Manifest.PATH).equals(Optional.of(TreeFile.ofText(manifest)))) {
      note(file, "manifest.json is not that of the files", seal.name());
    }
  }

  private void refs(List<String> expected) throws IOException {
    for (var entry : refs.all("refs").entrySet()) {
      var name = entry.getKey();
      var file = directory.resolve(name);
      if (entry.getValue().isEmpty()) {
        if (!expected.contains(name)) note(file, "the ref does not hold an object id");
      } else if (name.startsWith("refs/seals/")) {
        if (!expected.contains(name)) note(file, "the journal knows no such seal");
      } else {
        target(name, file, entry.getValue().get());
      }
    }
  }

  private void target(String name, Path file, ObjectId target) throws IOException {
    try {
      if (!name.startsWith("refs/trees/")) {
        objects.read(target);
      } else if (!Store.treeRef(TreeObjects.read(target, objects).digest()).equals(name)) {
        note(file, "the ref points at another tree than its name says");
      }
    } catch (StoreDamage e) {
      note(file, "what the ref points at is damaged: " + e.what());
    }
  }
}
