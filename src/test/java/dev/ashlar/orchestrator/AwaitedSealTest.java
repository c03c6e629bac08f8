package dev.ashlar.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Story;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A module without a stub holds up everything whose tree would contain it, also through a module
/// that has one.
class AwaitedSealTest {
  @Test
  void everyoneStartsWhereEveryNeedHasAStub() {
    assertThat(started(Plans.calculator())).containsExactlyInAnyOrder("lexer", "parser", "machine");
  }

  @Test
  void aNeedWithoutAStubIsAwaitedThroughOthers() {
    Plan plan = Plans.calculator();
    Plan stubless = plan.with(withoutStub(plan.module(new ModuleName("lexer"))));

    assertThat(started(stubless)).containsExactly("lexer");
  }

  private static List<String> started(Plan plan) {
    return Orchestrator.due(new Story(plan).state()).stream()
        .map(order -> order.key().subject().text())
        .toList();
  }

  private static Module withoutStub(Module module) {
    return new Module(
        module.name(),
        module.purpose(),
        module.contract(),
        module.interfaces(),
        module.version(),
        module.needs(),
        module.owns(),
        Optional.empty(),
        module.knownGood(),
        module.references(),
        module.requirements(),
        module.gate(),
        module.estimate(),
        module.budget(),
        module.onExhausted());
  }
}
