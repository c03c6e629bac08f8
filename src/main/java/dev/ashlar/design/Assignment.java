package dev.ashlar.design;

import dev.ashlar.orchestrator.Limits;
import dev.ashlar.plan.Roles;
import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import java.util.ArrayList;
import java.util.List;

/// Who does what: the scope of each role, the agent that plays it, and what it may decide.
record Assignment(Grounds grounds) {
  Answer orchestrator() {
    return Answer.of(
        Block.paragraph(
            "**One instance, and it is code:** no language model decides a transition. It is the"
                + " only role with a state, which is the fold of the journal."),
        Block.bullets(
            Prose.of("**Owns** the modules, contracts, tiers, budgets and the journal."),
            Prose.of(
                "**Decides** when a generator starts, when a fresh one takes over, what goes to"
                    + " gate, evaluator and store, when a tier is composed, and when the run is"
                    + " complete."),
            Prose.of(
                "**Sees** summaries of at most {} characters, verdicts and gate reports of at most"
                    + " {}. Nothing that it holds can reach a transcript.",
                Figures.count(Limits.SUMMARY_CHARS_MAX),
                Figures.count(Limits.FINDINGS_MAX, "finding")),
            Prose.of(
                "**Asks a person** where judgment is due: a dispute, a red tier, a module or a run"
                    + " without budget, an order that keeps breaking. A person alone amends"
                    + " contracts and tests, reopens modules, and ends a run early.")));
  }

  Answer generator() {
    return Answer.of(
        Block.paragraph(
            "{}. At most {} at once, each born for one module under one contract version and"
                + " ended when that is sealed or abandoned.",
            seat(grounds.plan().roles().generator()),
            Figures.count(grounds.plan().parallelism().generators(), "generator")),
        Block.bullets(
            Prose.of(
                "**Is given** its contract, the visible cases, references, and the interfaces and"
                    + " stubs of what it needs; no held-out case, no sibling's work in progress."),
            Prose.of(
                "**Hands in** the files that its module owns, its own unit tests among them, and a"
                    + " summary of one page at most. Nothing else arrives at the gate.")),
        casts(),
        Budgets.table(grounds.plan(), Column.OWNS));
  }

  private static Prose seat(Roles.Seat seat) {
    return Prose.of(
        "**Agent** {}, asked again after {} without a sign of life",
        agents(seat),
        Figures.time(seat.lease()));
  }

  /// Who is meant to play a role, and who takes over.
  static Prose agents(Roles.Seat seat) {
    return Prose.joined(seat.choices().stream().map(Prose::code).toList(), ", then ");
  }

  /// Modules with other agents than the rest.
  private Block casts() {
    var roles = grounds.plan().roles();
    if (roles.casts().isEmpty()) {
      return Block.paragraph("The same agents generate and judge every module.");
    }
    return new Block.Table(
        List.of(Column.MODULE, Column.GENERATOR, Column.EVALUATOR),
        roles.casts().keySet().stream()
            .map(name ->
                List.of(
                    Prose.said(name), agents(roles.generator(name)), agents(roles.evaluator(name))))
            .toList());
  }

  Answer evaluator() {
    var columns = List.of(Column.VERDICT, Column.MEANING, Column.FOLLOWS);
    return Answer.of(
        Block.paragraph(
            "{}. At most {} at once, another instance than any generator of the run. It reads"
                + " the submission, the gate's report and the summary, and writes a verdict only:"
                + " no code, no tests. It is asked only when the gate is green.",
            seat(grounds.plan().roles().evaluator()),
            Figures.count(grounds.plan().parallelism().evaluators(), "evaluator")),
        new Block.Table(
            columns,
            List.of(
                verdict("PASS", "the contract is kept and the summary is honest", "the seal"),
                verdict(
                    "NEEDS_REVISION",
                    "something must be mended",
                    "the same generator's next turn, with the findings"),
                verdict(
                    "FAIL", "the direction is wrong", "a fresh attempt, from the contract alone"),
                verdict(
                    "disputed",
                    "the contract or its tests are wrong",
                    "a person amends the contract or overrules"))),
        Block.paragraph(
            "Each verdict carries at most {}: where, and what is wrong there. A PASS cannot be"
                + " built without the green gate report of the very submission it judges.",
            Figures.count(Limits.FINDINGS_MAX, "finding")));
  }

  private static List<Prose> verdict(String word, String meaning, String follows) {
    return List.of(Prose.strong(word), Prose.of(meaning), Prose.of(follows));
  }

  Answer integrator() {
    var seated = grounds.plan().roles().integrator();
    var who =
        seated
            .map(seat ->
                Block.paragraph(
                    "Composing and testing are mechanical. {}; it is asked when a tier is red, and"
                        + " names the pair of modules; it never changes a sealed module.",
                    seat(seat)))
            .orElse(
                Block.paragraph(
                    "Composing and testing are mechanical. **No agent is seated:** when a tier is"
                        + " red, the candidate pairs follow from the graph and the failing"
                        + " requirements, and a person decides."));
    if (grounds.plan().tiers().isEmpty()) {
      return Answer.of(
          who,
          Block.paragraph("The plan has no tier: sealed modules are composed end-to-end at once."));
    }
    return Answer.of(who, tierTable());
  }

  private Block tierTable() {
    var rows = new ArrayList<List<Prose>>();
    for (var tier : grounds.plan().tiers()) {
      rows.add(
          List.of(
              Prose.said(tier.name()),
              Prose.list(tier.modules()),
              Prose.list(Diagrams.added(grounds.plan(), tier)),
              grounds.of(tier).inWords()));
    }
    return new Block.Table(
        List.of(Column.TIER, Column.MODULES, Column.ADDS, Column.JUDGED_WITH), rows);
  }

  Answer reviser() {
    var reopened = grounds.plan().modules().stream().filter(m -> m.version() > 1).toList();
    var versions =
        reopened.isEmpty()
            ? Prose.of("All contracts begin at version 1.")
            : Prose.of(
                "Contracts that begin above version 1: {}.",
                Prose.list(reopened.stream().map(m -> m.name() + " v" + m.version()).toList()));
    return Answer.of(
        Block.paragraph(
            "No standing role. A sealed module changes only after `ashlar reopen MODULE` or"
                + " `ashlar amend MODULE`: the contract gets its next version, and a new attempt"
                + " begins from what was sealed, under a generator's rules and budget."
                + " Modules that use a changed interface are gated again. {}",
            versions));
  }
}
