package dev.ashlar.workspace;

import dev.ashlar.journal.Durable;
import dev.ashlar.plan.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The run's artifacts: a bare Git repository that only ever grows, and that the harness writes
/// itself, byte for byte what was tested: no working tree, no filter, no hook, no `git add`.
///
/// Whatever a method returns an id for is on disk, with its directories, and whatever is read is
/// checked against its id. Anybody can look inside with plain Git.
public final class Store {
  private static final Pattern MODULE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");
  private static final String CONFIG =
      """
      [core]
      \trepositoryformatversion = 0
      \tfilemode = true
      \tbare = true
      \tlogallrefupdates = false
      \tfsync = all
      \thooksPath = /dev/null
      [gc]
      \tauto = 0
      \tpruneExpire = never
      [transfer]
      \tfsckObjects = true
      """;

  private final Path directory;
  private final LooseObjects objects;
  private final Refs refs;

  private Store(Path directory) {
    this.directory = directory;
    this.objects = new LooseObjects(directory.resolve("objects"));
    this.refs = new Refs(directory);
  }

  /// Opens the store in `directory`, and creates it where there is nothing.
  public static Store open(Path directory) throws IOException {
    var absolute = directory.toAbsolutePath().normalize();
    if (!Files.exists(absolute.resolve("HEAD"))) create(absolute);
    if (Files.exists(absolute.resolve("objects/info/alternates"))) {
      throw new StoreDamage(
          absolute.resolve("objects/info/alternates"),
          "a store must not borrow objects; delete it");
    }
    return new Store(absolute);
  }

  /// Writes what `git init --bare` would, without templates; HEAD comes last, so a half-made store
  /// is simply made again.
  private static void create(Path directory) throws IOException {
    Durable.createDirectories(directory.resolve("objects"));
    Durable.createDirectories(directory.resolve("refs"));
    Durable.replace(directory.resolve("config"), CONFIG.getBytes(StandardCharsets.US_ASCII));
    Durable.replace(
        directory.resolve("HEAD"), "ref: refs/heads/main\n".getBytes(StandardCharsets.US_ASCII));
  }

  /// The bare repository.
  public Path directory() {
    return directory;
  }

  /// Keeps `tree`; writing what is already there costs nothing.
  public TreeId put(Tree tree) throws IOException {
    var made = TreeObjects.of(tree);
    objects.write(made.objects());
    var ref = treeRef(tree.digest());
    if (!refs.get(ref).equals(Optional.of(made.root()))) refs.set(ref, made.root());
    return new TreeId(made.root(), tree.digest());
  }

  /// The tree called `id`.
  ///
  /// @throws StoreDamage when it is missing or altered
  public Tree get(TreeId id) throws IOException {
    var tree = read(id.git());
    if (!tree.digest().equals(id.digest())) {
      throw new StoreDamage(
          objects.file(id.git()), "the tree has digest " + tree.digest() + ", not " + id.digest());
    }
    return tree;
  }

  /// The tree with this digest, whether put by itself or in a seal.
  ///
  /// @throws StoreDamage when it is missing or altered
  public Tree get(Digest digest) throws IOException {
    return get(
        find(digest)
            .orElseThrow(() -> new StoreDamage(directory, "holds no tree with digest " + digest)));
  }

  /// Both names of the tree with this digest, if it is here. Without its ref every stored tree is
  /// looked at, which is slow but right.
  public Optional<TreeId> find(Digest digest) throws IOException {
    var known = refs.get(treeRef(digest));
    if (known.isPresent()) return Optional.of(new TreeId(known.get(), digest));
    for (var id : objects.all()) {
      if (isTree(id, digest)) return Optional.of(new TreeId(id, digest));
    }
    return Optional.empty();
  }

  private boolean isTree(ObjectId id, Digest digest) throws IOException {
    try {
      return objects.read(id).type().equals(GitObject.TREE) && read(id).digest().equals(digest);
    } catch (StoreDamage e) {
      return false; // some other object's damage; what is looked for may still be sound
    }
  }

  /// Puts `contents` under seal: with its manifest, in a commit that depends on nothing but its
  /// arguments. It has no name in the store yet: record the answer in the journal, then `publish`
  /// it.
  public SealId seal(String module, int version, Tree contents) throws IOException {
    requireName(module, version);
    if (contents.file(Manifest.PATH).isPresent()) {
      throw new IllegalArgumentException(Manifest.PATH + " is written by the store");
    }
    var manifest = Manifest.text(module, version, contents);
    var files = new TreeMap<TreePath, TreeFile>(contents.files());
    files.put(Manifest.PATH, TreeFile.ofText(manifest));
    var digest = Manifest.digest(manifest);
    var made = TreeObjects.of(Tree.of(files));
    var message = "Seal %s v%d\n\nManifest: %s\n".formatted(module, version, digest);
    var commit =
        GitObject.commit(made.root(), List.of(), Signature.ASHLAR, Signature.ASHLAR, message);
    var all = new ArrayList<>(made.objects());
    all.add(commit);
    objects.write(all);
    return new SealId(commit.id(), digest);
  }

  /// Names a seal `refs/seals/<module>/v<version>`. Naming it again is harmless; another seal under
  /// that name is refused.
  public void publish(String module, int version, SealId id) throws IOException {
    contents(module, version, id);
    var ref = sealRef(module, version);
    synchronized (refs) {
      var there = refs.get(ref);
      if (there.isEmpty()) {
        refs.set(ref, id.commit());
      } else if (!there.get().equals(id.commit())) {
        throw new IllegalStateException(
            ref + " already names " + there.get() + "; a seal is never replaced");
      }
    }
  }

  /// The commit that a published seal's name points at.
  public Optional<ObjectId> published(String module, int version) throws IOException {
    return refs.get(sealRef(module, version));
  }

  /// What is under a seal, without the manifest, every byte checked against it.
  ///
  /// @throws StoreDamage when anything is missing or altered
  public Tree contents(String module, int version, SealId id) throws IOException {
    var file = objects.file(id.commit());
    var all = read(treeOf(id.commit()));
    var contents = all.keeping(path -> !path.equals(Manifest.PATH));
    var manifest = Manifest.text(module, version, contents);
    if (!Manifest.digest(manifest).equals(id.manifest())) {
      throw new StoreDamage(file, "the seal's files do not have the manifest " + id.manifest());
    }
    if (!all.file(Manifest.PATH).equals(Optional.of(TreeFile.ofText(manifest)))) {
      throw new StoreDamage(file, "the seal's manifest.json is not that of its files");
    }
    return contents;
  }

  /// The ref under which a seal is published.
  public static String sealRef(String module, int version) {
    requireName(module, version);
    return "refs/seals/" + module + "/v" + version;
  }

  private static void requireName(String module, int version) {
    if (!MODULE.matcher(module).matches() || version < 1) {
      throw new IllegalArgumentException(
          "a seal is named by a module and a version from 1, not " + module + " v" + version);
    }
  }

  static String treeRef(Digest digest) {
    return "refs/trees/" + digest.hex().substring(0, 2) + "/" + digest.hex().substring(2);
  }

  private ObjectId treeOf(ObjectId commit) throws IOException {
    try {
      return objects.read(commit).treeOfCommit();
    } catch (IllegalArgumentException e) {
      throw new StoreDamage(objects.file(commit), String.valueOf(e.getMessage()));
    }
  }

  private Tree read(ObjectId root) throws IOException {
    return TreeObjects.read(root, objects);
  }

  LooseObjects objects() {
    return objects;
  }

  Refs refs() {
    return refs;
  }
}
