package dev.ashlar.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.ashlar.plan.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// Makes, reads and deletes the workspaces of a run: one directory per module, version and attempt,
/// never reused, never deleted by anybody else. One keeper per run, as there is one writer of its
/// journal.
///
/// Given material is written once per digest and shared read-only, so that an attempt costs what
/// its own files cost, however much it may read.
public final class WorkspaceKeeper {
  private static final Pattern MODULE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");
  private static final TreeLimits GIVEN_LIMITS =
      TreeLimits.SUBMISSION.withEntries(200_000).withBytes(4L << 30, 1L << 30);

  /// The file that says a workspace is complete; it is written last.
  private static final String MARKER = "workspace.txt";

  private final Path directory;
  private final Set<String> making = ConcurrentHashMap.newKeySet();
  private final ReentrantLock givenLock = new ReentrantLock();

  /// The directory that holds each given tree, once this process has made or checked it.
  private final Map<Digest, Path> given = new ConcurrentHashMap<>();

  private WorkspaceKeeper(Path directory) {
    this.directory = directory;
  }

  /// The keeper of the workspaces in `directory`, which is made if it does not exist.
  public static WorkspaceKeeper in(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new WorkspaceKeeper(directory.toRealPath());
  }

  /// Makes the workspace of one attempt: `own` is what its `work` holds at first, `material` what
  /// it may read.
  ///
  /// @throws FileAlreadyExistsException when this attempt has one; see `find`
  public Workspace create(String module, int version, int attempt, Tree material, Tree own)
      throws IOException, InterruptedException {
    var name = nameOf(module, version, attempt);
    var root = directory.resolve(name);
    if (!making.add(name)) throw new FileAlreadyExistsException(root.toString());
    try {
      if (Files.exists(root, NOFOLLOW_LINKS) && !Files.exists(root.resolve(MARKER))) {
        TreeRemover.remove(root); // half made by a process that died; no agent ever saw it
      }
      Files.createDirectory(root);
      var shared = given(material);
      var work = Workspace.workIn(root);
      TreeWriter.write(own, work);
      var identity = newIdentity(work);
      Files.writeString(root.resolve(MARKER), marker(material, identity), StandardCharsets.UTF_8);
      return new Workspace(name, root, shared, material, identity);
    } finally {
      making.remove(name);
    }
  }

  /// The workspace that this attempt already has, if it was completely made: for a run that goes
  /// on. `material` is what it was given.
  public Optional<Workspace> find(String module, int version, int attempt, Tree material)
      throws IOException, InterruptedException {
    var name = nameOf(module, version, attempt);
    var root = directory.resolve(name);
    var marker = root.resolve(MARKER);
    if (making.contains(name) || !Files.isRegularFile(marker, NOFOLLOW_LINKS))
      return Optional.empty();
    var identity = Files.readString(marker).lines().skip(1).findFirst().orElse("");
    return Optional.of(new Workspace(name, root, given(material), material, identity));
  }

  /// Reads what the module owns out of a workspace, and looks whether the given material is still
  /// as it was given.
  public Taking take(Workspace workspace, Collection<String> owns, TreeLimits limits)
      throws InterruptedException {
    try {
      var lost = whyLost(workspace);
      if (lost.isPresent()) return new Taking.Lost(lost.get());
      var reading = TreeReader.read(workspace.work(), limits, owns);
      lost = whyLost(workspace);
      if (lost.isPresent()) return new Taking.Lost(lost.get());
      return new Taking.Taken(
          reading.tree(), reading.problems(), reading.strays(), givenEdits(workspace));
    } catch (IOException e) {
      return new Taking.Lost(workspace.work() + " could not be read: " + e);
    }
  }

  /// Whether somebody took the directory away under the agent.
  private static Optional<String> whyLost(Workspace workspace) throws IOException {
    var work = workspace.work();
    try {
      if (identity(work).equals(workspace.identity())) return Optional.empty();
      return Optional.of(work + " was replaced by another directory");
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.of(work + " no longer exists");
    }
  }

