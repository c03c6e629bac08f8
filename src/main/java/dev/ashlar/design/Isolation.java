package dev.ashlar.design;

import dev.ashlar.plan.Module;
import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What keeps one failure from becoming two, and a killed run from starting over.
record Isolation(Grounds grounds) {
  Answer workspaces() {
    return Answer.of(
        Block.bullets(
            Prose.of(
                "**One workspace an attempt:** `.ashlar/runs/RUN/workspaces/`, written by its"
                    + " generator alone. There is no shared directory."),
            Prose.of(
                "**One way out:** the files that `owns` selects are taken into the store and judged"
                    + " in a fresh tree. {} in {}, no two of which overlap; {}.",
                Figures.count(
                    grounds.plan().modules().stream().mapToInt(m -> m.owns().size()).sum(),
                    "pattern"),
                Figures.count(grounds.plan().modules().size(), "module"),
                grounds.rules("owns/overlap", "owns/locked-path")),
            Prose.of(
                "**Two sandboxes a gate:** one builds, one runs; no network, sized memory and disk,"
                    + " nothing visible but the tree and {}.",
                grounds.plan().toolchains().isEmpty() ? "a shell" : "the toolchains"),
            Prose.of(
                "**Composition** takes sealed trees from the store; nothing crosses from one"
                    + " workspace to another.")));
  }

  Answer seal() {
    return Answer.of(
        new Block.Table(
            List.of(Column.PART, Column.HOLDS),
            List.of(
                part(
                    "contract/",
                    "the contract's page, interfaces and references, as of its version"),
                part("tests/", "the locked tests that judged it"),
                part("implementation/", "the owned files, byte for byte those that the gate ran"),
                part("gate-report.json", "what passed, in which isolation"),
                part("verdict.json", "the evaluator's PASS with its findings, and who it was"),
                part("summary.md", "the generator's one page"))),
        Block.paragraph(
            "A seal is a Git commit in the run's store, named by the SHA-256 of its manifest in the"
                + " journal. It is written once; `ashlar verify` recomputes all of them."));
  }

  private static List<Prose> part(String name, String holds) {
    return List.of(Prose.code(name), Prose.of(holds));
  }

  Answer checkpoints() {
    return Answer.of(
        Block.bullets(
            Prose.of(
                "**Cadence:** every event is on disk before anybody acts on it, every seal before"
                    + " the event that names it. So each event is a checkpoint, each seal a lasting"
                    + " one."),
            Prose.of(
                "**Plan:** modules, graph, tiers and ceilings are frozen in the run at admission;"
                    + " what is left of each budget follows from the journal."),
            Prose.of(
                "**Resuming:** `ashlar run` replays the journal and asks what is due. Sealed"
                    + " modules are not generated again; what was in flight is owed again.")));
  }

  Answer exhaustion() {
    var policies = new LinkedHashMap<String, List<Module>>();
    grounds
        .plan()
        .modules()
        .forEach(
            module -> policies.computeIfAbsent(policy(module), _ -> new ArrayList<>()).add(module));
    var items = new ArrayList<Prose>();
    policies.forEach((policy, modules) ->
        items.add(
            Prose.of(
                "**{}:** {}.",
                policy,
                modules.size() == grounds.plan().modules().size()
                    ? "all modules"
                    : Prose.list(modules.stream().map(Module::name).toList()))));
    return Answer.of(
        new Block.Bullets(items),
        Block.paragraph(
            "An attempt ends when its turns or its wall-clock are used up, or on a FAIL. A fresh"
                + " attempt begins from the contract with the last findings, as long as the module"
                + " has attempts, tokens and money; then a person may grant the budget once more,"
                + " amend the contract, split the module in a new plan, or give it up."));
  }

  private static String policy(Module module) {
    var words =
        module.onExhausted().stream()
            .map(step ->
                switch (step) {
                  case FRESH -> "a fresh attempt";
                  case PERSON -> "a person";
                })
            .toList();
    return String.join(", then ", words);
  }

  Answer escalation() {
    var roles = grounds.plan().roles();
    return Answer.of(
        Block.bullets(
            Prose.of(
                "**Silent:** no sign of life for {} (generator) or {} (evaluator): the process tree"
                    + " is ended, the order is owed again.",
                Figures.time(roles.generator().lease()),
                Figures.time(roles.evaluator().lease())),
            Prose.of("**Crashed or without a change:** the attempt is lost, a fresh one begins."),
            Prose.of(
                "**Out of attempts, tokens or money:** the module waits, `ashlar status` shows the"
                    + " question and the commands that answer it; the others go on."),
            Prose.of(
                "**Disputed:** the module waits for a person, who overrules with a reason or amends"
                    + " the contract."),
            Prose.of(
                "**Broken without anybody's fault:** tried again, then put to a person; no agent's"
                    + " budget pays for it.")));
  }
}
