package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a client does, its turn ends in a named outcome, and nothing of it lives on. Real
/// processes in the real sandbox before the real gateway; only the client and the provider act.
class MisbehaviourTest {
  @TempDir private Path directory;
  private ClientRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = ClientRig.open(directory);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          good                        | handed in: Built it.
          chatty                      | handed in: Built it.
          bytes                       | handed in: Built it.
          huge-line                   | handed in: Built it.
          reads-stdin                 | handed in: The brief has the word generator: True
          leaves-children             | handed in: Built it.
          disputes                    | disputes: case m-3 contradicts clause 2
          hangs-at-once               | LOST: no sign of life for 2 s
          hangs-midway                | LOST: no sign of life for 2 s
          asks-and-waits              | LOST: no sign of life for 2 s
          ignores-signals             | LOST: no sign of life for 2 s
          talks-for-ever              | TIMEOUT: still running after the wall-clock limit
          loops                       | LOOPING: the same call 20 times in a row: Bash{"command":"make test"}
          dies                        | CRASHED: exit status 1
          bad-flag                    | it said: error: unknown option '--foo'
          dies-by-signal              | CRASHED: ended by signal 11
          stops-before-its-end        | TRUNCATED: its output stopped before it said that it was done
          closes-its-output           | TRUNCATED: its output stopped before it said that it was done
          truncated                   | TRUNCATED: the model's answer was cut at its longest
          gives-up                    | CRASHED: the client gave up: error_during_execution: API Error: 500
          success-that-is-an-error    | CRASHED: the client gave up: success: API Error: overloaded
          turn-limit                  | CRASHED: the client gave up: error_max_turns
          denied                      | DENIED: 1 of its calls were refused, and it stopped
          silent-success              | MALFORMED: it ended without a summary
          endless-line                | OUTPUT: printed a line over
          pays                        | handed in: status 200
          forges-a-token              | CRASHED: the client gave up: error_during_execution: status 403
          no-such                     | CRASHED: exit status 1
          """)
  void aGeneratorsTurnHasAName(String behaviour, String outcome) throws Exception {
    assertThat(rig.outcome(rig.generator(behaviour))).contains(outcome);
    assertThat(rig.alive()).as("nothing of it lives on").isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"verdict": "PASS", "findings": [ONE]}             | judges PASS
          Here:\\n```\\n{"verdict": "FAIL", "findings": [ONE]}\\n``` | judges FAIL
          All tests pass, so I approve.                      | MALFORMED: its verdict is
          {"verdict": "APPROVED", "findings": [ONE]}         | not taken: `verdict` is
          {"verdict": "PASS", "findings": []}                | not taken: `findings` must
          {"verdict": "PASS"                                 | MALFORMED: its verdict is
          {"verdict": "PASS", "findings": [ONE], "seal": 1}  | MALFORMED: its verdict is
          """)
  void anEvaluatorsAnswerIsTakenOrRefused(String answer, String outcome) throws Exception {
    var text = answer.replace("\\n", "\n").replace("ONE", "{\"where\": \"a\", \"what\": \"b\"}");
    assertThat(rig.outcome(rig.asked(Role.EVALUATOR, "judges", text))).contains(outcome);
  }

  @Test
  void anEvaluatorCanWriteNothing() throws Exception {
    assertThat(rig.outcome(rig.asked(Role.EVALUATOR, "judges-and-writes")))
        .contains("judges PASS: m.sh: writing failed");
    assertThat(rig.work().resolve("submission")).doesNotExist();
  }

  @Test
  void anIntegratorBlamesOnlyWhatWasComposed() throws Exception {
    var pair = "{\"first\": \"%s\", \"second\": \"m\", \"reason\": \"clause 1\"}";
    assertThat(rig.outcome(rig.asked(Role.INTEGRATOR, "judges", pair.formatted("tier"))))
        .isEqualTo("blames tier and m");
    assertThat(rig.outcome(rig.asked(Role.INTEGRATOR, "judges", pair.formatted("other"))))
        .startsWith("MALFORMED: its attribution is not taken: `first` is \"other\"");
  }

  @Test
  void itSeesNoFileNoPortAndNoProcessOfOthers() throws Exception {
    var sibling = Files.createDirectories(directory.resolve("other/work"));
    Files.writeString(sibling.resolve("secret"), "canary");
    var answer = rig.generator("looks-around", sibling.toString(), "" + rig.gatewayPort());
    assertThat(rig.outcome(answer)).startsWith("handed in: failed failed failed failed |");
    assertThat(sibling.resolve("planted")).doesNotExist();
  }

  @Test
  void itsEnvironmentHoldsNothingOfTheHarness() throws Exception {
    var names = rig.outcome(rig.generator("tells-its-environment")).substring(11).split(" ");
    assertThat(names)
        .contains("HOME", "TOKEN", "MODEL")
        .allMatch(name ->
            name.matches("HOME|LANG|LC_\\w+|MODEL|PATH|PWD|PYTHON\\w+|TERM|TMPDIR|TOKEN|TZ"));
  }

  @Test
  void itMayHaveItsVisibleCasesTried() throws Exception {
    assertThat(rig.outcome(rig.generator("checks")))
        .isEqualTo("handed in: check said 1: 1 of 2 red");
  }

  @Test
  void whatItWroteBeforeItDiedIsNotLost() throws Exception {
    assertThat(rig.outcome(rig.generator("dies"))).startsWith("CRASHED");
    assertThat(rig.work().resolve("src/m/m.sh")).hasContent("echo done");
  }

  @Test
  void aBudgetThatIsUsedUpEndsTheTurnByName() throws Exception {
    rig.reserve(200, 0);
    assertThat(rig.outcome(rig.generator("spends-until-stopped")))
        .startsWith("BUDGET: the budget of 200 tokens is used up");
    assertThat(rig.spent().orElseThrow()).isBetween(200L, 260L);
  }

  @Test
  void aClientThatHidesItsStopIsNotBelieved() throws Exception {
    rig.reserve(200, 0);
    assertThat(rig.outcome(rig.generator("spends-and-says-all-is-well"))).startsWith("BUDGET:");
  }

  @Test
  void moneyIsBoundedOnlyWhereItsPriceIsKnown() throws Exception {
    rig.reserve(0, 2_000);
    assertThat(rig.outcome(rig.generator("spends-until-stopped")))
        .startsWith("BUDGET: the budget of 0.002 USD is used up");
    rig.model("nobody-knows-me");
    assertThat(rig.outcome(rig.generator("spends-until-stopped")))
        .contains("the price of nobody-knows-me is not known");
  }

  @Test
  void aProviderThatIsAwayIsNotTheClientsFault() throws Exception {
    rig.provider("{\"status\": 529, \"times\": 1000000}", Duration.ofSeconds(2));
    assertThat(rig.outcome(rig.generator("spends-until-stopped")))
        .startsWith("UNAVAILABLE: the provider of claude-sonnet-4-5 stayed unavailable");
  }

  @Test
  void aProvidersShortTroubleIsNotNoticed() throws Exception {
    rig.provider(
        """
        {"status": 529, "times": 2, "retry-after": "0"}
        {"status": 429, "times": 1, "retry-after": "1"}
        {"reply": "fine"}
        """);
    assertThat(rig.outcome(rig.generator("pays"))).isEqualTo("handed in: status 200");
  }

  @Test
  void whatAReplyDidNotSayIsUnknownNotZero() throws Exception {
    rig.provider("{\"reply\": \"fine\", \"usage\": false}");
    assertThat(rig.outcome(rig.generator("pays"))).isEqualTo("handed in: status 200");
    assertThat(rig.spent()).isEmpty();
  }

  @Test
  void anInterruptEndsEverything() throws Exception {
    rig.interrupted("talks-for-ever");
    assertThat(rig.alive()).isZero();
  }

  @Test
  void whoIsRefusedNeverStarts() throws Exception {
    rig.refuseEnrolment("worker x is this run's evaluator");
    assertThat(rig.outcome(rig.generator("good")))
        .isEqualTo("CANCELLED: worker x is this run's evaluator");
    assertThat(rig.work().resolve("src")).doesNotExist();
  }

  @Test
  void everyInstanceHasANameOfItsOwnAndKeepsItsAttempts() throws Exception {
    rig.generator("good");
    rig.generator("good");
    assertThat(rig.enrolled()).hasSize(2).doesNotHaveDuplicates();
    rig.heldBy("fake-1234");
    assertThat(rig.generator("good").instance()).isEqualTo("fake-1234");
    assertThat(rig.lineages()).isEqualTo(List.of("fake m", "fake m", "fake m"));
  }
}
