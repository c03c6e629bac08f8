package dev.ashlar.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.orchestrator.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A generator finds a locked test wrong: a person rules, nothing that was said is lost, and nobody
/// writes again what still holds.
class DisputeTest {
  private static final String CLAIM =
      "The sum that a held-out case of INC-1 expects cannot be right.\n"
          + "One more than a whole number is its successor, see references/arithmetic.md. "
              .repeat(12)
          + "\nThis is the last line of the claim.";

  @TempDir private Path directory;

  private DeskRun run;

  @BeforeEach
  void layOut() throws Exception {
    Arithmetic.layOut(directory);
    run = new DeskRun(directory);
  }

  private Path heldOut() {
    return directory.resolve("tests/inc/held-out.jsonl");
  }

  private DeskAnswer next(String role) throws Exception {
    return run.call("next", "role", role, "agent", "a test");
  }

  private CompletableFuture<DeskAnswer> later(
      DeskAnswer brief, String verb, String field, String text) {
    var answer = new CompletableFuture<DeskAnswer>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            answer.complete(
                run.call(
                    verb,
                    "order",
                    brief.fields().get("order"),
                    "worker",
                    brief.fields().get("worker"),
                    field,
                    text));
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /// Which of two orders comes first is the machine's to choose.
  private static boolean isOfInc(DeskAnswer brief) {
    return brief.fields().get("order").equals("generate-inc-v1-a1-t1");
  }

  private static Path file(DeskAnswer brief) {
    return Path.of(brief.fields().get("directory"), "src", "inc", "inc.sh");
  }

  private static String rulings(Path given) throws Exception {
    return Files.readString(given.resolve("RULINGS.md"));
  }

  private static Path given(DeskAnswer brief) {
    var line = brief.text().lines().filter(text -> text.startsWith("- **Read here:**")).findFirst();
    return Path.of(line.orElseThrow().replaceAll("^[^`]*`([^`]*)`.*", "$1"));
  }

  @Test
  void anUpheldDisputeGoesOnFromWhatWasHandedIn() throws Exception {
    var right = Files.readString(heldOut());
    Files.writeString(heldOut(), right.replaceFirst("\"expect\": *(\\d+)", "\"expect\": 77$1"));
    var end = run.begin();
    var both = List.of(next("generator"), next("generator"));
    var brief = both.stream().filter(DisputeTest::isOfInc).findFirst().orElseThrow();
    Files.writeString(file(brief), Arithmetic.INC);
    var red = later(brief, "submit", "summary", "Adds one.").get();
    assertThat(red.text()).contains("this is turn 2").contains("held-out");

    var ruling = later(red, "dispute", "claim", CLAIM);
    run.awaitQuestion();
    Files.writeString(heldOut(), right);
    var amended =
        run.call("amend", "module", "inc", "reason", "a held-out sum was wrong", "by", "the lead");
    assertThat(amended.exit()).as(amended.text()).isZero();
    assertThat(ruling.get().text())
        .contains("amended to v2")
        .contains("Amended by the lead: a held-out sum was wrong");

    var again = next("generator");
    assertThat(again.fields().get("order")).isEqualTo("generate-inc-v2-a1-t1");
    assertThat(file(again)).hasContent(Arithmetic.INC);
    assertThat(rulings(given(again)))
        .contains("> claim of")
        .contains("This is the last line of the claim.")
        .contains("Amended to version 2");
    var unused = later(again, "submit", "summary", "As before: the code was right.");
    var reading = next("evaluator");
    assertThat(rulings(given(reading).resolve("given"))).contains("a held-out sum was wrong");
    assertThat(unused).isNotDone();
    run.call("stop", "reason", "seen enough");
    assertThat(end.get().control().outcome()).contains(Outcome.NOT_BUILT);
  }
}
