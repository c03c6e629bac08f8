package dev.ashlar.workspace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One Git object in memory: its type, its contents, and the name that follows from both.
final class GitObject {
  static final String BLOB = "blob";
  static final String TREE = "tree";
  static final String COMMIT = "commit";
  static final String DIRECTORY_MODE = "40000";

  private final ObjectId id;
  private final String type;
  private final byte[] contents;

  private GitObject(ObjectId id, String type, byte[] contents) {
    this.id = id;
    this.type = type;
    this.contents = contents;
  }

  /// One line of a tree object.
  record Entry(String mode, String name, ObjectId id) {
    boolean isDirectory() {
      return mode.equals(DIRECTORY_MODE);
    }

    /// Git sorts a directory as if its name ended with a slash.
    String sortKey() {
      return isDirectory() ? name + "/" : name;
    }
  }

  static GitObject of(String type, byte[] contents) {
    return new GitObject(ObjectId.of(type, contents), type, contents);
  }

  static GitObject blob(byte[] contents) {
    return of(BLOB, contents);
  }

  static GitObject tree(List<Entry> entries) {
    var out = new ByteArrayOutputStream();
    for (var entry :
        entries.stream().sorted(Comparator.comparing(Entry::sortKey, TreePath::compare)).toList()) {
      out.writeBytes((entry.mode + " " + entry.name + "\0").getBytes(StandardCharsets.UTF_8));
      out.writeBytes(entry.id.bytes());
    }
    return of(TREE, out.toByteArray());
  }

  static GitObject commit(
      ObjectId tree,
      List<ObjectId> parents,
      Signature author,
      Signature committer,
      String message) {
    var text = new StringBuilder("tree ").append(tree.hex()).append('\n');
    parents.forEach(parent -> text.append("parent ").append(parent.hex()).append('\n'));
    text.append("author ").append(author.line()).append('\n');
    text.append("committer ").append(committer.line()).append("\n\n");
    text.append(message).append(message.endsWith("\n") ? "" : "\n");
    return of(COMMIT, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  ObjectId id() {
    return id;
  }

  String type() {
    return type;
  }

  /// The bytes themselves; nobody changes them.
  byte[] contents() {
    return contents;
  }

  /// The lines of a tree object.
  ///
  /// @throws IllegalArgumentException when it is not one
  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    int at = 0;
    while (at < contents.length) {
      int space = indexOf((byte) ' ', at);
      int zero = indexOf((byte) 0, space);
      if (zero + 21 > contents.length)
        throw new IllegalArgumentException("tree " + id + " ends early");
      var mode = new String(contents, at, space - at, StandardCharsets.US_ASCII);
      var name = new String(contents, space + 1, zero - space - 1, StandardCharsets.UTF_8);
      entries.add(new Entry(mode, name, ObjectId.fromBytes(contents, zero + 1)));
      at = zero + 21;
    }
    return entries;
  }

  /// The tree a commit names.
  ///
  /// @throws IllegalArgumentException when it names none
  ObjectId treeOfCommit() {
    var text = new String(contents, StandardCharsets.UTF_8);
    if (!type.equals(COMMIT) || !text.startsWith("tree ") || text.length() < 46) {
      throw new IllegalArgumentException(id + " is not a commit");
    }
    return new ObjectId(text.substring(5, 45));
  }

  private int indexOf(byte wanted, int from) {
    for (int i = from; i < contents.length; i++) if (contents[i] == wanted) return i;
    throw new IllegalArgumentException("tree " + id + " is malformed");
  }
}
