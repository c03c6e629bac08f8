package dev.ashlar.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.gate.Qualification;
import dev.ashlar.gateway.ModelScript;
import dev.ashlar.gateway.ScriptedUpstream;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The real clients from npm build the arithmetic example, each in its sandbox, before a server on
/// loopback that plays the model: it answers with the recorded implementations through the clients'
/// own tools. `$ASHLAR_CLIENTS` names the directory that `bin/install-clients` filled.
class ClientsTest {
  private static final String KEY = "sk-canary-0123456789abcdef";
  private static final String VERDICT =
      "{\"verdict\": \"PASS\", \"findings\": [{\"where\": \"src\", \"what\": \"read it\"}]}";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;
  @TempDir private Path bin;
  private final List<Event> events = new ArrayList<>();

  @BeforeEach
  void layOut() throws Exception {
    Arithmetic.layOut(directory);
  }

  @Test
  void claudeCodeGeneratesAndJudges() throws Exception {
    link("claude", "@anthropic-ai/claude-code-linux-x64/claude");
    build(
        "{agent: claude-code, model: claude-sonnet-4-5, lease: 60s}",
        claude("inc", Arithmetic.INC)
            + claude("dbl", Arithmetic.DBL)
            + say("generator of module", "Built as the contract says.")
            + call("evaluator of module", 0, "StructuredOutput", VERDICT)
            + say("evaluator of module", VERDICT)
            + say("", "ok"));
    assertThat(lineages()).containsOnly("claude-code claude-sonnet-4-5");
  }

  @Test
  void codexGeneratesAndJudges() throws Exception {
    link("codex", "@openai/codex-linux-x64/vendor/x86_64-unknown-linux-musl/bin/codex");
    build(
        "{agent: codex, model: fake-model, lease: 60s}",
        codex("inc", Arithmetic.INC)
            + codex("dbl", Arithmetic.DBL)
            + say("generator of module", "Built as the contract says.")
            + say("evaluator of module", VERDICT)
            + say("", "ok"));
    assertThat(lineages()).containsOnly("codex fake-model");
  }

  /// Claude Code writes over no file that it has not read.
  private static String claude(String module, String text) {
    var path = "{found}/src/%1$s/%1$s.sh".formatted(module);
    var file = JSON.createObjectNode().put("file_path", path);
    return call(generator(module), 0, "Read", file.toString())
        + call(generator(module), 1, "Write", file.put("content", text).toString())
        + call(generator(module), 2, "Bash", "{\"command\": \"check\", \"description\": \"try\"}");
  }

  /// An unknown model is given the classic tools: a shell.
  private static String codex(String module, String text) {
    var write = "printf '%%s' %s >src/%2$s/%2$s.sh".formatted(shell(text), module);
    return call(generator(module), 0, "exec_command", command(write))
        + call(generator(module), 1, "exec_command", command("check"));
  }

  private static String command(String line) {
    return JSON.createObjectNode().put("cmd", line).toString();
  }

  private static String shell(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String generator(String module) {
    return "generator of module `" + module + "`";
  }

  private static String call(String when, int turn, String tool, String input) {
    var act = JSON.createObjectNode().put("turn", turn).put("when", when);
    act.put("find", "Write here:[*][*] `([^`]+)`");
    act.putArray("tools").addObject().put("name", tool).set("input", JSON.readTree(input));
    return act + "\n";
  }

  private static String say(String when, String text) {
    return JSON.createObjectNode().put("when", when).put("reply", text) + "\n";
  }

  private void link(String name, String program) throws Exception {
    var clients = System.getenv("ASHLAR_CLIENTS");
    Assumptions.assumeTrue(
        clients != null, "no clients: set ASHLAR_CLIENTS to what bin/install-clients filled");
    var file = Path.of(clients, "node_modules").resolve(program);
    Assumptions.assumeTrue(Files.isExecutable(file), file + " is not installed");
    Files.createSymbolicLink(bin.resolve(name), file);
  }

  private void build(String seat, String script) throws Exception {
    var yaml = directory.resolve("ashlar.yaml");
    Files.writeString(
        yaml,
        Files.readString(yaml).replaceAll("(generator|evaluator): \\{agent.*}", "$1: " + seat));
    try (var model = ScriptedUpstream.open(ModelScript.parse(script))) {
      var settings = settings(model);
      var examined = Admission.examine(settings, Qualification.Progress.none());
      assertThat(examined.refusal()).isEmpty();
      var opening = Runs.begin(settings, examined.admitted().orElseThrow());
      assertThat(opening).isInstanceOf(Opening.Opened.class);
      try (var run = ((Opening.Opened) opening).run()) {
        var state = run.run();
        assertThat(state.control().outcome()).as("%s", events).contains(Outcome.BUILT);
        assertThat(state.ledger().run().spent().tokens()).isPositive();
        assertThat(state.ledger().run().unknownTurns()).isZero();
      }
    }
  }

  private List<String> lineages() {
    return events.stream()
        .filter(event -> event instanceof Event.OrderClaimed)
        .map(event -> ((Event.OrderClaimed) event).agent())
        .toList();
  }

  private Settings settings(ScriptedUpstream model) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    environment.put("HOME", bin.toString());
    environment.put("ANTHROPIC_API_KEY", KEY);
    environment.put("ANTHROPIC_BASE_URL", model.address().toString());
    environment.put("OPENAI_API_KEY", KEY);
    environment.put("OPENAI_BASE_URL", model.address().toString());
    var plain = RunTest.settings(directory);
    return new Settings(
        directory,
        environment,
        plain.isolation(),
        plain.clock(),
        plain.postmortem(),
        (event, _) -> events.add(event),
        plain.talk());
  }
}
