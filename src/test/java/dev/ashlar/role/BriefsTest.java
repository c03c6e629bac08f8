package dev.ashlar.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.agent.Answering;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.Submission;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Plans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What each role is told, word for word.
class BriefsTest {
  private static final ModuleName PARSER = new ModuleName("parser");
  private static final Digest ANY = Digest.ofText("any");
  private static final Answering.Reader READER = new Answering.Reader("{worker}", "{ashlar}");

  @Test
  void aGeneratorsFirstTurn() throws Exception {
    Golden.check(
        "brief-generator.md",
        generator("generate parser v1 a1 t1", Findings.NONE, Optional.empty()));
  }

  @Test
  void aGeneratorsTurnAfterAnAmendment() throws Exception {
    Golden.check(
        "brief-generator-again.md",
        generator(
            "generate parser v2 a1 t2",
            Findings.of("case p-7", "answered 3, expected 4"),
            Optional.of(ANY)));
  }

  private static String generator(String key, Findings carry, Optional<Digest> start) {
    var order =
        new Order.Generate(
            OrderKey.parse(key),
            Amount.NONE,
            Duration.ofMinutes(90),
            carry,
            start.map(_ -> "Look at clause 4 again."),
            Optional.empty(),
            start);
    return worked(
        order.key(),
        Role.GENERATOR,
        Briefs.generator(
            order,
            Plans.calculator().module(PARSER),
            new Briefs.Places(
                Path.of("/run/work"), Path.of("/run/given"), List.of("jdk in /opt/jdk/bin")),
            Duration.ofMinutes(10)));
  }

  private static String worked(OrderKey key, Role role, String brief) {
    return Answering.WORK.complete(brief, key, role, READER);
  }

  @Test
  void anEvaluator() throws Exception {
    var order =
        new Order.Evaluate(
            OrderKey.parse("evaluate parser v1 a1 t1"),
            Amount.NONE,
            Duration.ofHours(1),
            new Submission(ANY, "Parses.", "generator-1"),
            new GateReport.Green(ANY, 40, 40, "bubblewrap"),
            Optional.of("Mind the error mode."));
    Golden.check(
        "brief-evaluator.md",
        worked(
            order.key(),
            Role.EVALUATOR,
            Briefs.evaluator(order, Plans.calculator().module(PARSER), Path.of("/run/reading"))));
  }

  @Test
  void anIntegrator() throws Exception {
    var red =
        new GateReport.Red(
            ANY,
            3,
            4,
            Defect.WRONG_ANSWER,
            Findings.of("case whole-2", "answered 3, expected 4"),
            List.of("ALL-1"),
            "bubblewrap");
    var order =
        new Order.Attribute(
            OrderKey.parse("attribute front v1 a1 t1"), Amount.NONE, Duration.ofHours(1), red);
    Golden.check(
        "brief-integrator.md",
        worked(
            order.key(),
            Role.INTEGRATOR,
            Briefs.integrator(
                order, List.of(new ModuleName("lexer"), PARSER), Path.of("/run/reading"))));
  }

  /// The part that names the tools of `ashlar mcp`; the rest of the brief is the same.
  @Test
  void answeringWithTools() throws Exception {
    var key = OrderKey.parse("generate parser v1 a1 t1");
    var text = new StringBuilder();
    for (var role : List.of(Role.GENERATOR, Role.EVALUATOR, Role.INTEGRATOR)) {
      text.append(Answering.MCP.complete("# " + role + "\n\n{answering}", key, role, READER));
    }
    Golden.check("brief-mcp.md", text.toString());
  }

  @Test
  void whatAStrangerWroteIsNotTakenForTheBriefsOwnPlace() {
    var key = OrderKey.parse("generate parser v1 a1 t1");
    assertThat(
            Answering.MCP.complete(
                "a finding: {answering}, {slug}\n{answering}", key, Role.INTEGRATOR, READER))
        .startsWith("a finding: {answering}, {slug}\nAnswer with tool");
  }
}
