package dev.ashlar.role;

import dev.ashlar.agent.AgentReply;
import dev.ashlar.agent.Assignment;
import dev.ashlar.codec.Given;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.workspace.ReadOnlyCopy;
import dev.ashlar.workspace.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Judges one submission whose gate is green: sees contract, gate report, summary and a read-only
/// tree, and writes a verdict and nothing else.
public final class Evaluator {
  private final Function<ModuleName, Cast> casting;
  private final Path readingRoom;
  private final Store store;
  private final InstantSource clock;

  public Evaluator(
      Function<ModuleName, Cast> casting, Path readingRoom, Store store, InstantSource clock) {
    this.casting = casting;
    this.readingRoom = readingRoom;
    this.store = store;
    this.clock = clock;
  }

  /// One judgment, from brief to event.
  public Event judge(Order.Evaluate order, Module spec, Given given, String gateReport)
      throws IOException, InterruptedException {
    var submission = store.get(order.submission().tree());
    var material =
        Materials.judged(
            submission, Materials.given(given), order.submission().summary(), gateReport);
    try (var shown = ReadOnlyCopy.of(material, readingRoom, order.key().slug())) {
      var brief = Briefs.evaluator(order, spec, shown.directory());
      var cast = casting.apply(spec.name());
      var reply =
          cast.agent()
              .ask(
                  new Assignment(
                      order.key(),
                      Role.EVALUATOR,
                      brief,
                      Assignment.Reach.reading(shown.directory()),
                      order.reserve(),
                      order.allowance(),
                      cast.seat().lease(),
                      Optional.empty(),
                      Set.of()));
      return shown.isIntact()
          ? event(order, reply)
          : failed(order, reply, "the evaluator changed what it was only to read");
    }
  }

  private Event event(Order.Evaluate order, AgentReply reply) {
    return switch (reply) {
      case AgentReply.Judges judges ->
          new Event.Judged(clock.instant(), order.key(), verdict(order, judges), judges.usage());
      case AgentReply.Failed failed ->
          new Event.JudgmentFailed(
              clock.instant(), order.key(), failed.failure(), failed.detail(), failed.usage());
      case AgentReply.HandedIn _, AgentReply.Disputes _, AgentReply.Blames _ ->
          failed(order, reply, "an evaluator answered as another role");
    };
  }

  private Event failed(Order.Evaluate order, AgentReply reply, String why) {
    return new Event.JudgmentFailed(
        clock.instant(), order.key(), Failure.MALFORMED, why, reply.usage());
  }

  private static Verdict verdict(Order.Evaluate order, AgentReply.Judges judges) {
    return switch (judges.judgment()) {
      case PASS -> new Verdict.Pass(order.gate(), judges.findings(), judges.instance());
      case NEEDS_REVISION -> new Verdict.NeedsRevision(judges.findings(), judges.instance());
      case FAIL -> new Verdict.Fail(judges.findings(), judges.instance());
      case DISPUTED -> new Verdict.Disputed(judges.findings(), judges.instance());
    };
  }
}
