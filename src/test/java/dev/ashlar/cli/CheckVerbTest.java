package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.ArithmeticExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ashlar check` of a plan whose tests run for real: what it prints about each gate.
class CheckVerbTest {
  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void layAPlanWhoseStubKnowsOneAnswer() throws IOException {
    ArithmeticExample.copyTo(directory);
    Files.writeString(directory.resolve("stubs/inc/src/inc/inc.sh"), "inc() { echo 42; }\n");
  }

  @Test
  void itNamesTheCasesThatAStubPasses() throws Exception {
    var told = new Cli(directory).call("check");

    assertThat(told.exit()).isZero();
    assertThat(told.out())
        .containsPattern("inc +5 +2 +2 +1")
        .contains("Green on stub in inc: i2\n")
        .doesNotContain("Green on stub in dbl")
        .contains("Admissible: the plan may be run.");
  }

  @Test
  void programsHearOfThemToo() throws Exception {
    var told = new Cli(directory).call("check", "--json");

    assertThat(told.exit()).isZero();
    assertThat(told.out().replaceAll("\\s+", ""))
        .contains("\"greenOnStub\":1,\"stubPasses\":[\"i2\"]")
        .contains("\"greenOnStub\":0,\"stubPasses\":[]");
  }
}
