package dev.ashlar.harness;

import dev.ashlar.agent.Agent;
import dev.ashlar.agent.AgentsFile;
import dev.ashlar.agent.AttachedAgent;
import dev.ashlar.agent.Box;
import dev.ashlar.agent.CommandAgent;
import dev.ashlar.agent.Desk;
import dev.ashlar.agent.Enrolment;
import dev.ashlar.agent.Fallback;
import dev.ashlar.agent.Metering;
import dev.ashlar.agent.Patience;
import dev.ashlar.agent.PricesFile;
import dev.ashlar.agent.Script;
import dev.ashlar.agent.ScriptedAgent;
import dev.ashlar.agent.StartedAgents;
import dev.ashlar.agent.Trials;
import dev.ashlar.gateway.GatewaySettings;
import dev.ashlar.gateway.PriceTable;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.TreeRemover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who plays the seats of one run, and the gateway that those share which Ashlar starts.
final class Casting implements AutoCloseable {
  private final StartedAgents started;
  private final Optional<Shared> shared;
  private final Desk desk;
  private final Script script;
  private final Patience.Waiting waiting;

  /// What started agents share.
  private record Shared(CommandAgent.Surroundings around, Path directory) {}

  private Casting(
      StartedAgents started,
      Optional<Shared> shared,
      Desk desk,
      Script script,
      Patience.Waiting waiting) {
    this.started = started;
    this.shared = shared;
    this.desk = desk;
    this.script = script;
    this.waiting = waiting;
  }

  /// What a run offers its agents.
  record Stage(
      Settings settings,
      RunDirectory directory,
      Machine machine,
      Desk desk,
      Script script,
      Enrolment enrolment,
      Trials trials) {}

  /// Why the seats of a plan cannot be taken on this machine, all at once; empty if they can.
  static Optional<Refusal> refusal(Plan plan, Settings settings) throws InterruptedException {
    return Obstacles.refusal(plan, settings);
  }

  static Casting open(Plan plan, Stage stage) throws IOException {
    return open(Obstacles.choices(plan), stage);
  }

  /// The same for seats that no plan has.
  static Casting open(Set<Roles.Choice> choices, Stage stage) throws IOException {
    var file = file(stage.settings());
    var started = started(file, stage.settings());
    boolean starts = choices.stream().anyMatch(choice -> started.know(choice.agent()));
    return new Casting(
        started,
        starts ? Optional.of(shared(file, stage)) : Optional.empty(),
        stage.desk(),
        stage.script(),
        Patience.Waiting.usual(stage.settings().clock()));
  }

  private static AgentsFile file(Settings settings) throws IOException {
    return switch (AgentsFile.read(settings.environment(), settings.planDirectory())) {
      case AgentsFile.Reading.Read(var file) -> file;
      case AgentsFile.Reading.Refused(var mistakes) -> throw new IOException("" + mistakes);
    };
  }

  private static PriceTable prices(Settings settings) throws IOException {
    return switch (PricesFile.read(settings.environment())) {
      case PricesFile.Reading.Read(var table, _) -> table;
      case PricesFile.Reading.Refused(var mistake) -> throw new IOException(mistake);
    };
  }

  private static StartedAgents started(AgentsFile file, Settings settings) {
    return new StartedAgents(file, settings.environment());
  }

  private static Shared shared(AgentsFile file, Stage stage) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    var directory = Files.createTempDirectory("ashlar-", owner);
    var transcripts = Files.createDirectories(stage.directory().transcripts());
    var gateway =
        GatewaySettings.of(file.providers().upstreams())
            .withPrices(prices(stage.settings()))
            .withSocket(directory.resolve("model"))
            .withTrace(transcripts.resolve("gateway.jsonl"));
    var around =
        new CommandAgent.Surroundings(
            new Box(stage.machine().sandbox(), stage.machine().toolchains().list()),
            Metering.open(gateway, stage.settings().talk()),
            stage.trials(),
            stage.enrolment(),
            transcripts,
            stage.settings().clock());
    return new Shared(around, directory);
  }

  /// Who plays that seat, with those behind it. Whoever is started is waited for.
  Agent agent(Roles.Seat seat) throws InterruptedException {
    var agents = new ArrayList<Agent>();
    for (var choice : seat.choices()) {
      agents.add(agent(choice));
    }
    var first = agents.size() == 1 ? agents.getFirst() : new Fallback(agents);
    return started.know(seat.agent()) ? new Patience(first, waiting) : first;
  }

  private Agent agent(Roles.Choice choice) throws InterruptedException {
    if (choice.attached()) {
      return new AttachedAgent(desk);
    }
    return started.know(choice.agent())
        ? started.agent(choice.agent(), choice.model(), shared.orElseThrow().around())
        : new ScriptedAgent(script);
  }

  /// An agent a seat.
  Map<Roles.Seat, Agent> all(List<Roles.Seat> seats) throws InterruptedException {
    var agents = new LinkedHashMap<Roles.Seat, Agent>();
    for (var seat : seats) {
      agents.put(seat, agent(seat));
    }
    return agents;
  }

  @Override
  public void close() throws IOException {
    started.close();
    if (shared.isPresent()) {
      shared.get().around().metering().close();
      TreeRemover.remove(shared.get().directory());
    }
  }
}
