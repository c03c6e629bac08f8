package dev.ashlar.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.plan.Digest;
import dev.ashlar.sandbox.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the gate says about programs that are right, wrong, slow, dying or talkative.
class GateTest {
  @TempDir private Path scratch;

  @Test
  void aRightProgramIsGreenAndItsDetailIsTheSameBytesEachTime() throws Exception {
    JobText text =
        JobText.running("exec sh \"$BUILD/echo.sh\"")
            .holding(Map.of("src/echo.sh", JobText.ECHO))
            .building("cp src/echo.sh \"$OUT\"/echo.sh");

    GateResult first = judge(text);
    GateResult second = judge(text);

    assertThat(first.report()).isInstanceOf(GateReport.Green.class);
    GateReport.Green green = (GateReport.Green) first.report();
    assertThat(green.passed()).isEqualTo(10);
    assertThat(green.total()).isEqualTo(10);
    assertThat(green.isolation()).startsWith("isolation: namespaces");
    assertThat(green.detail()).isEqualTo(Digest.of(first.detailBytes()));
    assertThat(first.build().orElseThrow().files()).containsOnlyKeys("echo.sh");
    assertThat(second.detail()).isEqualTo(first.detail());
    assertThat(first.detail()).contains("\"runs\":2", "\"id\":\"v1\"", "\"suitesOnly\":false");
    assertThat(first.detail()).doesNotContain("h101", scratch.toString());
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void aWrongVisibleAnswerIsToldAndAHeldOutOneIsNot() throws Exception {
    String program = "while read -r n; do case $n in 3|102) echo 0 ;; *) echo $n ;; esac; done";

    GateReport.Red red = red(JobText.running(program));

    assertThat(red.defect()).isEqualTo(Defect.WRONG_ANSWER);
    assertThat(red.passed()).isEqualTo(8);
    assertThat(red.requirements()).containsExactly("R-1", "R-2");
    assertThat(red.findings().list())
        .containsExactly(
            new Finding("v3", "input 3: expected 3, got 0"),
            new Finding("held-out", "1 of 4 fail: 1 wrong answer (R-2)"));
  }

  @Test
  void answersThatFitTheVisibleCasesOnlyAreNamed() throws Exception {
    GateReport.Red red =
        red(JobText.running("while read -r n; do [ $n -lt 100 ] && echo $n || echo 0; done"));

    assertThat(red.defect()).isEqualTo(Defect.FITTED_TO_VISIBLE);
    assertThat(red.passed()).isEqualTo(6);
    assertThat(told(red)).isEqualTo("held-out: 4 of 4 fail: 4 wrong answer (R-2)");
  }

  @Test
  void aDeathIsBlamedOnItsLineAndTheOthersAreStillAsked() throws Exception {
    String program =
        "while read -r n; do [ $n = 2 ] && { printf 'two: \\033[31mno\\000\\n' >&2; exit 7; }; echo"
            + " $n; done";

    GateReport.Red red = red(JobText.running(program));

    assertThat(red.defect()).isEqualTo(Defect.CRASHED);
    assertThat(red.passed()).isEqualTo(9);
    assertThat(told(red))
        .startsWith("v2: input 2: ended with exit status 7; stderr: two:")
        .doesNotContain("\u001b", "\0");
  }

  @Test
  void aProgramThatDiesAgainAndAgainIsNotStartedForEver() throws Exception {
    JobText cases = JobText.running("").asking(JobText.echoes("v", 1, 50, "R-1"), "");

    GateReport.Red mute = red(cases.instead("read -r n; kill -9 $$"));
    GateReport.Red halting = red(cases.instead("read -r n; echo $n; read -r n; exit 1"));

    assertThat(mute.defect()).isEqualTo(Defect.CRASHED);
    assertThat(mute.passed()).isZero();
    assertThat(told(mute))
        .endsWith(
            "46 more cases: not reached: the program had ended early 4 times and answered nothing");
    assertThat(halting.passed()).isEqualTo(21);
    assertThat(halting.findings().list()).hasSize(20);
    assertThat(halting.findings().omitted()).isEqualTo(2);
  }

  @Test
  void eachCaseHasItsOwnClock() throws Exception {
    String program = "while read -r n; do [ $n = 2 ] && sleep 60; echo $n; done";

    GateReport.Red red =
        red(JobText.running(program).within(Duration.ofSeconds(30), Duration.ofMillis(200)));

    assertThat(red.defect()).isEqualTo(Defect.TIMEOUT);
    assertThat(red.passed()).isEqualTo(9);
    assertThat(told(red))
        .contains("v2: input 2: no answer within 200 ms; answer each line at once, and flush");
  }

  @Test
  void theWholeRunHasAClock() throws Exception {
    String program = "while read -r n; do sleep 0.3; echo $n; done";

    GateReport.Red red =
        red(JobText.running(program).within(Duration.ofSeconds(1), Duration.ofSeconds(1)));

    assertThat(red.defect()).isEqualTo(Defect.TIMEOUT);
    assertThat(red.passed()).isBetween(1, 5);
    assertThat(told(red)).contains("of the whole run");
  }

  @Test
  void aLineWithoutEndIsCutOff() throws Exception {
    GateReport.Red red =
        red(JobText.running("read -r n; head -c 3000000 /dev/zero | tr '\\0' x; cat"));

    assertThat(red.defect()).isEqualTo(Defect.OUTPUT_LIMIT);
  }

  @Test
  void answersBeforeQuestionsCountForNothing() throws Exception {
    GateReport.Red red =
        red(JobText.running("printf '%s\\n' 1 2 3 4 5 6 101 102 103 104; cat >&2"));

    assertThat(red.defect()).isEqualTo(Defect.REPORT_FORGED);
    assertThat(red.passed()).isZero();
    assertThat(told(red)).contains("all cases: printed a line that answers no question yet");
  }

  @Test
  void lastWordsOnStandardOutputArePartOfADeath() throws Exception {
    GateReport.Red red =
        red(JobText.running("read l; printf '# out of memory\\n# bye\\n'; kill -ABRT $$"));

    assertThat(red.defect()).isEqualTo(Defect.CRASHED);
    assertThat(told(red)).contains("printed `# bye`, then ended by signal 6 (SIGABRT)");
  }

  @Test
  void aLineTooMuchAtTheEndIsSeen() throws Exception {
    GateReport.Red red = red(JobText.running(JobText.ECHO + "; echo done"));

    assertThat(red.defect()).isEqualTo(Defect.REPORT_FORGED);
    assertThat(told(red)).contains("`done`");
  }

  @Test
  void aProgramEndsWithItsInputAndInGoodOrder() throws Exception {
    GateReport.Red dying = red(JobText.running(JobText.ECHO + "; exit 3"));
    GateReport.Red staying = red(JobText.running(JobText.ECHO + "; sleep 60"));

    assertThat(dying.defect()).isEqualTo(Defect.CRASHED);
    assertThat(told(dying))
        .isEqualTo("run: answered everything, then did not end with exit status 0");
    assertThat(staying.defect()).isEqualTo(Defect.TIMEOUT);
    assertThat(told(staying))
        .isEqualTo("run: answered everything, but did not end when its input ended");
  }

  @Test
  void nothingHeldOutCanBeCarriedOut() throws Exception {
    // Says every line it has seen on standard error and in its answers, and fails at a visible one.
    String program =
        "seen=; while read -r n; do seen=\"$seen $n\"; echo \"$seen\" >&2;"
            + " case $n in 1) echo \"\\\"$seen\\\"\" ;; 2) exit 1 ;; *) echo $n ;; esac; done";

    GateReport.Red red = red(JobText.running(program));

    assertThat(told(red)).contains("v1", "v2").doesNotContainPattern("10[1-4]");
  }

  @Test
  void anAnswerThatDependsOnOtherLinesIsToldAsSuch() throws Exception {
    // Right when it sees the visible lines alone and in their order.
    String program =
        "last=0; while read -r n; do [ $n -gt $last ] && echo $n || echo 0; last=$n; done";

    GateReport.Red red = red(JobText.running(program));

    assertThat(told(red))
        .contains("visible cases pass alone and fail in another order among held-out ones");
  }

  @Test
  void aBuildThatFailsIsToldInTheCompilersWords() throws Exception {
    GateResult result =
        judge(JobText.running("true").building("echo 'a.c:1: \033[1merror\033[0m' >&2; exit 1"));

    GateReport.Red red = (GateReport.Red) result.report();
    assertThat(red.defect()).isEqualTo(Defect.BUILD_FAILED);
    assertThat(red.total()).isEqualTo(10);
    assertThat(told(red))
        .contains("build: ended with exit status 1", "build: a.c:1: \\u{1b}[1merror");
    assertThat(result.build()).isEmpty();
    assertThat(result.detail()).contains("\"build\":\"build-failed\"");
  }

  @Test
  void theTreeCannotBeWrittenByWhatIsBuiltOrRun() throws Exception {
    JobText building =
        JobText.running(JobText.ECHO).building("echo x > /work/x; echo x > x; [ ! -e x ]");
    JobText running = JobText.running("echo x > /build/x || echo x > /work/x || " + JobText.ECHO);

    assertThat(judge(building).report()).isInstanceOf(GateReport.Green.class);
    assertThat(judge(running).report()).isInstanceOf(GateReport.Green.class);
  }

  @Test
  void aThresholdExcusesWrongAnswersAndNothingElse() throws Exception {
    String wrong = "while read -r n; do [ $n = 3 ] && echo 0 || echo $n; done";
    String dying = "while read -r n; do [ $n = 3 ] && exit 1; echo $n; done";

    GateResult excused = judge(JobText.running(wrong).from(90));

    assertThat(excused.report()).isInstanceOf(GateReport.Red.class);
    assertThat(excused.report().greenAt(90)).isPresent();
    assertThat(excused.detail()).contains("\"runs\":2");
    assertThat(judge(JobText.running(dying).from(90)).report().greenAt(90)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/conftest.py",
        "pytest.ini",
        "src/sitecustomize.py",
        "src/a.pth",
        "src/junit-platform.properties",
        "META-INF/services/org.junit.platform.launcher.TestExecutionListener",
        "src/META-INF/services/javax.annotation.processing.Processor",
        "web/vitest.config.ts"
      })
  void filesThatChangeHowTestsRunAreRefusedUnlessLocked(String path) throws Exception {
    Map<String, String> hook = Map.of(path, "");

    GateReport.Red red = red(JobText.running(JobText.ECHO).holding(hook));

    assertThat(red.defect()).isEqualTo(Defect.OUT_OF_BOUNDS);
    assertThat(told(red)).contains(path + ": changes how tests are built or run");
    assertThat(judge(JobText.running(JobText.ECHO).locking(hook)).report())
        .isInstanceOf(GateReport.Green.class);
  }

  @Test
  void aTrialTellsEverythingAboutVisibleCases() throws Exception {
    String program = "while read -r n; do [ $n = 3 ] && echo nonsense || echo $n; done";

    TrialResult trial = Ground.shell(scratch).tryVisible(JobText.running(program).job());

    assertThat(trial.status()).isEqualTo(TrialResult.Status.RED);
    assertThat(trial.text())
        .startsWith("5 of 6 visible checks pass\nERROR v3: input 3: answered no JSON (")
        .endsWith("`nonsense`\n");
  }

  @Test
  void aTrialThatDoesNotBuildShowsTheCompilersLines() throws Exception {
    JobText text = JobText.running("true").building("printf 'one\\ntwo\\n' >&2; exit 2");

    TrialResult trial = Ground.shell(scratch).tryVisible(text.job());

    assertThat(trial.text())
        .isEqualTo(
            """
            0 of 6 visible checks pass
            ERROR build: ended with exit status 2
              | one
              | two
            """);
  }

  @Test
  void aProgramThatIsRightByLuckIsFlaky() throws Exception {
    // Wrong about 3 when that is the first line it sees, which is so in the second run only.
    JobText text = null;
    for (int salt = 0; text == null; salt++) {
      JobText tried =
          JobText.running(
              "read -r n; [ $n = 3 ] && echo 0 || echo $n; " + JobText.ECHO + "; : " + salt);
      long seed = tried.job().seed();
      boolean second = first(tried.job(), seed + 1).equals("v3");
      text = second && !first(tried.job(), seed).equals("v3") ? tried : null;
    }

    GateReport.Red red = red(text);

    assertThat(red.defect()).isEqualTo(Defect.FLAKY);
    assertThat(told(red))
        .contains("two runs: of the same build", "v3: first passed, then wrong answer");
  }

  private static String first(GateJob job, long seed) {
    return Bench.order(job, seed).getFirst().line().id();
  }

  @Test
  void whatIsExpectedIsNowhereInTheSandbox() throws Exception {
    String program =
        """
        while read -r line; do
          grep -rslE 'EXPECTED.0517.CANAR[Y]' /work /build /out /tmp /etc /dev/shm \
            /proc/*/environ /proc/*/cmdline /proc/*/maps /proc/*/mountinfo > /tmp/found
          echo "\\"found:$(cat /tmp/found)\\""
        done
        """;
    String asked = "{\"id\":\"v1\",\"input\":1,\"expect\":\"EXPECTED-0517-CANARY\"}";

    GateReport.Red red = red(JobText.running(program).asking(asked, asked.replace("v1", "h1")));

    assertThat(red.defect()).isEqualTo(Defect.WRONG_ANSWER);
    assertThat(told(red)).contains("got \"found:\"");
  }

  @Test
  void aSandboxThatCannotBeSetUpIsNobodysFault() throws Exception {
    Toolchain gone =
        new Toolchain("gone", List.of(scratch.resolve("nowhere")), List.of(), Map.of());
    Gate gate = new Gate(Ground.sandbox(), new Toolchains(List.of(gone)), scratch);

    GateResult result = gate.judge(JobText.running(JobText.ECHO).job());

    assertThat(result.report()).isInstanceOf(GateReport.Broken.class);
    assertThat(gate.tryVisible(JobText.running(JobText.ECHO).job()).status())
        .isEqualTo(TrialResult.Status.BROKEN);
  }

  @Test
  void anInterruptedJudgeLeavesNothing() throws Exception {
    GateJob job = JobText.running("sleep 86399.0518").job();
    FutureTask<GateResult> judging = new FutureTask<>(() -> Ground.shell(scratch).judge(job));
    Thread judge = Thread.ofVirtual().start(judging);
    await().until(() -> Survivors.named("86399.0518"), not(empty()));

    judge.interrupt();

    assertThatThrownBy(judging::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(Survivors.named("86399.0518")).isEmpty();
    assertThat(scratch).isEmptyDirectory();
  }

  private GateResult judge(JobText text) throws InterruptedException {
    return Ground.shell(scratch).judge(text.job());
  }

  private GateReport.Red red(JobText text) throws InterruptedException {
    GateReport report = judge(text).report();
    assertThat(report).isInstanceOf(GateReport.Red.class);
    return (GateReport.Red) report;
  }

  private static String told(GateReport.Red red) {
    List<Finding> all = red.findings().list();
    return all.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }
}
