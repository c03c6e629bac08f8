package dev.ashlar.agent;

import com.sun.management.OperatingSystemMXBean;
import dev.ashlar.gateway.Dialect;
import dev.ashlar.gateway.GatewaySettings;
import dev.ashlar.gateway.ModelScript;
import dev.ashlar.gateway.ScriptedUpstream;
import dev.ashlar.gateway.Secret;
import dev.ashlar.gateway.Upstream;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.sandbox.Sandboxes;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Ashlar itself costs while fifty agents work at once: real processes in real sandboxes that
/// stream through the real gateway, beside the same processes without any of it. The played
/// provider shares this process, so its cost is in both rows.
class AgentsBench {
  private static final Path CLIENT = Path.of("src/test/resources/dev/ashlar/agent/streaming.py");
  private static final int AGENTS = 50;
  private static final int CALLS = 20;
  private static final int ROUNDS = 3;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @TempDir private Path directory;

  @Test
  void fiftyAgentsAtOnce() throws Exception {
    var script = "{\"reply\": \"%s\", \"drip\": 20}".formatted("one two three four ".repeat(40));
    try (var model = ScriptedUpstream.open(ModelScript.parse(script));
        var metering = metering(model)) {
      var agent = agent(metering);
      for (int round = 0; round < ROUNDS; round++) {
        int number = round;
        say("without Ashlar", cost(_ -> direct(model)));
        say("with Ashlar", cost(one -> asked(agent, number, one)));
      }
    }
  }

  /// One agent's work from its start to its end.
  private interface Work {
    void done(int number) throws Exception;
  }

  private record Cost(double seconds, double cpuSeconds, long residentMib) {}

  private static void say(String what, Cost cost) {
    System.out.printf(
        Locale.ROOT,
        "%d agents, %d calls each, %s: %.1f s, %.1f s of processor time (%.2f of a core),"
            + " %d MiB resident at most%n",
        AGENTS,
        CALLS,
        what,
        cost.seconds(),
        cost.cpuSeconds(),
        cost.cpuSeconds() / cost.seconds(),
        cost.residentMib());
  }

  private static Cost cost(Work work) throws Exception {
    var over = new AtomicBoolean();
    var most = new AtomicLong();
    var watch =
        Thread.startVirtualThread(() -> {
          while (!over.get()) {
            most.accumulateAndGet(residentMib(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
          }
        });
    long began = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      int number = i;
      all.add(() -> {
        work.done(number);
        return true;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(all)) {
        done.get();
      }
    }
    var cost =
        new Cost(
            (System.nanoTime() - began) / 1e9,
            (SYSTEM.getProcessCpuTime() - cpu) / 1e9,
            most.get());
    over.set(true);
    watch.join();
    return cost;
  }

  private static long residentMib() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void direct(ScriptedUpstream model) throws Exception {
    var command =
        new ProcessBuilder(ClientRig.python(), CLIENT.toString(), "" + CALLS)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    command.environment().put("PORT", "" + model.address().getPort());
    var process = command.start();
    process.getOutputStream().close();
    process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the client failed");
    }
  }

  private void asked(CommandAgent agent, int round, int number) throws Exception {
    var work = Files.createDirectories(directory.resolve("work-" + round + "-" + number));
    var reply =
        agent.ask(
            new Assignment(
                OrderKey.parse("generate m%d v1 a%d t1".formatted(number, round + 1)),
                Role.GENERATOR,
                "Build it.\n\n{answering}\n",
                new Assignment.Reach(work, Optional.empty(), List.of("src/**")),
                Amount.NONE,
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Optional.empty(),
                Set.of()));
    if (!(reply instanceof AgentReply.HandedIn)) {
      throw new IllegalStateException(reply.toString());
    }
  }

  private Metering metering(ScriptedUpstream model) throws Exception {
    var provider =
        Upstream.of(Dialect.ANTHROPIC_MESSAGES, model.address(), new Secret("sk-real-0123456789"));
    return Metering.open(
        GatewaySettings.of(Map.of(Dialect.ANTHROPIC_MESSAGES, provider))
            .withSocket(directory.resolve("model")),
        _ -> {});
  }

  private CommandAgent agent(Metering metering) throws Exception {
    var sandbox =
        ((Sandboxes.Ready) new Sandboxes(System.getenv()).choose(Sandboxes.Policy.REQUIRED))
            .sandbox();
    var script = CLIENT.toAbsolutePath().toString();
    var preset =
        new Preset(
            "streaming",
            "A streaming client",
            ClientRig.python(),
            Optional.of(Dialect.ANTHROPIC_MESSAGES),
            Preset.Door.SOCKET,
            EventFormat.CLAUDE_STREAM_JSON,
            Preset.PromptBy.STDIN,
            Preset.Stand.INSIDE,
            Preset.PLACE,
            List.of("python"),
            List.of(script),
            Map.of("TOKEN", "{token}", "SOCKET", "{socket}"),
            Map.of(),
            List.of(List.of(script), List.of("" + CALLS)),
            Map.of(),
            "nothing");
    var found = (Program.Found.Here) Program.find(preset, System.getenv());
    return new CommandAgent(
        preset,
        found.program(),
        Optional.of("claude-sonnet-4-5"),
        new CommandAgent.Surroundings(
            new Box(sandbox, List.of()),
            metering,
            _ -> DeskAnswer.of(1, "1 of 2 red"),
            (_, _, _) -> Optional.empty(),
            directory.resolve("transcripts"),
            InstantSource.system()));
  }
}
