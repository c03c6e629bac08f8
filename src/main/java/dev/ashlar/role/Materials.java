package dev.ashlar.role;

import dev.ashlar.codec.Given;
import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreeFile;
import dev.ashlar.workspace.TreePath;
import java.util.Map;
import java.util.TreeMap;

/// The read-only directory that goes with a brief, as a tree.
final class Materials {
  private Materials() {}

  /// What a generator is given: contract, contracts of what it uses, the tree around its files,
  /// references and visible cases.
  static Tree given(Given given) {
    var files = new TreeMap<TreePath, TreeFile>();
    files.put(
        TreePath.of("CONTRACT.md"),
        TreeFile.ofText(given.contract() + requirements(given.requirements())));
    given
        .neededContracts()
        .forEach((name, text) ->
            files.put(TreePath.of("contracts/" + name + ".md"), TreeFile.ofText(text)));
    given
        .around()
        .forEach(
            (path, bytes) -> files.put(TreePath.of("tree/" + path), TreeFile.of(bytes, false)));
    given
        .references()
        .forEach(
            (path, bytes) -> files.put(TreePath.of(reference(path)), TreeFile.of(bytes, false)));
    files.put(TreePath.of("cases.jsonl"), TreeFile.ofText(given.cases()));
    if (!given.rulings().isEmpty()) {
      files.put(TreePath.of("RULINGS.md"), TreeFile.ofText(given.rulings()));
    }
    return Tree.of(files);
  }

  /// A tree of plain files.
  static Tree tree(Map<String, byte[]> bytes) {
    var files = new TreeMap<TreePath, TreeFile>();
    bytes.forEach((path, content) -> files.put(TreePath.of(path), TreeFile.of(content, false)));
    return Tree.of(files);
  }

  /// What an evaluator reads.
  static Tree judged(Tree submission, Tree given, String summary, String gateReport) {
    var files = new TreeMap<>(submission.in(TreePath.of("submission")).files());
    files.putAll(given.in(TreePath.of("given")).files());
    files.put(TreePath.of("summary.md"), TreeFile.ofText(summary));
    files.put(TreePath.of("gate-report.json"), TreeFile.ofText(gateReport));
    return Tree.of(files);
  }

  private static String reference(String path) {
    return path.startsWith("references/") || Given.HOUSE_RULES.contains(path)
        ? path
        : "references/" + path;
  }

  private static String requirements(Map<String, String> requirements) {
    var text = new StringBuilder(requirements.isEmpty() ? "" : "\n\n## Requirements by id\n\n");
    requirements.forEach(
        (id, line) -> text.append("- ").append(id).append(": ").append(line).append('\n'));
    return text.toString();
  }
}
