package dev.ashlar.harness;

import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreeFile;
import dev.ashlar.workspace.TreePath;
import java.util.Map;
import java.util.TreeMap;

/// Maps of paths to bytes as trees.
final class Trees {
  private Trees() {}

  static Tree of(Map<String, byte[]> bytes) {
    var files = new TreeMap<TreePath, TreeFile>();
    bytes.forEach((path, content) -> files.put(TreePath.of(path), TreeFile.of(content, false)));
    return Tree.of(files);
  }
}
