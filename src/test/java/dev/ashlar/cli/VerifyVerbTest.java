package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Golden;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyVerbTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void whatIsSoundIsCountedAndNamed() throws Exception {
    SealedRun.in(directory);

    Golden.check("verify.txt", new Cli(directory).call("verify").text());
    Golden.check("verify.json", new Cli(directory).call("verify", "--json").out());
  }

  @Test
  void aFlippedByteOfASealIsNamedWithItsSealAndFile() throws Exception {
    var run = SealedRun.in(directory);
    var commit = Files.readString(run.store().resolve("refs/seals/parser/v1")).strip();
    var file = objectFile(run, commit);
    flip(file);

    var outcome = new Cli(directory).call("verify");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("damaged ", "parser v1", commit.substring(2));
    assertThat(new Cli(directory).call("verify", "--json").out()).contains("\"sound\": false");
  }

  @Test
  void aFlippedByteOfTheJournalIsNamedWithItsLineAndOffset() throws Exception {
    var run = SealedRun.in(directory);
    var text = Files.readString(run.journal());
    Files.writeString(run.journal(), text.replaceFirst("generate parser v1", "generate parsex v1"));

    var outcome = new Cli(directory).call("verify");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).containsPattern("journal.jsonl:\\d+ \\(byte \\d+\\)");
  }

  @Test
  void aStoreThatIsGoneIsDamage() throws Exception {
    var run = SealedRun.in(directory);
    Files.move(run.store(), run.root().resolve("elsewhere"));

    assertThat(new Cli(directory).call("verify").exit()).isEqualTo(1);
    assertThat(run.store()).doesNotExist();
  }

  private static Path objectFile(RunDirectory run, String id) {
    return run.store().resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
  }

  private static void flip(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    assertThat(file.toFile().setWritable(true)).isTrue();
    Files.write(file, bytes);
  }
}
