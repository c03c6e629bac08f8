package dev.ashlar.workspace;

import dev.ashlar.plan.Digest;
import dev.ashlar.workspace.TreeProblem.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Files under relative paths, as one immutable value: what is written, tested, sealed and
/// exported, byte for byte. Empty directories and links do not exist in it.
public final class Tree {
  /// The tree without files.
  public static final Tree EMPTY = new Tree(new TreeMap<>());

  private final SortedMap<TreePath, TreeFile> files;
  private final Digest digest;

  private Tree(SortedMap<TreePath, TreeFile> files) {
    this.files = Collections.unmodifiableSortedMap(files);
    this.digest = Digest.ofText(listing());
  }

  /// The tree of `files`.
  ///
  /// @throws IllegalArgumentException when two paths exclude each other; see `clashes`
  public static Tree of(Map<TreePath, TreeFile> files) {
    var clashes = clashes(files.keySet());
    if (!clashes.isEmpty()) throw new IllegalArgumentException(clashes.getFirst().message());
    return new Tree(new TreeMap<>(files));
  }

  /// The tree of text files, given as path and text.
  public static Tree ofTexts(Map<String, String> texts) {
    var files = new TreeMap<TreePath, TreeFile>();
    texts.forEach((path, text) -> files.put(TreePath.of(path), TreeFile.ofText(text)));
    return of(files);
  }

  /// The tree of files that are not executable, given as path and bytes.
  public static Tree ofBytes(Map<String, byte[]> contents) {
    var files = new TreeMap<TreePath, TreeFile>();
    contents.forEach((path, bytes) -> files.put(TreePath.of(path), TreeFile.of(bytes, false)));
    return of(files);
  }

  /// The paths that cannot live in one tree: a file where another path needs a directory, and names
  /// that are the same to a file system which ignores case or Unicode composition.
  public static List<TreeProblem> clashes(Collection<TreePath> paths) {
    var problems = new ArrayList<TreeProblem>();
    var names = new Names(new HashMap<>(), new HashMap<>());
    for (var path : paths.stream().sorted().toList()) {
      names
          .objectionTo(path.text())
          .ifPresent(what -> problems.add(new TreeProblem(path.text(), Kind.CLASH, what)));
    }
    return List.copyOf(problems);
  }

  /// The files and directories so far, each under the name that a forgetful file system sees.
  private record Names(Map<String, String> files, Map<String, String> directories) {
    Optional<String> objectionTo(String path) {
      Optional<String> objection = Optional.empty();
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        var directory = path.substring(0, slash);
        var spelled = directories.putIfAbsent(TreePath.folded(directory), directory);
        boolean respelled = spelled != null && !spelled.equals(directory);
        objection = objection.or(() -> respelled ? sameName(spelled) : taken(files, directory));
      }
      var spelled = files.putIfAbsent(TreePath.folded(path), path);
      return objection.or(() -> spelled != null ? sameName(spelled) : taken(directories, path));
    }

    private static Optional<String> sameName(@Nullable String spelled) {
      return Optional.of(
          "is the same name as "
              + Shown.quoted(String.valueOf(spelled))
              + " where case or composition is ignored");
    }

    private static Optional<String> taken(Map<String, String> others, String name) {
      return Optional.ofNullable(others.get(TreePath.folded(name)))
          .map(other -> "needs " + Shown.quoted(other) + " as file and directory at once");
    }
  }

  public SortedMap<TreePath, TreeFile> files() {
    return files;
  }

  /// The bytes by path, as the pure packages take a tree.
  public SortedMap<String, byte[]> bytes() {
    var bytes = new TreeMap<String, byte[]>();
    files.forEach((path, file) -> bytes.put(path.text(), file.bytes()));
    return bytes;
  }

  public Optional<TreeFile> file(TreePath path) {
    return Optional.ofNullable(files.get(path));
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /// The bytes of all files together.
  public long size() {
    return files.values().stream().mapToLong(TreeFile::size).sum();
  }

  /// The digest of the listing: every path with its mode and contents. Equal trees, and only they,
  /// have equal digests.
  public Digest digest() {
    return digest;
  }

  /// The text whose digest is the tree's: per file, in order, `mode sha256 path` and a newline. A
  /// person can recompute it.
  public String listing() {
    var lines = new StringBuilder();
    files.forEach((path, file) -> {
      lines
          .append(file.mode())
          .append(' ')
          .append(file.digest().hex())
          .append(' ')
          .append(path.text())
          .append('\n');
    });
    return lines.toString();
  }

  /// This tree with the files of `upper` added; where both have a path, `upper` wins.
  public Tree overlay(Tree upper) {
    var merged = new TreeMap<TreePath, TreeFile>(files);
    merged.putAll(upper.files);
    return of(merged);
  }

  /// The files whose paths match one of the globs, in the meaning of `dev.ashlar.plan.Glob`.
  public Tree within(Collection<String> globs) {
    var all = Globs.of(globs);
    return keeping(path -> all.matches(path.text()));
  }

  /// The files whose paths match none of the globs.
  public Tree outside(Collection<String> globs) {
    var all = Globs.of(globs);
    return keeping(path -> !all.matches(path.text()));
  }

  /// The files whose paths satisfy `condition`.
  public Tree keeping(Predicate<TreePath> condition) {
    var kept = new TreeMap<TreePath, TreeFile>(files);
    kept.keySet().removeIf(condition.negate());
    return new Tree(kept);
  }

  /// The same files, each inside `directory`.
  public Tree in(TreePath directory) {
    var moved = new TreeMap<TreePath, TreeFile>();
    files.forEach((path, file) -> moved.put(path.in(directory), file));
    return new Tree(moved);
  }

  /// The files inside `directory`, with paths relative to it.
  public Tree at(TreePath directory) {
    var found = new TreeMap<TreePath, TreeFile>();
    files.forEach((path, file) -> {
      if (path.isIn(directory))
        found.put(TreePath.of(path.text().substring(directory.text().length() + 1)), file);
    });
    return new Tree(found);
  }

  /// The paths at which this tree and `other` differ, in order: there in one only, or with other
  /// bytes or mode.
  public List<TreePath> differencesFrom(Tree other) {
    var paths = new TreeMap<TreePath, TreeFile>(files);
    paths.putAll(other.files);
    return paths.keySet().stream().filter(path -> !file(path).equals(other.file(path))).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tree tree && digest.equals(tree.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return "tree " + digest.brief() + " (" + files.size() + " files)";
  }
}
