package dev.ashlar.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.agent.DeskClient;
import dev.ashlar.testkit.PlanningScript;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A planning in a process of its own with attached workers: who may take what, what is not taken
/// in, and that a kill loses nothing.
class PlanningDeskTest {

  @TempDir private Path directory;

  private Process start(String... more) throws IOException {
    var words =
        new java.util.ArrayList<>(
            java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ashlar.cli.Main",
                "-C",
                directory.toString(),
                "plan"));
    words.addAll(java.util.List.of(more));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return directory.resolve("plan.log");
  }

  private DeskAnswer call(Process planning, String verb, String... pairs) throws Exception {
    var answer = called(planning, verb, pairs);
    if (answer.isEmpty()) {
      var said = Files.readString(log());
      Assumptions.assumeFalse(said.contains("no sandbox on this machine"), "no sandbox here");
      throw new AssertionError("the planning has ended: " + said);
    }
    return answer.get();
  }

  /// The desk's answer; empty if the planning ended before it could give one.
  private Optional<DeskAnswer> called(Process planning, String verb, String... pairs)
      throws Exception {
    var fields = new TreeMap<String, String>(Map.of("wait", "1"));
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    var desk = directory.resolve(".ashlar/planning/compiler/desk.json");
    var client = new DeskClient(desk, InstantSource.system());
    while (planning.isAlive()) {
      var answer = client.call(new DeskCall(verb, fields), Duration.ofSeconds(1));
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  /// Asks until there is an order, by the name that the first answer gave, as a worker does.
  private Map<String, String> order(Process planning, String role, String... more)
      throws Exception {
    var pairs = Stream.concat(Stream.of("role", role), Stream.of(more)).toArray(String[]::new);
    var fields = call(planning, "next", pairs).fields();
    while (!fields.containsKey("order")) {
      fields = call(planning, "next", "role", role, "worker", fields.get("worker")).fields();
    }
    return fields;
  }

  private static void write(String workspace, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      var path = Path.of(workspace, file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  @Test
  void aKillBetweenAndInTheMiddleOfTurnsLosesNothing() throws Exception {
    Files.copy(
        Path.of("examples/briefs/one-line-c-compiler.txt"), directory.resolve("compiler.txt"));
    var first = start(directory.resolve("compiler.txt").toString());
    var order = order(first, "planner");
    assertThat(order).containsEntry("worker", "planner-1");
    assertThat(call(first, "next", "role", "tester").exit()).isEqualTo(4);
    hostile(first, order);
    write(order.get("directory"), PlanningScript.plan());
    first.destroyForcibly().waitFor();

    var second = start();
    var plan = Map.copyOf(order);
    call(second, "submit", "order", plan.get("order"), "worker", "planner-1", "summary", "Two.");
    second.destroyForcibly().waitFor();

    var third = start("--yes");
    call(third, "submit", "order", plan.get("order"), "worker", "planner-1", "summary", "Two.");
    var after = "";
    while (!after.contains("the rules accept your plan")) {
      after = call(third, "next", "role", "planner", "worker", "planner-1").text();
      assertThat(after).contains("sk again");
    }
    assertThat(call(third, "next", "role", "tester", "worker", "planner-1").text())
        .contains("is this plan's planner and may not be its tester too");
    var tests = order(third, "tester", "worker", "t-7", "agent", "a test");
    write(tests.get("directory"), PlanningScript.tests());
    called(third, "submit", "order", tests.get("order"), "worker", "t-7", "summary", "Forty.");
    assertThat(third.waitFor()).as(Files.readString(log())).isZero();
    assertThat(Files.readString(directory.resolve("compiler/authors.json")))
        .contains("planner-1", "t-7", "a test");
    assertThat(new PlanningBook(directory.resolve(".ashlar/planning/compiler")).planning().turns())
        .hasSize(2);
  }

  /// What no plan may hold is named and not taken in.
  private void hostile(Process planning, Map<String, String> order) throws Exception {
    var workspace = Path.of(order.get("directory"));
    Files.createSymbolicLink(workspace.resolve("secret"), Path.of("/etc/passwd"));
    try (var file = new RandomAccessFile(workspace.resolve("huge.bin").toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    var told =
        call(planning, "check", "order", order.get("order"), "worker", "planner-1", "wait", "60");
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.text()).contains("secret: ", "huge.bin: ", "there is no ashlar.yaml");
    Files.delete(workspace.resolve("secret"));
    Files.delete(workspace.resolve("huge.bin"));
  }

  /// Whoever wrote a plan's tests knows what is held out.
  @Test
  void nobodyWhoPlannedTakesAnOrderOfTheRun() throws Exception {
    Arithmetic.layOut(directory);
    Files.writeString(
        directory.resolve("authors.json"),
        """
        {"format": 1, "plan": [{"instance": "ada", "agent": "x"}],
         "tests": [{"instance": "bob", "agent": "y"}]}
        """);
    var run = new DeskRun(directory);
    var end = run.begin();
    for (var name : java.util.List.of("ada", "bob")) {
      var refused = run.call("next", "role", "generator", "worker", name);
      assertThat(refused.exit()).isEqualTo(3);
      assertThat(refused.text()).contains("worker " + name + " wrote this plan", "authors.json");
    }
    assertThat(run.call("next", "role", "generator", "worker", "eve").exit()).isZero();
    run.call("stop", "reason", "seen enough");
    assertThat(end.get().control().outcome()).isPresent();
  }
}
