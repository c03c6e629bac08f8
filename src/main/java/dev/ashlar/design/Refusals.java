package dev.ashlar.design;

import dev.ashlar.codec.ContractPage;
import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.Module;
import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// The designs that this plan is not, with the evidence.
record Refusals(Grounds grounds) {
  Answer designs() {
    var rows = Stream.of(shape(), proof(), conduct()).flatMap(part -> part).toList();
    return Answer.of(
        new Block.Table(List.of(Column.DESIGN, Column.WHY, Column.AVOIDED, Column.RULES), rows),
        Block.paragraph(
            "A rule in the last column refuses a plan that breaks it, or warns; where it warns"
                + " about this plan, the table says so. `docs/rules.md` explains each. Where no"
                + " rule is named, the machine holds it in every run."));
  }

  /// What the plan's own figures show.
  private Stream<List<Prose>> shape() {
    var plan = grounds.plan();
    return Stream.of(
        row(
            "More modules than fit one screen",
            "Nobody sees the whole, so nobody sees what is missing.",
            Prose.of("{} of at most {} modules", plan.modules().size(), Bounds.MODULES_MAX),
            "plan/too-many-modules"),
        row(
            "A module whose interface takes more than a paragraph",
            "It is not decomposed yet.",
            Prose.of(
                "the longest has {} of at most {} characters",
                Figures.count(longestParagraph()),
                Figures.count(Bounds.PARAGRAPH_CHARS_MAX)),
            "contract/no-paragraph",
            "contract/long-paragraph"),
        row(
            "Contracts that contradict each other",
            "Two modules would be right, and not fit.",
            Prose.of(
                "names, units and owners of paths compared over {}",
                Figures.count(plan.modules().size(), "contract")),
            "contract/defined-twice",
            "contract/units-differ",
            "contract/foreign-path"),
        row(
            "More generators than can be verified",
            "Unjudged work piles up and looks like progress.",
            Prose.of(
                "{} for {}, at most {} unjudged",
                Figures.count(plan.parallelism().generators(), "generator"),
                Figures.count(plan.parallelism().evaluators(), "evaluator"),
                Figures.count(plan.parallelism().unjudged(), "module")),
            "parallelism/ghost-progress",
            "parallelism/unverified"),
        row(
            "The pattern for its own sake",
            "Where nothing is parallel, a team only adds coordination.",
            Prose.of(
                "{} of {} can be built side by side",
                grounds.widest(),
                Figures.count(plan.modules().size(), "module")),
            "plan/nothing-parallel",
            "work/not-worth-it",
            "work/too-small"));
  }

  /// What the locked tests show.
  private Stream<List<Prose>> proof() {
    return Stream.of(
        row(
            "Tests that the generator writes for itself",
            "A test written after the code agrees with the code.",
            Prose.of(
                "{} are in the plan and frozen with it, {} of them held out; no module owns one",
                Figures.count(grounds.gates().mapToInt(GateTests::count).sum(), "case"),
                Figures.count(grounds.gates().mapToInt(gate -> gate.heldOut().size()).sum())),
            "owns/locked-path",
            "gate/self-written",
            "gate/suite-unlocked",
            "cases/none-held-out",
            "cases/held-out-shown"),
        row(
            "A gate that cannot fail",
            "What passes before the work is done says nothing about the work.",
            Prose.of(
                "every gate has cases or suites, {} cases are negative; `ashlar check` runs them on"
                    + " the stubs",
                Figures.count(grounds.gates().mapToInt(GateTests::negative).sum())),
            "gate/cannot-fail",
            "cases/no-negative",
            "tests/green-on-stub"));
  }

  private int longestParagraph() {
    return grounds.plan().modules().stream()
        .map(module -> grounds.files().text(module.contract()).orElse(""))
        .mapToInt(text -> ContractPage.of(text).paragraph().length())
        .max()
        .orElse(0);
  }

