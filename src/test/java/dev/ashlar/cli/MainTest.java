package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir private Path directory = Path.of("");

  /// What a user sees who is wrong: golden, so that a reviewer reads every word.
  @Test
  void whatIsWrongIsSaidInTheSameWay() throws Exception {
    var plan = Files.createDirectories(directory.resolve("plan/contracts"));
    Files.writeString(plan.resolveSibling("ashlar.yaml"), "ashlar: 1\n");
    var text = new StringBuilder();
    for (var call :
        List.of(
            "stauts",
            "frobnicate",
            "status --jsn",
            "status extra",
            "status --run",
            "-C",
            "status",
            "-C gone status",
            "-C plan status",
            "-C plan/contracts status",
            "status -C plan --run x",
            "run --sandbox maybe",
            "logs --module",
            "report --jsn",
            "verify now",
            "export",
            "replay",
            "work",
            "work nxt",
            "work next",
            "answer q1",
            "demo --dir plan")) {
      var outcome = new Cli(directory).call(call.split(" "));
      text.append("$ ashlar ").append(call).append('\n').append(outcome.text()).append('\n');
    }
    Golden.check("wrong-calls.txt", text.toString());
  }

  @Test
  void dataGoesToStdoutAndTalkToStderr() {
    assertThat(new Cli(directory).call("--version").out()).startsWith("ashlar ");
    assertThat(new Cli(directory).call("--help").out()).contains("Verbs:", "status");
    assertThat(new Cli(directory).call("status", "--help").out()).contains("--json");
    assertThat(new Cli(directory).call().exit()).isZero();
    assertThat(new Cli(directory).call("status").out()).isEmpty();
  }

  @Test
  void aRunIsFoundByNameByCurrentOrBecauseItIsTheOnlyOne() throws Exception {
    var cli = new Cli(directory);
    var run = cli.records(new Story(Plans.calculator()).events());
    assertThat(cli.call("status").exit()).isZero();

    var other = Files.createDirectories(run.root().resolveSibling("2026-11-24-080000"));
    Files.copy(run.journal(), other.resolve("journal.jsonl"));
    assertThat(cli.call("status").err())
        .contains("there are 2 runs here and none is current", "2026-11-24-080000");
    assertThat(cli.call("status", "--run", "2026-11-24-080000").exit()).isZero();
    assertThat(cli.call("status", "--run", "2026-11-24-080001").err())
        .contains("Did you mean `2026-11-24-080000`?");
    assertThat(cli.call("status", "--run", "../runs/2026-11-24-080000").exit()).isEqualTo(2);

    Files.writeString(directory.resolve(".ashlar/current"), "2026-11-24-080000\n");
    assertThat(cli.call("status").exit()).isZero();
  }

  @Test
  void aBugIsOneLineAndAFile() throws Exception {
    var complaint = BugReport.of(new IllegalStateException("a\033[2J\nb"), List.of("x"), "v");

    assertThat(complaint.exit()).isEqualTo(ExitCode.BUG);
    assertThat(complaint.sentence())
        .startsWith("internal error: java.lang.IllegalStateException: a\\u{1b}[2J b (details in ")
        .doesNotContain("\n", "\tat ");
    var file = Path.of(complaint.sentence().replaceAll(".*details in (.*)\\)", "$1"));
    assertThat(Files.readString(file)).contains("arguments: [x]", "\tat ");
    Files.delete(file);
  }

  @Test
  void aReaderThatLeavesIsNoError() throws Exception {
    new Cli(directory).records(new Story(Plans.calculator()).events());
    var closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    var err = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(new byte[0]);
    var terminal = Terminal.of(in, closed, err, false, Map.of());

    var exit = Main.run(new Shell(terminal, Map.of(), directory), "logs");
    terminal.flush();

    assertThat(exit).isZero();
    assertThat(terminal.readerLeft()).isTrue();
    assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aDamagedJournalIsSaidAndNotShown() throws Exception {
    var cli = new Cli(directory);
    var run = cli.records(new Story(Plans.calculator()).issue().events());
    var text = Files.readString(run.journal());
    Files.writeString(run.journal(), text.replaceFirst("calculator", "calculatox"));

    var outcome = cli.call("status");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("the journal is damaged", "`ashlar verify`");
  }
}
