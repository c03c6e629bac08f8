package dev.ashlar.design;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Tier;
import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which tests there are at each level, and what they cover.
record Strategy(Grounds grounds) {
  private static final List<Column> TESTS =
      List.of(Column.MODULE, Column.CASES, Column.HELD_OUT, Column.NEGATIVE, Column.SUITES);

  Answer modules() {
    var coverage =
        grounds.plan().requirements().entrySet().stream().map(this::requirement).toList();
    var tests =
        Block.paragraph(
            "Locked cases: input and expected answer, the module asked as a black box, its answers"
                + " compared outside its process. Held-out cases are shown to no generator. Unit"
                + " tests that a generator writes for itself travel with the module and judge"
                + " nothing.");
    var table = new Block.Table(TESTS, grounds.plan().modules().stream().map(this::row).toList());
    if (coverage.isEmpty()) {
      return Answer.of(tests, table, Block.paragraph("The plan lists no requirements."));
    }
    return Answer.of(
        tests,
        table,
        new Block.Table(
            List.of(Column.REQUIREMENT, Column.TEXT, Column.MODULES, Column.COVERED_BY), coverage),
        Block.paragraph(
            "Rules: {}.",
            grounds.rules("requirements/uncovered", "requirements/module-uncovered")));
  }

  private List<Prose> row(Module module) {
    var row = new ArrayList<Prose>();
    row.add(Prose.said(module.name()));
    row.addAll(grounds.of(module).cells());
    return row;
  }

  private List<Prose> requirement(Map.Entry<String, String> requirement) {
    var id = requirement.getKey();
    var where = new ArrayList<Prose>();
    grounds.modules().forEach((name, tests) -> covering(name.text(), tests, id, where));
    grounds.tiers().forEach((name, tests) -> covering(name.text(), tests, id, where));
    covering(Phase.END_TO_END.word(), grounds.whole(), id, where);
    return List.of(
        Prose.said(id),
        Prose.said(requirement.getValue()),
        Prose.list(
            grounds.plan().modules().stream()
                .filter(module -> module.requirements().contains(id))
                .map(Module::name)
                .toList()),
        Prose.joined(where, ", "));
  }

  private static void covering(String gate, GateTests tests, String id, List<Prose> where) {
    if (tests.covers().contains(id)) {
      var cases = tests.covering(id);
      where.add(
          Prose.of("{} {}", gate, cases == 0 ? "(suites)" : "(" + Figures.count(cases) + ")"));
    }
  }

  Answer interfaces() {
    if (grounds.plan().modules().stream().allMatch(module -> module.needs().isEmpty())) {
      return Answer.notApplicable(
          "no module needs another, so no interface is used before the modules are composed");
    }
    var rows =
        grounds.plan().modules().stream()
            .filter(module -> !module.needs().isEmpty())
            .map(module ->
                List.of(
                    Prose.said(module.name()),
                    Prose.list(
                        grounds.needs().transitive(module.name()).stream()
                            .map(this::stand)
                            .toList())))
            .toList();
    return Answer.of(
        Block.paragraph(
            "A module's own gate is its interface test: its tree holds the interface files of every"
                + " module, and a stand-in for each module that it needs, whether that is sealed by"
                + " then or not. So a seal never depends on who finished first. The real neighbours"
                + " meet in a tier."),
        new Block.Table(List.of(Column.MODULE, Column.JUDGED_WITH), rows));
  }

  private String stand(ModuleName need) {
    return (grounds.plan().module(need).stub().isPresent() ? "stub of " : "seal of ") + need;
  }

  Answer tiers() {
    if (grounds.plan().tiers().isEmpty()) {
      return Answer.notApplicable(
          "the plan has no tier; the end-to-end gate is the first cross-module test");
    }
    var columns =
        List.of(Column.TIER, Column.CASES, Column.HELD_OUT, Column.NEGATIVE, Column.SUITES);
    return Answer.of(
        new Block.Table(columns, grounds.plan().tiers().stream().map(this::row).toList()),
        Block.paragraph(
            "Over sealed implementations, without any stub. Each tier's tests are locked with the"
                + " plan."));
  }

  private List<Prose> row(Tier tier) {
    var row = new ArrayList<Prose>();
    row.add(Prose.said(tier.name()));
    row.addAll(grounds.of(tier).cells());
    return row;
  }

  Answer endToEnd() {
    return Answer.of(
        Block.paragraph(
            "{}, {} of them negative, put to the finished artifact in a fresh sandbox; {}% must be"
                + " green.",
            grounds.whole().inWords(),
            grounds.whole().negative(),
            grounds.plan().endToEnd().thresholdPercent()));
  }

  Answer golden() {
    var cases = grounds.gates().mapToInt(GateTests::count).sum();
    if (cases == 0) {
      return Answer.notApplicable(
          "no gate of the plan has cases; every gate is a suite that reports its own result");
    }
    var several = grounds.gates().mapToInt(GateTests::severalRight).sum();
    var threshold = grounds.plan().endToEnd().thresholdPercent();
    return Answer.of(
        Block.bullets(
            Prose.of(
                "**Golden outputs:** every case is one: {} in all, {} with several right answers,"
                    + " compared as exact JSON values.",
                Figures.count(cases, "case"),
                Figures.count(several)),
            Prose.of(
                "**Conformance:** the share of end-to-end cases that must be green is {}%{}.",
                threshold, threshold == 100 ? ", so conformance is all or nothing" : ""),
            Prose.of(
                "**Self-hosting:** not a notion of the plan; a suite of the end-to-end gate can"
                    + " hold one.")));
  }
}
