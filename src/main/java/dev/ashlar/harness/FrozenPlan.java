package dev.ashlar.harness;

import dev.ashlar.codec.Assembly;
import dev.ashlar.codec.Given;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.gate.Jobs;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Seal;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import dev.ashlar.workspace.SealContents;
import dev.ashlar.workspace.SealId;
import dev.ashlar.workspace.Store;
import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreeFile;
import dev.ashlar.workspace.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The plan as a run has it frozen, with the files it was frozen with: read from the store, never
/// from the plan directory.
final class FrozenPlan {
  private final RunState state;
  private final Store store;
  private final PlanFiles files;
  private final Assembly assembly;

  private FrozenPlan(RunState state, Store store, PlanFiles files) {
    this.state = state;
    this.store = store;
    this.files = files;
    this.assembly = new Assembly(state.charter().plan(), files);
  }

  /// The plan in force in this state.
  static FrozenPlan of(RunState state, Store store) throws IOException {
    var tree = store.get(state.charter().planDigest());
    return new FrozenPlan(state, store, PlanFiles.of(bytes(tree)));
  }

  Plan plan() {
    return state.charter().plan();
  }

  PlanFiles files() {
    return files;
  }

  /// Makes gate jobs of this plan.
  Jobs jobs() {
    return new Jobs(plan(), files);
  }

  /// What the generator of a module is given.
  Given given(ModuleName name) {
    return Given.of(plan(), files, name, laid(assembly.around(name, this::sealed)));
  }

  /// The sealed implementation of a module, checked against its seal.
  Optional<SortedMap<String, byte[]>> sealed(ModuleName name) {
    return state.module(name).seal().map(seal -> bytes(implementation(name, seal)));
  }

  private Tree implementation(ModuleName name, Seal seal) {
    try {
      var id = new SealId(new dev.ashlar.workspace.ObjectId(seal.commit()), seal.manifest());
      return SealContents.of(store.contents(name.text(), seal.version(), id)).implementation();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The laid tree.
  ///
  /// @throws IllegalStateException if the layers clash or wait, which an admitted plan's do not
  static Assembly.Outcome.Laid laid(Assembly.Outcome outcome) {
    return switch (outcome) {
      case Assembly.Outcome.Laid laid -> laid;
      case Assembly.Outcome.Clash clash ->
          throw new IllegalStateException("layers clash: " + clash.problems());
      case Assembly.Outcome.Waits waits ->
          throw new IllegalStateException("not sealed yet: " + waits.unsealed());
    };
  }

  static SortedMap<String, byte[]> bytes(Tree tree) {
    var all = new TreeMap<String, byte[]>();
    tree.files().forEach((path, file) -> all.put(path.text(), file.bytes()));
    return all;
  }

  /// The contract's side of a seal: its page, interfaces and references.
  Tree contract(ModuleName name) {
    var module = plan().module(name);
    var all = new TreeMap<TreePath, TreeFile>();
    add(all, "contract.md", module.contract());
    module.interfaces().ifPresent(dir -> addBelow(all, "interfaces/", dir));
    module.references().forEach(path -> add(all, path, path));
    return Tree.of(all);
  }

  /// The tests' side of a seal: support, visible and held-out cases.
  Tree tests(ModuleName name) {
    var gate = plan().module(name).gate();
    var all = new TreeMap<TreePath, TreeFile>();
    gate.support().ifPresent(dir -> addBelow(all, "support/", dir));
    gate.cases().ifPresent(path -> add(all, "cases.jsonl", path));
    gate.heldOut().ifPresent(path -> add(all, "held-out.jsonl", path));
    return Tree.of(all);
  }

  private void add(Map<TreePath, TreeFile> all, String as, String path) {
    files.bytes(path).ifPresent(bytes -> all.put(TreePath.of(as), TreeFile.of(bytes, false)));
  }

  private void addBelow(Map<TreePath, TreeFile> all, String prefix, String directory) {
    files
        .under(directory)
        .forEach((path, bytes) -> all.put(TreePath.of(prefix + path), TreeFile.of(bytes, false)));
  }
}
