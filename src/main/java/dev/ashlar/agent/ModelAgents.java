package dev.ashlar.agent;

import dev.ashlar.agent.StartedAgents.Obstacle;
import dev.ashlar.gateway.Clockwork;
import dev.ashlar.gateway.Dialect;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

/// Makes agents of model APIs, by the names that plans have for them.
public final class ModelAgents implements AutoCloseable {
  private static final Map<String, Dialect> DIALECTS =
      Map.of(
          "anthropic", Dialect.ANTHROPIC_MESSAGES,
          "openai", Dialect.OPENAI_CHAT,
          "openai-responses", Dialect.OPENAI_RESPONSES,
          "gemini-api", Dialect.GEMINI);

  private final Clockwork clockwork;
  private final Duration silenceMax;
  private final HttpClient http;

  public ModelAgents() {
    this(Clockwork.real(), ModelLimits.SILENCE_MAX);
  }

  ModelAgents(Clockwork clockwork, Duration silenceMax) {
    this.clockwork = clockwork;
    this.silenceMax = silenceMax;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// The names that a plan may seat.
  public static List<String> names() {
    return DIALECTS.keySet().stream().sorted().toList();
  }

  /// Whether an agent of that name is one of these.
  public static boolean know(String agent) {
    return DIALECTS.containsKey(agent);
  }

  /// All that is in the way of seating this agent with this model, each with what to do; empty if
  /// nothing is.
  ///
  /// @param provided the dialects that somebody speaks here
  public static List<Obstacle> obstacles(
      String agent, Optional<String> model, Set<Dialect> provided) {
    var dialect = dialect(agent);
    var obstacles = new ArrayList<Obstacle>();
    if (!provided.contains(dialect)) {
      obstacles.add(
          new Obstacle(
              "`" + agent + "` speaks " + dialect + ", and no provider of it has a key here",
              Providers.advice(dialect)));
    }
    if (model.isEmpty()) {
      obstacles.add(
          new Obstacle(
              "`" + agent + "` needs to know which model",
              "write `model: …` beside `agent: " + agent + "` in ashlar.yaml"));
    }
    return obstacles;
  }

  /// The agent of that name, with `model` in its place.
  public Agent agent(String agent, String model, ModelAgent.Surroundings around) {
    var dialect = dialect(agent);
    return new ModelAgent(
        agent,
        model,
        meter -> {
          var line = new ModelLine(http, clockwork, silenceMax);
          return new LangChainModel(
              ModelApi.of(dialect, model, meter.address(), meter.token(), line),
              line,
              new ToolWords(dialect));
        },
        around,
        clockwork);
  }

  private static Dialect dialect(String agent) {
    return Optional.ofNullable(DIALECTS.get(agent))
        .orElseThrow(() -> new IllegalArgumentException("no model API is called " + agent));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
