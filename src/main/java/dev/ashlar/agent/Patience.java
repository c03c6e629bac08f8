package dev.ashlar.agent;

import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Waits out a provider's bad hours: an agent that could not be had is asked the same again, in the
/// same workspace, so that an outage costs no attempt.
public final class Patience implements Agent {
  private final Agent agent;
  private final Waiting waiting;

  /// How long to wait between two tries, and in all.
  public record Waiting(Duration between, Duration most, InstantSource clock) {
    /// Clients ask at most once a minute; the gateway holds their calls beyond that.
    public static Waiting usual(InstantSource clock) {
      return new Waiting(Duration.ofMinutes(1), Duration.ofHours(6), clock);
    }
  }

  public Patience(Agent agent, Waiting waiting) {
    this.agent = agent;
    this.waiting = waiting;
  }

  @Override
  public AgentReply ask(Assignment assignment) throws InterruptedException {
    Instant end = waiting.clock().instant().plus(waiting.most());
    var usage = Usage.NOTHING;
    while (true) {
      var reply = agent.ask(assignment);
      usage = usage.plus(reply.usage());
      if (!isAway(reply) || waiting.clock().instant().plus(waiting.between()).isAfter(end)) {
        return reply.costing(usage);
      }
      Thread.sleep(waiting.between());
    }
  }

  private static boolean isAway(AgentReply reply) {
    return reply instanceof AgentReply.Failed failed && failed.failure() == Failure.UNAVAILABLE;
  }
}
