package dev.ashlar.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.report.ReplayComparison;
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs in process, with recorded agents and the real sandbox.
class RunTest {
  @TempDir private Path directory;

  static Settings settings(Path directory) {
    return settings(directory, (_, _) -> {});
  }

  static Settings settings(Path directory, BiConsumer<Event, RunState> watcher) {
    return new Settings(
        directory,
        System.getenv(),
        Sandboxes.Policy.REQUIRED,
        InstantSource.system(),
        events -> "# Postmortem of " + events.size() + " events\n",
        watcher,
        _ -> {});
  }

  private OpenRun opened(Opening opening) {
    if (opening instanceof Opening.Refused(Refusal.NotHere why)) {
      Assumptions.abort("no sandbox here: " + why.reason());
    }
    return ((Opening.Opened) opening).run();
  }

  private RunDirectory run() throws IOException {
    return RunDirectory.of(directory, Files.readString(RunDirectory.current(directory)).strip());
  }

  @Test
  void a_recorded_run_is_built_through_real_gates() throws Exception {
    try (var open = opened(Replays.begin(settings(directory), Arithmetic.builtWithOneRedGate()))) {
      assertThat(open.run().control().outcome()).contains(Outcome.BUILT);
    }
    var events = Questions.events(run());
    assertThat(redGates(events)).containsExactly(OrderKey.parse("gate inc v1 a1 t1"));
    assertThat(Files.readString(run().postmortem())).startsWith("# Postmortem");
    assertThat(answer("20")).isEqualTo("42");
  }

  @Test
  void a_module_that_was_reopened_unasked_is_reopened_in_the_replay_too() throws Exception {
    var script =
        new Arithmetic()
            .submits("generate inc v1 a1 t1", "src/inc/inc.sh", Arithmetic.INC)
            .passes("evaluate inc v1 a1 t1")
            .submits("generate dbl v1 a1 t1", "src/dbl/dbl.sh", Arithmetic.DBL)
            .passes("evaluate dbl v1 a1 t1")
            .submits("generate inc v2 a1 t1", "src/inc/inc.sh", Arithmetic.INC + "# v2\n")
            .passes("evaluate inc v2 a1 t1")
            .recording();
    try (var open = opened(Replays.begin(settings(directory), script))) {
      assertThat(open.run().control().outcome()).contains(Outcome.BUILT);
    }
    Files.writeString(directory.resolve("contracts/inc.md"), "Adds one, and says so.\n");
    var reopen =
        new dev.ashlar.agent.DeskCall(
            "amend", Map.of("module", "inc", "reopen", "yes", "reason", "it did not say so"));
    assertThat(OfflineDesk.serve(settings(directory), run(), reopen).text())
        .contains("now v2")
        .contains("changed: contracts/inc.md (+1 -");
    try (var again = resumed()) {
      assertThat(again.run().control().outcome()).contains(Outcome.BUILT);
    }
    var original = Questions.events(run());

    var recording = Recorder.record(run(), "a test");
    directory = Files.createDirectory(directory.resolve("replayed"));
    try (var open = opened(Replays.begin(settings(directory), recording))) {
      assertThat(open.run().control().outcome()).contains(Outcome.BUILT);
    }
    assertThat(seals(Questions.events(run()))).isEqualTo(seals(original));
    assertThat(ReplayComparison.of(original, Questions.events(run())).differences()).isEmpty();
  }

  private static List<String> seals(List<Event> events) {
    return events.stream()
        .filter(event -> event instanceof Event.ModuleSealed)
        .map(event -> (Event.ModuleSealed) event)
        .map(sealed -> sealed.key() + " " + sealed.seal().manifest())
        .sorted()
        .toList();
  }

  private static List<OrderKey> redGates(List<Event> events) {
    return events.stream()
        .filter(event -> event instanceof Event.GateFinished(_, _, GateReport.Red _))
        .map(event -> ((Event.GateFinished) event).key())
        .toList();
  }

  /// What the finished program answers when it is called by another name for it.
  private String answer(String line) throws IOException {
    var link = Files.createSymbolicLink(directory.resolve("link"), Path.of("artifact/run"));
    var process = new ProcessBuilder(link.toString()).start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(line + "\n");
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void a_run_that_nobody_answers_for_asks_a_person_and_goes_on_with_the_answer() throws Exception {
    var recording = new Arithmetic().recording();
    try (var open = opened(Replays.begin(settings(directory), recording))) {
      assertThat(open.run().questions()).hasSize(2);
    }
    var call =
        new dev.ashlar.agent.DeskCall("answer", Map.of("question", "q1", "answer", "abandon"));
    assertThat(OfflineDesk.serve(settings(directory), run(), call).exit()).isZero();
    var wrong =
        new dev.ashlar.agent.DeskCall("answer", Map.of("question", "q9", "answer", "abandon"));
    assertThat(OfflineDesk.serve(settings(directory), run(), wrong).text())
        .contains("no open question `q9`");
    var stop = new dev.ashlar.agent.DeskCall("stop", Map.of("reason", "enough"));
    var stopped = OfflineDesk.serve(settings(directory), run(), stop);
    assertThat(stopped.exit()).isZero();
    assertThat(stopped.text()).contains("the postmortem is in " + run().postmortem());
    assertThat(run().postmortem()).exists();
    assertThat(OfflineDesk.serve(settings(directory), run(), stop).text()).contains("has ended");
    try (var again = resumed()) {
      assertThat(again.run().control().outcome()).contains(Outcome.NOT_BUILT);
    }
  }

  private OpenRun resumed() throws IOException, InterruptedException {
    var state = Questions.state(run());
    var machine = (Machine.Found.Ready) Machine.find(state.charter().plan(), settings(directory));
    return opened(Runs.resume(settings(directory), run(), machine.machine()));
  }

  @Test
  void a_second_process_on_the_same_run_is_refused() throws Exception {
    try (var open = opened(Replays.begin(settings(directory), Arithmetic.builtWithOneRedGate()))) {
      var machine =
          (Machine.Found.Ready) Machine.find(open.state().charter().plan(), settings(directory));
      var second = Runs.resume(settings(directory), run(), machine.machine());
      assertThat(second).isInstanceOf(Opening.Refused.class);
    }
  }
}
