package dev.ashlar.architect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.FrontMatter;
import dev.ashlar.codec.FrontMatterReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an agent says of a brief, and how much of it counts.
class AgentReadingTest {
  private static final String JAPANESE =
      """
      # 小さなキー値ストアのサーバー

      合計およそ 12,000 行の Rust コードになる見込みです。

      - 解析器 — バイト列 を受け取り、コマンド を返す
      - 保管庫 — コマンド を受け取り、応答 を返す
      - 永続化 — 書き込み を受け取り、追記ログ を返す

      公式の redis 互換テストスイート がそのまま通ること。
      """;
  private static final String JAPANESE_FACTS =
      """
      lines: 12k
      modules:
        - {name: 解析器, interface: "バイト列 を受け取り、コマンド を返す", needs: []}
        - {name: 保管庫, interface: "コマンド を受け取り、応答 を返す", needs: [解析器]}
        - {name: 永続化, interface: "書き込み を受け取り、追記ログ を返す", turns: 400}
      tests: ["公式の redis 互換テストスイート"]
      """;

  private static Brief brief(String text) {
    return BriefReader.read("brief.md", text.getBytes(StandardCharsets.UTF_8))
        .brief()
        .orElseThrow();
  }

  private static FrontMatter sheet(String yaml) {
    var read = FrontMatterReader.whole("facts.yaml", yaml);
    assertThat(read.problems()).isEmpty();
    return read.front().orElseThrow();
  }

  private static Facts read(String brief, String yaml) {
    return AgentReading.of(brief(brief), sheet(yaml), "an-agent", "");
  }

  private static List<String> dropped(Facts facts) {
    return facts.readBy().orElseThrow().dropped();
  }

  @Test
  void anAgentReadsWhatNoRuleRecognises() {
    assertThat(Assessment.of(brief(JAPANESE), Rates.table()).applies()).isFalse();

    var facts = read(JAPANESE, JAPANESE_FACTS);
    var assessment = Assessment.of(facts, Rates.table());

    assertThat(assessment.applies()).as(AssessmentPage.of(assessment)).isTrue();
    assertThat(AssessmentPage.of(assessment))
        .contains(
            "(`brief.md:5`, read by an-agent: “バイト列 を受け取り、コマンド を返す”)",
            "`an-agent` read this brief too; of what it said, 8 things stand in the brief",
            "dropped: turns, tokens, generators, evaluators: these are estimates and not facts");
    assertThat(AssessmentJson.of(assessment)).contains("\"reader\": \"an-agent\"", "\"found\": 8");
  }

