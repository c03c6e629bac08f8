package dev.ashlar.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.RecordingCodec;
import dev.ashlar.gateway.ModelScript;
import dev.ashlar.gateway.ScriptedUpstream;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.plan.Digest;
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.sandbox.Toolchain;
import dev.ashlar.sandbox.ToolchainFinder;
import dev.ashlar.testkit.ArithmeticExample;
import dev.ashlar.testkit.KeyHunt;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A planted key never leaves the harness: a whole run in a process of its own, with clients that
/// tell all they see, before the real gateway and a provider that says the key back.
class SecretsTest {
  private static final String IN_THE_ENVIRONMENT = "sk-ant-c4n4ry/env+0123456789~k3y";
  private static final String IN_A_FILE = "sk-oai-c4n4ry/file+9876543210~k3y";
  private static final Path SPY = Path.of("src/test/resources/dev/ashlar/harness/spy.py");
  private static final List<KeyHunt> HUNTS =
      List.of(new KeyHunt(IN_THE_ENVIRONMENT), new KeyHunt(IN_A_FILE));

  @TempDir private Path top;

  private Path plan;
  private Path config;
  private Path home;

  @BeforeEach
  void layThePlan() throws Exception {
    if (new Sandboxes(System.getenv()).choose(Sandboxes.Policy.REQUIRED)
        instanceof Sandboxes.Refused refused) {
      Assumptions.abort("no sandbox: " + refused.obstacles());
    }
    plan = top.resolve("plan");
    config = Files.createDirectories(top.resolve("config"));
    home = Files.createDirectories(top.resolve("home"));
    ArithmeticExample.copyTo(plan);
    var yaml = plan.resolve("ashlar.yaml");
    Files.writeString(
        yaml,
        Files.readString(yaml)
            .replaceAll("generator: \\{agent.*}", "generator: {agent: spy-ant, lease: 60s}")
            .replaceAll("evaluator: \\{agent.*}", "evaluator: {agent: spy-oai, lease: 60s}"));
    Files.writeString(config.resolve("openai.key"), IN_A_FILE + "\n");
  }

  @Test
  void nothingThatARunLeavesOrStartsHoldsAKey() throws Exception {
    var seen = built();

    assertThat(seen).anyMatch(text -> text.contains("spy.py")).isNotEmpty();
    assertThat(inAll(List.copyOf(seen))).isEmpty();
    assertThat(traces()).contains("you sent ", "*".repeat(IN_A_FILE.length()));
    assertThat(transcripts()).contains("TOKEN=", "not read: ", "you sent ", "****");

    var workspaces = Files.createDirectories(run().workspaces().resolve("planted"));
    for (var hunt : HUNTS) {
      for (var spelling : hunt.spellings().entrySet()) {
        var file = Files.writeString(workspaces.resolve("notes"), "<" + spelling.getValue() + ">");
        assertThat(inAll(List.of())).contains(file + ": " + spelling.getKey());
      }
    }
  }

  @Test
  void aKeyFileInThePlanIsRefused() throws Exception {
    Files.move(config.resolve("openai.key"), plan.resolve("openai.key"));
    var agents = agents("http://127.0.0.1:1").replace("openai.key", plan + "/openai.key");
    Files.writeString(config.resolve("agents.yaml"), agents);
    var process = start("http://127.0.0.1:1");

    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(log())
        .contains("the key file " + plan + "/openai.key lies in the plan's directory", "move it");
    assertThat(inAll(List.of())).containsOnly(plan.resolve("openai.key") + ": plain");
  }

  /// What processes that were started showed of themselves while the plan was built.
  private Set<String> built() throws Exception {
    var seen = new TreeSet<String>();
    var script = "{\"reply\": \"you sent \", \"echo\": true, \"drip\": 100}";
    try (var model = ScriptedUpstream.open(ModelScript.parse(script))) {
      var address = model.address().toString();
      Files.writeString(config.resolve("agents.yaml"), agents(address));
      var process = start(address);
      while (process.isAlive()) {
        process.descendants().forEach(child -> shown(child.pid()).ifPresent(seen::add));
        Thread.onSpinWait();
      }
      assertThat(process.exitValue()).as(log()).isZero();
    }
    assertThat(Questions.state(run()).control().outcome()).contains(Outcome.BUILT);
    return seen;
  }

