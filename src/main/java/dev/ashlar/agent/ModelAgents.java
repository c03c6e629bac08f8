package dev.ashlar.agent;

import dev.ashlar.gateway.Clockwork;
import dev.ashlar.gateway.Dialect;
import dev.ashlar.plan.ModuleName;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Makes agents of model APIs, by the names that plans have for them.
public final class ModelAgents implements AutoCloseable {
  private static final Map<String, Dialect> DIALECTS =
      Map.of(
          "anthropic", Dialect.ANTHROPIC_MESSAGES,
          "openai", Dialect.OPENAI_CHAT,
          "openai-responses", Dialect.OPENAI_RESPONSES,
          "gemini", Dialect.GEMINI);

  private final Metering metering;
  private final Trials trials;
  private final Supplier<Set<ModuleName>> blamable;
  private final Clockwork clockwork;
  private final Duration silenceMax;
  private final HttpClient http;

  /// @param blamable the modules of the run, which an integrator may name
  public ModelAgents(Metering metering, Trials trials, Supplier<Set<ModuleName>> blamable) {
    this(metering, trials, blamable, Clockwork.real(), ModelLimits.SILENCE_MAX);
  }

  ModelAgents(
      Metering metering,
      Trials trials,
      Supplier<Set<ModuleName>> blamable,
      Clockwork clockwork,
      Duration silenceMax) {
    this.metering = metering;
    this.trials = trials;
    this.blamable = blamable;
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

  /// What the agent of that name speaks, if it is one of these.
  public static Optional<Dialect> dialect(String agent) {
    return Optional.ofNullable(DIALECTS.get(agent));
  }

  /// The agent of that name, with `model` in its place.
  ///
  /// @throws IllegalArgumentException if it is none of `names`
  public Agent agent(String agent, String model) {
    var dialect =
        dialect(agent)
            .orElseThrow(() -> new IllegalArgumentException("no model API is called " + agent));
    return new ModelAgent(
        agent + "/" + model,
        metering,
        meter -> {
          var line = new ModelLine(http, clockwork, silenceMax);
          return new LangChainModel(
              ModelApi.of(dialect, model, meter.address(), meter.token(), line), line);
        },
        trials,
        blamable,
        clockwork);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