  /// The rule that keeps an agent honest: its words are looked up, one by one.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "tests: [\"a suite of 900 cases\"];do not stand",
        "tests: [\"art\"];too short",
        "tests: [\"arser takes\"];do not stand",
        "references: [\"RFC 9535 All three\"];do not stand",
        "interfaces: [\"all three pre-conditions are met\"];do not stand",
        "interfaces: [\"over shared memory\"];do not stand",
        "lines: 20k;does not state this number",
        "modules: [{name: parse}, {name: parser}, {name: codec}];no such name",
        "modules: [{name: parser, interface: \"text to trees\"}, {name: codec}];do not stand",
        "artifact: SQL engine;do not stand",
        "kind: query-engine;do not stand",
        "modules: [{name: parser, lines: 900}, {name: codec}];does not state this number",
      })
  void whatTheBriefDoesNotSayIsDropped(String yaml, String why) {
    var brief =
        """
        # A codec

        The parser takes text. It follows RFC 9535.
        All three pre-conditions are met: report them so.
        The codec writes bytes, in 900 ways.

        ## Non-goals

        - talk over shared memory
        """;
    var plain = new PlainReading().read(brief(brief));

    var facts = read(brief, yaml);

    assertThat(dropped(facts)).singleElement().asString().contains(why);
    assertThat(facts.oracles()).isEqualTo(plain.oracles());
    assertThat(facts.lines()).isEqualTo(plain.lines());
    assertThat(facts.subject()).isEqualTo(plain.subject());
    assertThat(facts.interfaces()).isEqualTo(plain.interfaces());
  }

  @ParameterizedTest
  @ValueSource(strings = {"the *parser* takes", "“The  parser\ttakes\ntext”", "THE PARSER takes"})
  void markupBlanksAndCapitalsMakeNoDifference(String quote) {
    var text = "# A\n\nThe `parser` **takes**\ntext.\n";
    var yaml = "interfaces: [\"" + quote.replace("\t", "\\t").replace("\n", "\\n") + "\"]";

    assertThat(read(text, yaml).interfaces())
        .extracting(Evidence::line, Evidence::reader)
        .contains(org.assertj.core.groups.Tuple.tuple(3, Optional.of("an-agent")));
  }

  /// What speaks against stays, whatever an agent finds besides.
  @ParameterizedTest
  @ValueSource(strings = {"dashboard.md", "template-engine.md", "rename-script.md"})
  void anAgentTakesNothingAway(String file) throws IOException {
    var brief = brief(Files.readString(Path.of("examples/briefs", file)));
    var plain = new PlainReading().read(brief);

    var facts = AgentReading.of(brief, sheet("{}"), "an-agent", "");

    assertThat(facts.subjective()).isEqualTo(plain.subjective());
    assertThat(facts.small()).isEqualTo(plain.small());
    assertThat(facts.denials()).isEqualTo(plain.denials());
    assertThat(Assessment.of(facts, Rates.table()).way())
        .isEqualTo(Assessment.of(plain, Rates.table()).way());
  }

  /// A circle that rules have found stays one, and no shorter list replaces theirs.
  @Test
  void modulesThatRulesFoundStay() {
    var brief =
        "# A tool\n\n## Modules\n\n- alpha: text to trees\n- beta: trees to text\n- gamma: text to"
            + " bytes\n\nAlpha needs beta. Beta needs alpha.\n";

    var shorter = read(brief, "modules: [beta, gamma]");
    var same = read(brief, "modules: [alpha, beta, gamma]");

    assertThat(shorter.parts()).extracting(Facts.Part::name).contains("alpha");
    assertThat(dropped(shorter)).singleElement().asString().contains("as many as rules find");
    assertThat(same.parts().getFirst().needs()).containsExactly("beta");
    assertThat(Assessment.of(same, Rates.table()).answer(PreCondition.BOUNDARY).met()).isFalse();
  }

  @Test
  void whatSpeaksAgainstIsFoundInAnyLanguage() {
    var brief = JAPANESE + "\n見た目が美しいかどうかは人が判断する。\n";

    var facts = read(brief, JAPANESE_FACTS + "taste: [見た目が美しいかどうかは人が判断する]\n");

    assertThat(facts.subjective()).singleElement().extracting(Evidence::line).isEqualTo(11);
  }

  @Test
  void frontMatterGoesBeforeAnAgent() {
    var brief = "---\nmodules: [{name: a, lines: 700}, b]\nlines: 3k\n---\n# Two\n\nc and d, 9k.\n";

    var facts = read(brief, "modules: [c, d]\nlines: 9k\n");

    assertThat(facts.parts()).extracting(Facts.Part::name).containsExactly("a", "b");
    assertThat(facts.lines()).hasValue(3_000);
    assertThat(dropped(facts)).hasSize(2).allMatch(one -> one.contains("front matter names them"));
  }

  /// A rule's own evidence stands where it says, by the same law.
  @Test
  void everyEvidenceOfARuleStandsInTheBriefToo() throws IOException {
    for (var file :
        List.of("bullets-json-parser.md", "prosa-regelwerk.md", "chatty-query-engine.md")) {
      var brief = brief(Files.readString(Path.of("src/test/resources/briefs", file)));
      var facts = new PlainReading().read(brief);
      var text = BriefText.of(brief);
      facts.parts().forEach(part -> assertStands(text, part.evidence()));
      facts.oracles().forEach(oracle -> assertStands(text, oracle.evidence()));
      facts.interfaces().forEach(evidence -> assertStands(text, evidence));
      facts.sizes().forEach(evidence -> assertStands(text, evidence));
      assertThat(facts.parts()).isNotEmpty();
    }
  }

  private static void assertStands(BriefText text, Evidence evidence) {
    assertThat(text.find(evidence.quote().replaceAll("^…|…$", "")))
        .as(evidence.toString())
        .hasValueSatisfying(found -> assertThat(found.line()).isEqualTo(evidence.line()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "modules: [a, b",
        "{\"modules\": [\"a\", ",
        "Sure! Here are the facts:\n- it is parallel",
        "verdict: passing",
        "modules: 7",
        "lines: quite a lot",
      })
  void nonsenseIsAProblemWithItsPlace(String yaml) {
    var read = FrontMatterReader.whole("facts.yaml", yaml);

    assertThat(read.front()).isEmpty();
    assertThat(read.problems())
        .isNotEmpty()
        .allMatch(problem -> problem.file().equals("facts.yaml") && problem.line() >= 1);
  }
}
