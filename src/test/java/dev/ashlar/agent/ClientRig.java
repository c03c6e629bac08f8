package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.ashlar.sandbox.Sandbox;
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.sandbox.Toolchain;
import dev.ashlar.sandbox.ToolchainFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/// One made-up client in a real sandbox, before a real gateway and a scripted provider.
final class ClientRig implements AutoCloseable {
  private static final Path FAKE = Path.of("src/test/resources/dev/ashlar/agent/fake.py");
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final AtomicInteger MARKS = new AtomicInteger(600_000_000);

  private final Path directory;
  private final Path work;
  private final Sandbox sandbox;
  private final String python;

  /// Every process that this client is or leaves behind has this number in its command line.
  private final String mark = Integer.toString(MARKS.incrementAndGet());

  private final List<String> enrolled = new ArrayList<>();
  private final List<String> lineages = new ArrayList<>();
  private Optional<String> refusal = Optional.empty();
  private Optional<String> holder = Optional.empty();
  private Amount reserved = Amount.NONE;
  private Duration lease = LONG;
  private Duration allowance = LONG;
  private Preset.Door door = Preset.Door.SOCKET;
  private String model = "claude-sonnet-4-5";
  private ScriptedUpstream upstream;
  private Metering metering;
  private OptionalLong spent = OptionalLong.empty();

  private ClientRig(Path directory, Sandbox sandbox, String python) throws Exception {
    this.directory = directory;
    this.sandbox = sandbox;
    this.python = python;
    this.work = Files.createDirectories(directory.resolve("work"));
    this.upstream = ScriptedUpstream.open(ModelScript.parse("{\"reply\": \"fine\"}"));
    this.metering = metering(LONG);
  }

  static ClientRig open(Path directory) throws Exception {
    return switch (new Sandboxes(System.getenv()).choose(Sandboxes.Policy.REQUIRED)) {
      case Sandboxes.Ready ready -> new ClientRig(directory, ready.sandbox(), python());
      case Sandboxes.Refused refused -> Assumptions.abort("no sandbox: " + refused.obstacles());
    };
  }

  /// Another client in the same kind of sandbox, before a gateway and a provider of its own.
  ClientRig beside(Path other) throws Exception {
    return new ClientRig(other, sandbox, python);
  }

  private Metering metering(Duration hold) throws Exception {
    var provider =
        Upstream.of(
            Dialect.ANTHROPIC_MESSAGES, upstream.address(), new Secret("sk-real-0123456789"));
    return Metering.open(
        GatewaySettings.of(Map.of(Dialect.ANTHROPIC_MESSAGES, provider))
            .withSocket(directory.resolve("model"))
            .withHoldMax(hold)
            .withClockwork(Clockwork.real()),
        _ -> {});
  }

  /// Puts another provider behind the gateway.
  void provider(String script) throws Exception {
    provider(script, LONG);
  }

  /// The same, and calls are held no longer than `hold`.
  void provider(String script, Duration hold) throws Exception {
    metering.close();
    upstream.close();
    upstream = ScriptedUpstream.open(ModelScript.parse(script));
    metering = metering(hold);
  }

  void reserve(long tokens, long usdMicros) {
    reserved = new Amount(tokens, usdMicros);
  }

  /// How long it may be silent.
  void lease(Duration time) {
    lease = time;
  }

  /// How long its turn may take.
  void allowance(Duration time) {
    allowance = time;
  }

  /// Opens a port for it behind which the gateway is; others need none.
  void callsTheModel() {
    door = Preset.Door.PORT;
  }

  void model(String name) {
    model = name;
  }

  void refuseEnrolment(String why) {
    refusal = Optional.of(why);
  }

  void heldBy(String instance) {
    holder = Optional.of(instance);
  }

  Path work() {
    return work;
  }

  List<String> enrolled() {
    return enrolled;
  }

  List<String> lineages() {
    return lineages;
  }

  /// The tokens of the last turn, if they are known.
  OptionalLong spent() {
    return spent;
  }

  int providersPort() {
    return upstream.address().getPort();
  }

  AgentReply generator(String... behaviour) throws Exception {
    return asked(Role.GENERATOR, behaviour);
  }

  AgentReply asked(Role role, String... behaviour) throws Exception {
    var reply = agent(behaviour).ask(assignment(role));
    spent = reply.usage().tokens();
    return reply;
  }

