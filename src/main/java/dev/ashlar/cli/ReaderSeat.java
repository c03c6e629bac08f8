package dev.ashlar.cli;

import dev.ashlar.plan.Roles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options by which an agent reads a brief, and what that may cost.
final class ReaderSeat {
  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "Have an agent find facts too, such as claude-code or attached; rules decide")
  private @Nullable String agent;

  @Option(names = "--model", paramLabel = "M", description = "That agent's model")
  private @Nullable String model;

  @Option(names = "--new", description = "Read anew, though the agent has read this brief before")
  private boolean fresh;

  @Mixin private PlanBounds bounds = new PlanBounds();
  @Mixin private IsolationChoice isolation = new IsolationChoice();

  /// Who is to read; empty if nobody is.
  ///
  /// @throws Complaint when options are about an agent that is not named
  Optional<Roles.Choice> choice() {
    if (agent == null && (model != null || fresh || bounds.said())) {
      throw Complaint.usage("--model, --new, --turns, --budget and --usd are about an agent")
          .hint("name the one that reads the brief: `--agent NAME`")
          .hint("without one, rules alone read it, which costs nothing");
    }
    return Optional.ofNullable(agent)
        .map(name -> new Roles.Choice(name, Optional.ofNullable(model)));
  }

  boolean fresh() {
    return fresh;
  }

  PlanBounds bounds() {
    return bounds;
  }

  IsolationChoice isolation() {
    return isolation;
  }
}
