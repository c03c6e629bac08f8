package dev.ashlar.design;

import dev.ashlar.codec.ContractPage;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The modules, their contracts, who needs whom, and when each is sealed.
record Decomposition(Grounds grounds) {
  Answer modules() {
    var columns =
        List.of(Column.MODULE, Column.PURPOSE, Column.NEEDS, Column.CONTRACT, Column.OWNS);
    return Answer.of(
        new Block.Table(
            columns,
            grounds.plan().modules().stream()
                .map(module ->
                    List.of(
                        Prose.said(module.name()),
                        Prose.said(module.purpose()),
                        Prose.list(module.needs()),
                        Prose.said("v" + module.version()),
                        Prose.codes(module.owns())))
                .toList()));
  }

  Answer contracts() {
    var blocks = new ArrayList<Block>();
    grounds.plan().modules().forEach(module -> contract(module, blocks));
    return new Answer.Given(blocks);
  }

  private void contract(Module module, List<Block> blocks) {
    blocks.add(new Block.Subheading(module.name().text()));
    var files =
        module
            .interfaces()
            .map(dir ->
                Prose.of(
                    ", {} in `{}`", Figures.count(grounds.filesUnder(dir), "interface file"), dir))
            .orElse(Prose.of(", no interface files"));
    blocks.add(
        Block.paragraph("Contract v{}: `{}`{}.", module.version(), module.contract(), files));
    var page = ContractPage.of(grounds.files().text(module.contract()).orElse(""));
    blocks.addAll(ContractText.blocks(page.paragraph()));
    section(page, "Inputs", "input", blocks);
    section(page, "Outputs", "output", blocks);
    section(page, "Error mode", "error", blocks);
  }

  private void section(ContractPage page, String title, String word, List<Block> blocks) {
    var text = page.section(word).filter(found -> !found.isBlank());
    if (text.isEmpty()) {
      blocks.add(
          Block.paragraph(
              "**{}.** Not under a heading of its own; rule {}.",
              title,
              grounds.rules("contract/sections")));
      return;
    }
    blocks.addAll(ContractText.blocks(Prose.of("**{}.** ", title), text.get()));
  }

  Answer graph() {
    var columns = List.of(Column.MODULE, Column.NEEDS, Column.STUB, Column.STARTS);
    return Answer.of(
        new Block.Picture(Diagrams.dependencies(grounds)),
        new Block.Table(
            columns,
            grounds.plan().modules().stream()
                .map(module ->
                    List.of(
                        Prose.said(module.name()),
                        Prose.list(module.needs()),
                        module.stub().map(Prose::code).orElse(Prose.of("none: dependents wait")),
                        starts(grounds.awaited(module))))
                .toList()),
        Block.paragraph(
            "A module is judged against the stubs of all it needs, directly or through others."
                + " Where a stub is missing, it waits for the seal and is judged against that."));
  }

  static Prose starts(List<ModuleName> awaited) {
    return awaited.isEmpty()
        ? Prose.of("at once")
        : Prose.of("after the seals of {}", Prose.list(awaited));
  }

  Answer sealCriterion() {
    var columns =
        List.of(
            Column.MODULE,
            Column.CASES,
            Column.HELD_OUT,
            Column.NEGATIVE,
            Column.SUITES,
            Column.REQUIREMENTS);
    var rows = grounds.plan().modules().stream().map(this::criterion).collect(Collectors.toList());
    return Answer.of(
        Block.bullets(
            Prose.of(
                "**Gate green:** every locked case, visible and held out, and every suite, in a"
                    + " fresh tree against the stubs of its needs."),
            Prose.of(
                "**Verdict PASS:** by an evaluator that wrote none of it, on the summary and the"
                    + " contract's prose."),
            Prose.of(
                "**Durable:** contract, tests, implementation, gate report, verdict and summary are"
                    + " in the store before the journal says that it is sealed.")),
        new Block.Table(columns, rows));
  }

  private List<Prose> criterion(Module module) {
    var row = new ArrayList<Prose>();
    row.add(Prose.said(module.name()));
    row.addAll(grounds.of(module).cells());
    row.add(Prose.list(module.requirements()));
    return row;
  }
}
