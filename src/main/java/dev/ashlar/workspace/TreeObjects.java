package dev.ashlar.workspace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A tree as Git objects: its blobs and tree objects, and the one at the top.
record TreeObjects(ObjectId root, List<GitObject> objects) {
  /// A directory on the way to becoming a tree object.
  private static final class Directory {
    final Map<String, Directory> directories = new LinkedHashMap<>();
    final List<GitObject.Entry> files = new ArrayList<>();
  }

  static TreeObjects of(Tree tree) {
    var objects = new ArrayList<GitObject>();
    var top = new Directory();
    tree.files()
        .forEach((path, file) -> {
          var blob = GitObject.blob(file.shared());
          objects.add(blob);
          var directory = top;
          var segments = path.segments();
          for (var name : segments.subList(0, segments.size() - 1)) {
            directory = directory.directories.computeIfAbsent(name, _ -> new Directory());
          }
          directory.files.add(new GitObject.Entry(file.mode(), path.name(), blob.id()));
        });
    return new TreeObjects(collect(top, objects), objects);
  }

  private static ObjectId collect(Directory directory, List<GitObject> objects) {
    var entries = new ArrayList<>(directory.files);
    directory.directories.forEach((name, below) ->
        entries.add(new GitObject.Entry(GitObject.DIRECTORY_MODE, name, collect(below, objects))));
    var tree = GitObject.tree(entries);
    objects.add(tree);
    return tree.id();
  }

  /// The tree below the tree object `root`, every object checked.
  static Tree read(ObjectId root, LooseObjects from) throws IOException {
    var files = new TreeMap<TreePath, TreeFile>();
    read("", root, from, files);
    try {
      return Tree.of(files);
    } catch (IllegalArgumentException e) {
      throw new StoreDamage(from.file(root), String.valueOf(e.getMessage()));
    }
  }

  private static void read(
      String prefix, ObjectId id, LooseObjects from, Map<TreePath, TreeFile> files)
      throws IOException {
    var object = expect(id, GitObject.TREE, from);
    try {
      for (var entry : object.entries()) {
        if (entry.isDirectory()) {
          read(prefix + entry.name() + "/", entry.id(), from, files);
        } else if (entry.mode().equals("100644") || entry.mode().equals("100755")) {
          var blob = expect(entry.id(), GitObject.BLOB, from);
          var file = TreeFile.owning(blob.contents(), entry.mode().equals("100755"));
          files.put(TreePath.of(prefix + entry.name()), file);
        } else {
          throw new StoreDamage(
              from.file(id), "an entry has mode " + entry.mode() + ", which is never stored");
        }
      }
    } catch (IllegalArgumentException e) {
      throw new StoreDamage(from.file(id), String.valueOf(e.getMessage()));
    }
  }

  private static GitObject expect(ObjectId id, String type, LooseObjects from) throws IOException {
    var object = from.read(id);
    if (!object.type().equals(type))
      throw new StoreDamage(from.file(id), "is a " + object.type() + ", not a " + type);
    return object;
  }
}