  /// The kernel's name of a directory, with its time of birth: alone, the number of a deleted
  /// directory is soon given to another.
  private static String identity(Path work) throws IOException {
    var attributes = Files.readAttributes(work, BasicFileAttributes.class, NOFOLLOW_LINKS);
    if (!attributes.isDirectory()) throw new NotDirectoryException(work.toString());
    boolean known = !attributes.creationTime().equals(attributes.lastModifiedTime());
    return attributes.fileKey() + (known ? " born " + attributes.creationTime() : "");
  }

  /// Sets a directory's time of last change far from its birth, which a file system without times
  /// of birth would answer in its place.
  private static String newIdentity(Path work) throws IOException {
    Files.setLastModifiedTime(work, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    return identity(work);
  }

  private List<String> givenEdits(Workspace workspace) throws InterruptedException {
    var material = workspace.material();
    var edits = new TreeSet<String>();
    try {
      var now = TreeReader.read(workspace.given(), GIVEN_LIMITS);
      now.tree().differencesFrom(material).forEach(path -> edits.add(path.text()));
      now.problems().forEach(problem -> edits.add(problem.path()));
    } catch (IOException e) {
      edits.add("."); // the whole directory is gone
    }
    if (!edits.isEmpty()) given.remove(material.digest(), workspace.given());
    return List.copyOf(edits);
  }

  /// A read-only directory that holds `material`, made or checked by this process.
  private Path given(Tree material) throws IOException, InterruptedException {
    givenLock.lockInterruptibly();
    try {
      var known = given.get(material.digest());
      if (known != null) return known;
      var all = directory.resolve("given");
      Files.createDirectories(all);
      var made = all.resolve(material.digest().brief());
      for (int i = 2; Files.exists(made, NOFOLLOW_LINKS); i++) {
        if (holds(made, material)) break;
        made = all.resolve(material.digest().brief() + "." + i);
      }
      if (!Files.exists(made, NOFOLLOW_LINKS)) {
        var fresh = all.resolve(".making-" + UUID.randomUUID());
        TreeWriter.writeReadOnly(material, fresh);
        Files.move(fresh, made);
      }
      given.put(material.digest(), made);
      return made;
    } finally {
      givenLock.unlock();
    }
  }

  private static boolean holds(Path made, Tree material) throws IOException, InterruptedException {
    var reading = TreeReader.read(made, GIVEN_LIMITS);
    return reading.sound() && reading.tree().equals(material);
  }

  /// The names of all workspaces there are, complete or not.
  public List<String> all() throws IOException {
    var names = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(directory, "*-v*-a*")) {
      for (var entry : entries) names.add(Objects.toString(entry.getFileName()));
    }
    names.sort(null);
    return List.copyOf(names);
  }

  /// Deletes the workspace of one attempt, when its work is durable elsewhere or given up. It is
  /// out of sight at once, so a half-deleted one is never taken for one that exists.
  public void delete(String module, int version, int attempt) throws IOException {
    var name = nameOf(module, version, attempt);
    var trash = directory.resolve("trash");
    Files.createDirectories(trash);
    var aside = trash.resolve(name + "-" + UUID.randomUUID());
    try {
      Files.move(directory.resolve(name), aside);
    } catch (NoSuchFileException e) {
      return;
    }
    TreeRemover.remove(aside);
  }

  /// Deletes every workspace and all given material: at the end of a run.
  public void clear() throws IOException {
    for (var name : all()) TreeRemover.remove(directory.resolve(name));
    given.clear();
    TreeRemover.remove(directory.resolve("given"));
    TreeRemover.remove(directory.resolve("trash"));
  }

  private static String marker(Tree material, String identity) {
    return "given " + material.digest() + "\n" + identity + "\n";
  }

  private static String nameOf(String module, int version, int attempt) {
    if (!MODULE.matcher(module).matches() || version < 1 || attempt < 1) {
      throw new IllegalArgumentException(
          "a workspace is named by module, version and attempt from 1, not %s v%d a%d"
              .formatted(module, version, attempt));
    }
    return "%s-v%d-a%d".formatted(module, version, attempt);
  }
}
