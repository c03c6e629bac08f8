package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.PlanningScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ashlar assess --agent`, with an agent that answers from a script: an agent finds, rules decide.
class AssessReaderTest {
  static final String JAPANESE =
      """
      # 小さなキー値ストアのサーバー

      合計およそ 12,000 行の Rust コードになる見込みです。

      - 解析器 — バイト列 を受け取り、コマンド を返す
      - 保管庫 — コマンド を受け取り、応答 を返す
      - 永続化 — 書き込み を受け取り、追記ログ を返す

      公式の redis 互換テストスイート がそのまま通ること。
      """;
  static final String FACTS =
      """
      lines: 12k
      modules:
        - {name: 解析器, interface: "バイト列 を受け取り、コマンド を返す"}
        - {name: 保管庫, interface: "コマンド を受け取り、応答 を返す", needs: [解析器]}
        - {name: 永続化, interface: "書き込み を受け取り、追記ログ を返す"}
      tests: ["公式の redis 互換テストスイート"]
      """;
  private static final String ORDER = "generate facts v1 a1 t";

  @TempDir private Path directory;

  private final PlanningScript script = new PlanningScript();

  @BeforeEach
  void brief() throws IOException {
    Files.writeString(directory.resolve("kv.md"), JAPANESE);
  }

  private Cli.Outcome call(String... words) throws IOException {
    script.writeTo(directory);
    var outcome = new Cli(directory).call(words);
    Assumptions.assumeFalse(
        outcome.err().contains("no sandbox on this machine"), "no sandbox here");
    return outcome;
  }

  private Cli.Outcome assess(String... more) throws IOException {
    var words = new ArrayList<>(List.of("assess", "kv.md", "--agent", "scripted"));
    words.addAll(List.of(more));
    return call(words.toArray(String[]::new));
  }

  private void saysOnce(int turn, String facts) {
    script.handsIn(ORDER + turn, "reader-a", Map.of("facts.yaml", facts));
  }

  private Path turns() {
    return directory.resolve(".ashlar/readings/kv/turns");
  }

  @Test
  void whatAnAgentFoundIsPaidForOnce() throws Exception {
    assertThat(call("assess", "kv.md").exit()).isEqualTo(3);
    assertThat(turns()).doesNotExist();
    saysOnce(1, FACTS);

    var first = assess();
    var again = assess();

    assertThat(first.exit()).as(first.text()).isZero();
    assertThat(first.out()).contains("read by scripted", "**Parallel codegen applies**");
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(again.err()).contains("has read this brief before; `--new`");
    assertThat(turns())
        .isDirectoryContaining("glob:**/001-*")
        .isDirectoryNotContaining("glob:**/002-*");
    assertThat(call("assess", "kv.md").exit()).as("rules alone, as ever").isEqualTo(3);
  }

  @Test
  void whatCannotBeReadGoesBack() throws Exception {
    saysOnce(1, "Sure! Here are the facts:\n- it is parallel\n");
    saysOnce(2, "verdict: passing\nmodules: [a, b");
    saysOnce(3, "tests: [\"a suite of 900 cases\"]\nreferences: [\"the sources\"]");

    var outcome = assess("--json");

    assertThat(outcome.exit()).as(outcome.text()).isEqualTo(3);
    assertThat(outcome.out())
        .contains(
            "\"agent\": \"scripted\"", "\"found\": 0", "a suite of 900 cases”: these words do");
    assertThat(Files.readString(turns().resolve("002-generate-facts-v1-a1-t2/brief.md")))
        .contains("## What is to be mended", "facts.yaml:1");
  }

  @Test
  void nonsenseToTheEndIsAClearProblem() throws Exception {
    saysOnce(1, "[[[");
    saysOnce(2, "\"\"\"");

    var outcome = assess("--turns", "2", "--handoff", "next", "--plot", "next.svg");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(
            "the agent found no facts that can be read: the reader has had all of its 2 turns",
            "`--turns N`",
            "without `--agent` rules alone read the brief");
    assertThat(directory.resolve("next")).doesNotExist();
    assertThat(directory.resolve("next.svg")).doesNotExist();
  }

  @Test
  void aReaderMaySayThatItIsNoBrief() throws Exception {
    script.disputes(ORDER + 1, "reader-a", "a shopping list");

    assertThat(assess().err()).contains("the agent says that this is no brief: a shopping list");
  }

  /// Whoever changes a brief has it read again; the old reading is kept.
  @Test
  void aChangedBriefIsReadAnew() throws Exception {
    saysOnce(1, FACTS);
    assess();
    Files.writeString(directory.resolve("kv.md"), JAPANESE.replace("12,000", "13,000"));

    var outcome = assess();

    assertThat(outcome.out()).contains("lines “12000”: the brief does not state this number");
    assertThat(directory.resolve(".ashlar/readings/kv-2")).exists();
  }

  /// A planning is begun on what an agent has read, where rules alone would refuse it.
  @Test
  void aPlanningRestsOnWhatWasRead() throws Exception {
    Files.writeString(
        directory.resolve("kv.md"), JAPANESE.replace("12,000 行", "12,000 行 a small script"));
    var refused = call("plan", "kv.md", "--agent", "scripted", "--turns", "1");
    saysOnce(1, FACTS);
    var read = assess();
    script.disputes("generate plan v1 a1 t1", "planner-a", "enough");

    var begun = call("plan", "kv.md", "--agent", "scripted", "--turns", "1");

    assertThat(refused.err()).contains("parallel codegen does not apply", "--agent NAME");
    assertThat(read.exit()).as(read.text()).isZero();
    assertThat(begun.err()).contains("the planner says that this brief cannot be planned");
  }

  @Test
  void whatMakesNoSenseIsSaid() throws Exception {
    assertThat(call("assess", "kv.md", "--model", "m").err()).contains("name the one that reads");
    assertThat(call("assess", "kv.md", "--agent", "nobody").err())
        .contains("does not know the agent nobody");
    assertThat(call("assess", "--agent", "scripted", exampleDirectory()).err())
        .contains("--agent reads briefs");
  }

  private static String exampleDirectory() {
    return Path.of("examples/arithmetic").toAbsolutePath().toString();
  }
}