  /// A process's command line, then its environment. One that the harness has forked, and that is
  /// not yet the program it is to be, is still the harness.
  private static Optional<String> shown(long pid) {
    var command = read(pid, "cmdline");
    return Optional.of(command + " :: " + read(pid, "environ"))
        .filter(_ -> !command.isEmpty())
        .filter(_ -> !command.contains("jspawnhelper") && !command.contains("dev.ashlar.cli.Main"));
  }

  private static String read(long pid, String name) {
    try {
      var bytes = Files.readAllBytes(Path.of("/proc", "" + pid, name));
      return new String(bytes, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  private Process start(String address) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ashlar.cli.Main",
                "-C",
                plan.toString(),
                "run")
            .redirectErrorStream(true)
            .redirectOutput(top.resolve("run.log").toFile());
    builder.environment().put("ANTHROPIC_API_KEY", IN_THE_ENVIRONMENT);
    builder.environment().put("ANTHROPIC_BASE_URL", address);
    builder.environment().put("ASHLAR_AGENTS", config.resolve("agents.yaml").toString());
    builder.environment().put("HOME", home.toString());
    return builder.start();
  }

  private String agents(String address) throws Exception {
    var python =
        switch (new ToolchainFinder(System.getenv()).find("python")) {
          case Toolchain.Found(var toolchain, var _) ->
              toolchain.pathDirs().getFirst().resolve("python3").toString();
          case Toolchain.Missing(var _, var reason, var _) -> Assumptions.<String>abort(reason);
        };
    return "providers:\n  openai: {address: \"%s\", key-file: openai.key}\nagents:\n"
            .formatted(address)
        + agent("spy-ant", "anthropic-messages", "anthropic", IN_THE_ENVIRONMENT, python)
        + agent("spy-oai", "openai-chat", "openai", IN_A_FILE, python);
  }

  private String agent(String name, String dialect, String speaks, String key, String python) {
    return """
      %s:
        title: A spy
        program: %s
        tools: [python]
        mounts: [%s]
        dialect: %s
        door: port
        events: claude-stream-json
        variables:
          TOKEN: "{token}"
          SPEAKS: %s
          HASH: %s
          LOOK_AT: %s
        arguments: [%s]
    """
        .formatted(
            name,
            python,
            SPY.toAbsolutePath(),
            dialect,
            speaks,
            Digest.ofText(key).hex(),
            config.resolve("openai.key") + ":" + config.resolve("agents.yaml"),
            SPY.toAbsolutePath());
  }

  /// Where a key stands: in what processes showed, in what lies below the plan and the home, in
  /// what was said, and in a record of the run.
  private List<String> inAll(List<String> seen) throws Exception {
    var found = new ArrayList<String>();
    for (var hunt : HUNTS) {
      for (var text : seen) {
        found.addAll(hunt.in("the process " + text.split(" :: ", 2)[0], text));
      }
      found.addAll(hunt.below(plan));
      found.addAll(hunt.below(home));
      found.addAll(hunt.in("what was said", log()));
      if (Files.exists(RunDirectory.current(plan))) {
        var bundle = RecordingCodec.encode(Recorder.record(run(), "a test"));
        found.addAll(hunt.in("the bundle", bundle));
      }
    }
    return found;
  }

  private String log() throws IOException {
    return Files.readString(top.resolve("run.log"));
  }

  private String traces() throws IOException {
    return Files.readString(run().transcripts().resolve("gateway.jsonl"));
  }

  private String transcripts() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.walk(run().transcripts())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private RunDirectory run() throws IOException {
    return RunDirectory.of(plan, Files.readString(RunDirectory.current(plan)).strip());
  }
}