  /// Asks, and interrupts as soon as the client has said something.
  void interrupted(String behaviour) throws Exception {
    var thread =
        Thread.startVirtualThread(() -> {
          try {
            agent(behaviour).ask(assignment(Role.GENERATOR));
          } catch (Exception e) {
            Thread.currentThread().interrupt();
          }
        });
    var transcripts = directory.resolve("transcripts");
    Awaitility.await().until(() -> hasContent(transcripts));
    thread.interrupt();
    assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
  }

  private static boolean hasContent(Path transcripts) throws Exception {
    if (!Files.isDirectory(transcripts)) {
      return false;
    }
    try (var files = Files.list(transcripts)) {
      return files.anyMatch(file -> file.toFile().length() > 0);
    }
  }

  private CommandAgent agent(String... behaviour) throws Exception {
    var preset = preset(behaviour);
    var found = Program.find(preset, System.getenv());
    if (found instanceof Program.Found.Missing(var why, var _)) {
      Assumptions.abort(why);
    }
    var around =
        new CommandAgent.Surroundings(
            new Box(sandbox, List.of()),
            metering,
            _ -> DeskAnswer.of(1, "1 of 2 red"),
            (_, instance, lineage) -> {
              enrolled.add(instance);
              lineages.add(lineage);
              return refusal;
            },
            directory.resolve("transcripts"),
            InstantSource.system());
    return new CommandAgent(
        preset, ((Program.Found.Here) found).program(), Optional.of("m"), around);
  }

  /// The interpreter itself: what is on `PATH` may be a version manager's script.
  static String python() throws Exception {
    return switch (new ToolchainFinder(System.getenv()).find("python")) {
      case Toolchain.Found(var toolchain, var _) ->
          toolchain.pathDirs().getFirst().resolve("python3").toString();
      case Toolchain.Missing(var _, var reason, var _) -> Assumptions.abort(reason);
    };
  }

  private Preset preset(String... behaviour) throws Exception {
    var script = FAKE.toAbsolutePath();
    List<List<String>> words =
        Stream.concat(Stream.of(script.toString(), mark), Stream.of(behaviour))
            .map(List::of)
            .toList();
    return new Preset(
        "fake",
        "A fake client",
        python,
        Optional.of(Dialect.ANTHROPIC_MESSAGES),
        door,
        EventFormat.CLAUDE_STREAM_JSON,
        Preset.PromptBy.STDIN,
        Preset.Stand.INSIDE,
        Preset.PLACE,
        List.of("python"),
        List.of(script.toString()),
        Map.of("TOKEN", "{token}", "MODEL", model),
        Map.of(),
        words,
        Map.of(),
        "nothing");
  }

  private Assignment assignment(Role role) {
    var key =
        switch (role) {
          case GENERATOR, REVISER, ORCHESTRATOR -> "generate m v1 a1 t1";
          case EVALUATOR -> "evaluate m v1 a1 t1";
          case INTEGRATOR -> "attribute tier v0 a1 t0";
        };
    return new Assignment(
        OrderKey.parse(key),
        role,
        "You are the generator of module `m`.\n\n{answering}\n",
        new Assignment.Reach(work, Optional.empty(), List.of("src/m/**")),
        reserved,
        allowance,
        lease,
        holder,
        Set.of(new ModuleName("m"), new ModuleName("tier")));
  }

  /// What came of it, in one line.
  String outcome(AgentReply reply) {
    return switch (reply) {
      case AgentReply.HandedIn it -> "handed in: " + it.summary();
      case AgentReply.Disputes it -> "disputes: " + findings(it.claim());
      case AgentReply.Judges it -> "judges " + it.judgment() + ": " + findings(it.findings());
      case AgentReply.Blames it ->
          "blames " + it.attribution().first() + " and " + it.attribution().second();
      case AgentReply.Failed it -> it.failure() + ": " + it.detail();
    };
  }

  private static String findings(dev.ashlar.orchestrator.Findings findings) {
    return findings.list().stream()
        .map(one -> one.where().equals("claim") ? one.what() : one.toString())
        .collect(Collectors.joining("; "));
  }

  /// Processes of this client that still live.
  long alive() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(mark))
        .count();
  }

  @Override
  public void close() throws java.io.IOException {
    metering.close();
    upstream.close();
  }
}
