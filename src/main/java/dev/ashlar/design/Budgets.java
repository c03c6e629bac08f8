package dev.ashlar.design;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.Plan;
import dev.ashlar.report.Ceilings;
import dev.ashlar.report.Column;
import java.util.List;

/// The ceilings of every module as a table.
final class Budgets {
  private Budgets() {}

  /// With one more column behind the module's name.
  static Block table(Plan plan, Column second) {
    var columns =
        List.of(
            Column.MODULE,
            second,
            Column.ATTEMPTS,
            Column.TURNS,
            Column.WALL_CLOCK,
            Column.TOKENS,
            Column.MONEY);
    return new Block.Table(columns, plan.modules().stream().map(Budgets::row).toList());
  }

  private static List<Prose> row(Module module) {
    var most = new Ceilings(module.budget());
    return List.of(
        Prose.said(module.name()),
        Prose.codes(module.owns()),
        Prose.said(most.attempts()),
        Prose.said(most.turns() + " an attempt"),
        Prose.said(
            module.budget().wallClock().isPresent()
                ? most.wallClock() + " an attempt"
                : Ceilings.NONE),
        Prose.said(most.tokens()),
        Prose.said(most.money()));
  }
}
