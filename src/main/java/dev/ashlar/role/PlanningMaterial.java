package dev.ashlar.role;

import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreeFile;
import dev.ashlar.workspace.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The read-only directory that goes with a planner's or a tester's brief, as a tree.
public final class PlanningMaterial {
  private static final String PLAN_FORMAT = "plan-format.md";
  private static final String RULES = "rules.md";

  private PlanningMaterial() {}

  /// What a reader is given: the brief.
  public static Tree reader(String brief) {
    var files = new TreeMap<TreePath, TreeFile>();
    files.put(TreePath.of("BRIEF.md"), TreeFile.ofText(brief));
    return Tree.of(files);
  }

  /// What a planner is given: the brief, the form of a plan, every rule, and an example that all
  /// rules accept.
  public static Tree planner(String brief, String schema, SortedMap<String, byte[]> example) {
    var files = new TreeMap<TreePath, TreeFile>();
    files.put(TreePath.of("BRIEF.md"), TreeFile.ofText(brief));
    files.put(TreePath.of("ashlar.schema.json"), TreeFile.ofText(schema));
    page(files, PLAN_FORMAT);
    page(files, RULES);
    files.putAll(Tree.ofBytes(example).in(TreePath.of("example")).files());
    return Tree.of(files);
  }

  /// What a tester is given: the plan without its tests, and the cases of an example.
  public static Tree tester(Map<String, byte[]> plan, SortedMap<String, byte[]> example) {
    var files = new TreeMap<TreePath, TreeFile>();
    page(files, PLAN_FORMAT);
    files.putAll(Tree.ofBytes(plan).in(TreePath.of("plan")).files());
    files.putAll(Tree.ofBytes(example).in(TreePath.of("example")).files());
    return Tree.of(files);
  }

  private static void page(Map<TreePath, TreeFile> files, String name) {
    try (var in = PlanningMaterial.class.getResourceAsStream(name)) {
      files.put(TreePath.of(name), TreeFile.of(Objects.requireNonNull(in).readAllBytes(), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
