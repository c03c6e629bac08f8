package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kinds.Starts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `ashlar new` writes, and what it leaves alone.
class NewVerbTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aStartIsWrittenToADirectoryOfItsKind() throws Exception {
    var outcome = new Cli(directory).call("new", "interpreter", "--lang", "java");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).isEqualTo("PLAN/interpreter\n");
    assertThat(outcome.err())
        .contains("5 modules", "108 cases", "`ashlar -C PLAN/interpreter check`");
    assertThat(files()).hasSize(Starts.files("interpreter", "java").orElseThrow().size());
    assertThat(Files.readString(directory.resolve("interpreter/ashlar.yaml")))
        .contains("kind: interpreter", "toolchains: [jdk]");
  }

  @Test
  void anEmptyDirectoryIsFilledAndAnotherIsLeftAlone() throws Exception {
    Files.createDirectory(directory.resolve("empty"));
    assertThat(call("new interpreter --lang java --dir empty").exit()).isZero();
    var before = files();

    assertThat(call("new interpreter --lang java --dir empty").err()).contains("is not empty");
    assertThat(call("new runtime --lang java --dir empty/README.md").err()).contains("is a file");
    assertThat(call("new runtime --lang java --dir empty/README.md/x").err())
        .contains("nothing can be written to", "Not a directory");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithWhatThereIs() throws Exception {
    assertThat(call("new").out())
        .contains("interpreter", "query-engine")
        .hasLineCount(Starts.kinds().size() + 1);
    assertThat(call("new").exit()).isZero();
    assertThat(call("new").err()).contains("hint:", "new interpreter`").doesNotContain("error");
    assertThat(call("new interpretr").err()).contains("Did you mean `interpreter`?");
    assertThat(call("new spreadsheet").err()).contains("the kinds are compiler, ");
    assertThat(call("new interpreter --lang pyton").err()).contains("Did you mean `python`?");
    assertThat(call("new interpreter --lang cobol").err()).contains("java, python or c");
    assertThat(files()).isEmpty();
  }

  @Test
  void aLanguageThatIsNotHereIsRefusedBeforeAnythingIsWritten() throws Exception {
    var outcome =
        new Cli(directory).before(Map.of("PATH", "")).call("new", "interpreter", "--lang", "c");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("cannot be run here", "no gcc on PATH", "hint:", "apt-get");
    assertThat(files()).isEmpty();
  }

  private Cli.Outcome call(String line) {
    return new Cli(directory).call(line.split(" "));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
