package dev.ashlar.agent;

import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Usage;
import java.util.List;

/// A seat with others behind it: whoever comes next, in the plan's order, takes the same order over
/// in the same workspace while the one before cannot be had. Which one worked is on record.
public final class Fallback implements Agent {
  private final List<Agent> agents;

  public Fallback(List<Agent> agents) {
    this.agents = List.copyOf(agents);
  }

  @Override
  public AgentReply ask(Assignment assignment) throws InterruptedException {
    var reply = agents.getFirst().ask(assignment);
    for (var next : agents.subList(1, agents.size())) {
      if (!(reply instanceof AgentReply.Failed(var instance, var failure, var _, Usage spent))
          || failure != Failure.UNAVAILABLE) {
        return reply;
      }
      var second = next.ask(assignment.heldBy(instance));
      reply = second.costing(spent.plus(second.usage()));
    }
    return reply;
  }
}