  /// What the machine does in every run, and where this plan shows it.
  private Stream<List<Prose>> conduct() {
    var plan = grounds.plan();
    var persons =
        plan.modules().stream()
            .filter(module -> module.onExhausted().contains(Module.Exhausted.PERSON))
            .count();
    return Stream.of(
        row(
            "Generators that talk to each other",
            "Assumptions leak, and the coordination that the split removed comes back.",
            Prose.of("disjoint `owns`, a workspace each, contracts and stubs read-only"),
            "owns/overlap"),
        row(
            "An evaluator that edits tests or code",
            "It would judge its own work.",
            Prose.of("tests are locked by digest; all that an evaluator can write is a verdict")),
        row(
            "One agent in two roles",
            "Who writes and judges is a single agent with extra steps.",
            Prose.of(
                "{} generates, {} evaluates; every order goes to an instance, and one that has"
                    + " generated is never handed an evaluation",
                Assignment.agents(plan.roles().generator()),
                Assignment.agents(plan.roles().evaluator())),
            "roles/same-lineage"),
        row(
            "A plan that cannot be amended",
            "Integration shows what no plan foresaw.",
            Prose.of(
                "contracts carry versions; `ashlar amend` and `ashlar reopen`; {} of {} go to a"
                    + " person when their budget is used up",
                Figures.count(persons),
                Figures.count(plan.modules().size(), "module")),
            "budget/no-person"),
        row(
            "Silent edits of sealed modules",
            "What was judged would not be what is delivered.",
            Prose.of(
                "seals are written once and named by digest; `ashlar verify` recomputes them")),
        row(
            "A run that cannot be resumed",
            "A killed process would lose sealed work.",
            Prose.of("the journal is written before anything is done; `ashlar run` replays it")),
        row(
            "A run without a postmortem",
            "Nobody would learn what was caught, where, and what to change.",
            Prose.of("the run is not complete before its postmortem is written")));
  }

  private List<Prose> row(String design, String why, Prose avoided, String... rules) {
    return List.of(
        Prose.strong(design),
        Prose.of(why),
        avoided,
        rules.length == 0 ? Prose.NONE : grounds.rules(rules));
  }

  Answer channels() {
    return Answer.of(
        Block.bullets(
            Prose.of(
                "**Generator to generator:** no file, no socket, no message; sealed trees only."),
            Prose.of(
                "**Unsealed sibling to generator:** it sees the sibling's contract, interfaces and"
                    + " stub, never its work in progress."),
            Prose.of(
                "**Held-out case to generator:** none, nor an expected answer to the judged"
                    + " process."),
            Prose.of(
                "**Transcript to orchestrator:** none; summaries, verdicts and gate reports, all"
                    + " bounded."),
            Prose.of(
                "**Generator to evaluator:** the submission and its summary, nothing beside them;"
                    + " back go findings, nothing else."),
            Prose.of("**Judged code to the world:** no network in a gate's sandboxes.")));
  }

  Answer conflations() {
    var roles = grounds.plan().roles();
    var seats =
        Prose.of(
            "Seats of this plan: generator {}, evaluator {}, integrator {}.",
            Assignment.agents(roles.generator()),
            Assignment.agents(roles.evaluator()),
            roles.integrator().map(Assignment::agents).orElse(Prose.of("none")));
    var shared =
        grounds.plan().modules().stream()
            .map(Module::name)
            .filter(name ->
                !Collections.disjoint(
                    roles.generator(name).choices(), roles.evaluator(name).choices()))
            .toList();
    return Answer.of(
        Block.bullets(
            Prose.of("**Generator and evaluator:** no instance generates and judges in one run."),
            Prose.of(
                "**Generator of two modules:** an instance is born for one attempt at one module."),
            Prose.of(
                "**Evaluator and author of tests:** who finds a test wrong disputes it; a person"
                    + " amends."),
            Prose.of("**Integrator and generator:** a red tier names a pair; it repairs nothing."),
            Prose.of(
                "**Orchestrator and model:** transitions are code; a model's word is a proposal.")),
        new Block.Paragraph(seats),
        Block.paragraph(
            shared.isEmpty()
                ? "Different agents or models write and judge."
                : "One agent may stand in both seats of {}: its instances are told apart, its"
                    + " habits are not. Another agent or model as evaluator sees other mistakes.",
            shared.size() == grounds.plan().modules().size()
                ? "every module"
                : Prose.list(shared)));
  }
}
