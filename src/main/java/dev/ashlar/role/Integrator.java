package dev.ashlar.role;

import dev.ashlar.agent.AgentReply;
import dev.ashlar.agent.Assignment;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.workspace.ReadOnlyCopy;
import dev.ashlar.workspace.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Names the pair of modules it blames for a red composition. Changes nothing; a person decides
/// what follows.
public final class Integrator {
  private final Cast cast;
  private final Path readingRoom;
  private final InstantSource clock;

  public Integrator(Cast cast, Path readingRoom, InstantSource clock) {
    this.cast = cast;
    this.readingRoom = readingRoom;
    this.clock = clock;
  }

  /// One proposal, from brief to event; `material` is the composition with its contracts and gate
  /// report.
  public Event attribute(Order.Attribute order, List<ModuleName> modules, Tree material)
      throws IOException, InterruptedException {
    try (var shown = ReadOnlyCopy.of(material, readingRoom, order.key().slug())) {
      var brief = Briefs.integrator(order, modules, shown.directory());
      var reply =
          cast.agent()
              .ask(
                  new Assignment(
                      order.key(),
                      Role.INTEGRATOR,
                      brief,
                      Assignment.Reach.reading(shown.directory()),
                      order.reserve(),
                      order.allowance(),
                      cast.seat().lease(),
                      Optional.empty(),
                      blamable(order, modules)));
      return switch (reply) {
        case AgentReply.Blames blames ->
            new Event.AttributionProposed(
                clock.instant(), order.key(), blames.attribution(), blames.usage());
        case AgentReply.Failed failed -> failed(order, failed.failure(), failed.detail(), reply);
        case AgentReply.HandedIn _, AgentReply.Disputes _, AgentReply.Judges _ ->
            failed(order, Failure.MALFORMED, "an integrator answered as another role", reply);
      };
    }
  }

  /// The modules that were composed, and the composition itself for its own tests.
  private static Set<ModuleName> blamable(Order.Attribute order, List<ModuleName> modules) {
    var names = new TreeSet<>(modules);
    names.add(order.key().subject());
    return names;
  }

  private Event failed(Order.Attribute order, Failure failure, String detail, AgentReply reply) {
    return new Event.JudgmentFailed(clock.instant(), order.key(), failure, detail, reply.usage());
  }
}
