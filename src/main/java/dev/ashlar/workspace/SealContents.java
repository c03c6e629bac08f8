package dev.ashlar.workspace;

import java.util.Map;
import java.util.TreeMap;

/// What goes under seal besides the manifest: everything somebody needs to see what was built,
/// under which contract, and who said so.
public record SealContents(
    Tree contract,
    Tree tests,
    Tree implementation,
    String gateReport,
    String verdict,
    String summary) {
  public static final TreePath CONTRACT = TreePath.of("contract");
  public static final TreePath TESTS = TreePath.of("tests");
  public static final TreePath IMPLEMENTATION = TreePath.of("implementation");
  public static final TreePath GATE_REPORT = TreePath.of("gate-report.json");
  public static final TreePath VERDICT = TreePath.of("verdict.json");
  public static final TreePath SUMMARY = TreePath.of("summary.md");

  /// All of it as one tree.
  public Tree tree() {
    var files = new TreeMap<TreePath, TreeFile>();
    Map.of(CONTRACT, contract, TESTS, tests, IMPLEMENTATION, implementation)
        .forEach((directory, tree) -> files.putAll(tree.in(directory).files()));
    files.put(GATE_REPORT, TreeFile.ofText(gateReport));
    files.put(VERDICT, TreeFile.ofText(verdict));
    files.put(SUMMARY, TreeFile.ofText(summary));
    return Tree.of(files);
  }

  /// The parts of a seal's tree.
  public static SealContents of(Tree tree) {
    return new SealContents(
        tree.at(CONTRACT),
        tree.at(TESTS),
        tree.at(IMPLEMENTATION),
        text(tree, GATE_REPORT),
        text(tree, VERDICT),
        text(tree, SUMMARY));
  }

  private static String text(Tree tree, TreePath path) {
    return tree.file(path).map(TreeFile::text).orElse("");
  }
}
