package dev.ashlar.agent;

import dev.ashlar.gateway.Clockwork;
import dev.ashlar.gateway.Dialect;
import dev.ashlar.gateway.GatewaySettings;
import dev.ashlar.gateway.ModelScript;
import dev.ashlar.gateway.ScriptedUpstream;
import dev.ashlar.gateway.Secret;
import dev.ashlar.gateway.Upstream;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.plan.ModuleName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Model agents before the real gateway before a scripted provider, and a workspace on disk.
final class ModelRig implements AutoCloseable {
  static final String KEY = "sk-real-0123456789abcdef";
  static final String MODEL = "claude-sonnet-4-5";
  static final OrderKey ORDER = OrderKey.parse("generate parser v1 a1 t1");

  final ScriptedUpstream upstream;
  final Path work;
  final Path given;
  final List<String> trials = new CopyOnWriteArrayList<>();
  private final Metering metering;
  final List<String> enrolled = new CopyOnWriteArrayList<>();
  private final ModelAgents agents;
  private final ModelAgent.Surroundings around;
  private Duration allowance = Duration.ofMinutes(5);
  private Amount reserved = new Amount(0, 0);

  private ModelRig(
      Path root,
      String script,
      UnaryOperator<GatewaySettings> settings,
      Clockwork clockwork,
      Duration silenceMax)
      throws IOException {
    work = Files.createDirectories(root.resolve("work"));
    given = Files.createDirectories(root.resolve("given"));
    Files.writeString(given.resolve("CONTRACT.md"), "# parser\nIt parses numbers: zéro ✓.\n");
    upstream = ScriptedUpstream.open(ModelScript.parse(script));
    Map<Dialect, Upstream> upstreams = new EnumMap<>(Dialect.class);
    for (var dialect : Dialect.values()) {
      upstreams.put(dialect, Upstream.of(dialect, upstream.address(), new Secret(KEY)));
    }
    metering = Metering.open(settings.apply(GatewaySettings.of(upstreams)), _ -> {});
    agents = new ModelAgents(clockwork, silenceMax);
    around =
        new ModelAgent.Surroundings(
            metering,
            key -> {
              trials.add(key.toString());
              return DeskAnswer.of(1, "1 of 2 cases passed\nERROR case-2: expected 0");
            },
            (key, instance, lineage) -> {
              enrolled.add(
                  key + ": " + instance.replaceFirst("-[0-9a-f]{8}$", "") + ", " + lineage);
              return Optional.empty();
            },
            root.resolve("transcripts"));
  }

  static ModelRig of(Path root, String script) throws IOException {
    return of(root, script, settings -> settings);
  }

  static ModelRig of(Path root, String script, UnaryOperator<GatewaySettings> settings)
      throws IOException {
    return new ModelRig(root, script, settings, Clockwork.real(), Duration.ofMinutes(1));
  }

  static ModelRig of(
      Path root, String script, UnaryOperator<GatewaySettings> settings, Clockwork clockwork)
      throws IOException {
    return new ModelRig(root, script, settings, clockwork, Duration.ofMinutes(1));
  }

  static ModelRig impatient(Path root, String script) throws IOException {
    return new ModelRig(
        root, script, settings -> settings, Clockwork.real(), Duration.ofSeconds(1));
  }

  ModelRig allowing(Duration time) {
    allowance = time;
    return this;
  }

  ModelRig reserving(long tokens) {
    reserved = new Amount(tokens, 0);
    return this;
  }

  AgentReply generate(String agent) throws InterruptedException {
    return agents.agent(agent, MODEL, around).ask(generating());
  }

  Assignment generating() {
    var brief = "Build it. Write in `" + work + "`, read in `" + given + "`.\n{answering}\nGo.";
    return assignment(
        ORDER,
        Role.GENERATOR,
        brief,
        new Assignment.Reach(work, Optional.of(given), List.of("src/parser/**")));
  }

  AgentReply evaluate(String agent) throws InterruptedException {
    return agents
        .agent(agent, MODEL, around)
        .ask(
            assignment(
                OrderKey.parse("evaluate parser v1 a1 t1"),
                Role.EVALUATOR,
                "Judge it.\n{answering}",
                Assignment.Reach.reading(given)));
  }

  AgentReply attribute(String agent) throws InterruptedException {
    return agents
        .agent(agent, MODEL, around)
        .ask(
            assignment(
                OrderKey.parse("attribute frontend v0 a1 t0"),
                Role.INTEGRATOR,
                "Name the pair.\n{answering}",
                Assignment.Reach.reading(given)));
  }

  private Assignment assignment(OrderKey key, Role role, String brief, Assignment.Reach reach) {
    return new Assignment(
        key,
        role,
        brief,
        reach,
        reserved,
        allowance,
        Duration.ofMinutes(5),
        Optional.empty(),
        Set.of(new ModuleName("parser"), new ModuleName("lexer"), new ModuleName("frontend")));
  }

  String written(String path) {
    try {
      return Files.readString(work.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The body of the request after so many others.
  String request(int number) {
    return upstream.heard().get(number).body();
  }

  /// The last request, which holds all that was said before it.
  String lastRequest() {
    return upstream.heard().getLast().body();
  }

  @Override
  public void close() throws IOException {
    agents.close();
    metering.close();
    upstream.close();
  }
}
