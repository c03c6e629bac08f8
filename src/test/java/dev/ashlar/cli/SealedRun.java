package dev.ashlar.cli;

import dev.ashlar.orchestrator.Seal;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Story;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.SealContents;
import dev.ashlar.workspace.SealId;
import dev.ashlar.workspace.Store;
import dev.ashlar.workspace.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A run on disk with real seals in a real store: lexer, then parser, then lexer again under v2.
final class SealedRun {
  private final Story story = new Story(Plans.calculator()).issue();
  private final RunDirectory directory;

  private SealedRun(Path plan) {
    this.directory = RunDirectory.of(plan, "2026-11-23-090000");
  }

  static RunDirectory in(Path plan) throws IOException {
    var run = new SealedRun(plan);
    run.seal("lexer", "first");
    run.seal("parser", "only");
    run.story.amended("lexer", false, "the end is a token").issue();
    run.seal("lexer", "second");
    return new Cli(plan).records(run.story.events());
  }

  private void seal(String module, String text) throws IOException {
    story
        .minutes(3)
        .submits(module, 10_000)
        .issue()
        .green(module, 12)
        .issue()
        .passes(module)
        .issue();
    var version = story.key(module).version();
    var id = stored(module, version, text);
    var tree = Tree.ofTexts(Map.of("src/" + module + "/main.c", text)).digest();
    story.sealed(module, new Seal(id.manifest(), id.commit().hex(), tree, version)).issue();
  }

  private SealId stored(String module, int version, String text) throws IOException {
    var store = Store.open(directory.store());
    var contents =
        new SealContents(
            Tree.ofTexts(
                Map.of("contract.md", "# " + module, "interfaces/" + module + ".h", "int i;")),
            Tree.ofTexts(Map.of("cases.jsonl", "{}")),
            Tree.ofTexts(Map.of("src/" + module + "/main.c", text)),
            "{}",
            "{}",
            "As agreed.");
    var id = store.seal(module, version, contents.tree());
    store.publish(module, version, id);
    return id;
  }
}
