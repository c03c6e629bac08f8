package dev.ashlar.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.codec.Assembly;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.GateReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Submissions that try to pass without doing the work, or to reach out of the sandbox: each is
/// rejected with its own reason, nothing of it survives, and an honest submission judged at the
/// same time is green.
///
/// What the sandbox keeps out of reach (files, network) cannot be seen as an attempt, so such a
/// submission is built to depend on what it would get: it dies, and its own last words, in the
/// findings, are the reason. A canary on the other side proves that nothing arrived.
class AttackTest {
  /// In the arguments of every process that an attack leaves behind, so that a survivor can be
  /// found.
  private static final String MARK = "86399.0517";

  private static final CalcPlan CALC = CalcPlan.read();

  @TempDir private Path scratch;

  @Test
  void editedTestsNeverArrive() throws Exception {
    SortedMap<String, byte[]> submission =
        CALC.knownGood(
            CalcPlan.TOKENS,
            Map.of(
                "src/tokens/Tokenizer.java", attack("return List.of(line);"),
                "drivers/TokensDriver.java", "package drivers; class TokensDriver {}",
                "tests/tokens/cases.jsonl", "",
                "ashlar.yaml", "ashlar: 1"));

    Jobs.Prepared.Ready ready =
        CalcPlan.ready(
            new Jobs(CALC.plan(), CALC.files())
                .ofModule(CalcPlan.TOKENS, submission, Assembly.Sealed.none()));

    assertThat(ready.ignored())
        .containsExactly("ashlar.yaml", "drivers/TokensDriver.java", "tests/tokens/cases.jsonl");
    assertThat(ready.job().tree().get("drivers/TokensDriver.java"))
        .isEqualTo(
            CALC.files().bytes("tests/tokens/support/drivers/TokensDriver.java").orElseThrow());
    assertThat(ready.job().testsDigest()).isEqualTo(job("").testsDigest());
    assertThat(rejected(ready.job()).defect()).isEqualTo(Defect.WRONG_ANSWER);
  }

  @Test
  void aForgedSuiteReportIsFoundByItsNames() throws Exception {
    String forging =
        """
        package sums;
        public final class Sum {
          static {
            try {
              var dir = java.nio.file.Files.createDirectories(java.nio.file.Path.of("/out/reports"));
              var tests = new StringBuilder("<testsuite>");
              for (int i = 0; i < 100; i++) {
                tests.append("<testcase classname='suite.SumsSuite' name='green" + i + "'/>");
              }
              java.nio.file.Files.writeString(dir.resolve("TEST-sums.xml"), tests + "</testsuite>");
            } catch (java.io.IOException e) {
              throw new RuntimeException(e);
            }
            if (System.getProperty("sun.java.command").contains("Suite")) Runtime.getRuntime().halt(0);
          }
          public static long of(java.util.List<String> tokens) { return 0; }
        }
        """;

    GateReport.Red red =
        rejected(CALC.job(CalcPlan.SUMS, CalcPlan.bytes(Map.of("src/sums/Sum.java", forging))));

    assertThat(red.defect()).as(told(red)).isEqualTo(Defect.REPORT_FORGED);
    assertThat(told(red))
        .contains(
            "suite sums: reported the test `suite.SumsSuite#green0`, which no locked file holds");
  }

  @Test
  void anEarlyExitWithStatusZeroLeavesItsCasesUnanswered() throws Exception {
    GateReport.Red red = rejected(job("System.exit(0); return null;"));

    assertThat(red.defect()).as(told(red)).isEqualTo(Defect.MISSING_ANSWERS);
    assertThat(red.passed()).isZero();
    assertThat(told(red))
        .contains("tok-01: input \"1\": ended with exit status 0 before it answered");
  }

  @Test
  void aReportFromAStaticInitializerAnswersNothing() throws Exception {
    GateReport.Red red =
        rejected(
            job(
                """
                return null; }
                static {
                  var all = new StringBuilder();
                  for (int i = 0; i < 16; i++) all.append("[\\"1\\"]\\n");
                  System.out.print(all);
                  System.out.flush();
                  Runtime.getRuntime().halt(0);
                """));

    assertThat(red.defect()).as(told(red)).isEqualTo(Defect.REPORT_FORGED);
    assertThat(red.passed()).isZero();
    assertThat(told(red))
        .contains("all cases: printed a line that answers no question yet: `[\"1\"]`");
  }

  @Test
  void hardCodedAnswersFailTheHeldOutCases() throws Exception {
    GateReport.Red red =
        rejected(
            job(
                """
                return switch (line) {
                  case "1" -> List.of("1");
                  case "1+2" -> List.of("1", "+", "2");
                  case "12-7" -> List.of("12", "-", "7");
                  case "100 + 20" -> List.of("100", "+", "20");
                  case "  8" -> List.of("8");
                  case "9 9" -> List.of("9", "9");
                  case "1+x" -> throw new IllegalArgumentException("bad character at 2");
                  default -> throw new IllegalArgumentException("bad character at 0");
                };
                """));

    assertThat(red.defect()).as(told(red)).isEqualTo(Defect.FITTED_TO_VISIBLE);
    assertThat(told(red)).isEqualTo("held-out: 7 of 8 fail: 7 wrong answer (TOK-1, TOK-2, TOK-3)");
  }

  @Test
  void aReaderOutsideItsWorkspaceFindsNothing() throws Exception {
    Path secret =
        Files.writeString(scratch.resolve("expected.txt"), "CANARY-7341", StandardCharsets.UTF_8);

    GateReport.Red red =
        rejected(
            job(
                """
                try {
                  return List.of(java.nio.file.Files.readString(java.nio.file.Path.of("%s")));
                } catch (java.io.IOException e) {
                  throw new IllegalStateException("cannot read " + e);
                }
                """
                    .formatted(secret)));

    assertThat(red.defect()).as(told(red)).isEqualTo(Defect.CRASHED);
    assertThat(told(red))
        .contains("cannot read java.nio.file.NoSuchFileException")
        .doesNotContain("CANARY");
  }

  @Test
  void forksWithoutEndAreStopped() throws Exception {
    GateReport.Red red =
        rejected(
            job(
                """
                try {
                  var bomb = new ProcessBuilder("sh", "-c", "while :; do sleep %s & done");
                  return List.of("no more processes: " + bomb.start().waitFor());
                } catch (java.io.IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                """
                    .formatted(MARK)));

    assertThat(red.defect())
        .as(told(red))
        .isIn(Defect.WRONG_ANSWER, Defect.LEFT_BEHIND, Defect.CRASHED);
    assertThat(told(red)).containsAnyOf("no more processes: 2", "the process limit was reached");
  }

  @Test
  void aFullDiskIsItsOwn() throws Exception {
    GateReport.Red red =
        rejected(
            job(
                """
                try (var out = new java.io.FileOutputStream("/tmp/full")) {
                  while (true) out.write(new byte[1 << 20]);
                } catch (java.io.IOException e) {
                  throw new IllegalStateException(e);
                }
                """));

    assertThat(red.defect()).as(told(red)).isEqualTo(Defect.DISK);
  }

  @Test
  void aSocketReachesNobody() throws Exception {
    try (ServerSocket canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      canary.setSoTimeout(1);

      GateReport.Red red =
          rejected(
              job(
                  """
                  try (var socket = new java.net.Socket("127.0.0.1", %d)) {
                    return List.of(new String(socket.getInputStream().readAllBytes()));
                  } catch (java.io.IOException e) {
                    throw new IllegalStateException("no network: " + e);
                  }
                  """
                      .formatted(canary.getLocalPort())));

      assertThat(red.defect()).as(told(red)).isEqualTo(Defect.CRASHED);
      assertThat(told(red)).contains("no network: java.net.");
      assertThat(visitor(canary)).isEmpty();
    }
  }

  @Test
  void aDaemonIsSeenAndDoesNotSurvive() throws Exception {
    GateReport.Red red =
        rejected(
            job(
                """
                return Honest.split(line); }
                static {
                  try {
                    new ProcessBuilder("sh", "-c", "(sleep %s &)").start();
                  } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                  }
                """
                    .formatted(MARK)));

    assertThat(red.defect()).as(told(red)).isEqualTo(Defect.LEFT_BEHIND);
    assertThat(told(red)).isEqualTo("run: answered everything, then " + Supervision.REASON);
  }

  @Test
  void memoryWithoutEndIsStopped() throws Exception {
    GateReport.Red red =
        rejected(
            job(
                """
                var hog = new java.util.ArrayList<byte[]>();
                while (true) hog.add(new byte[1 << 20]);
                """));

    assertThat(red.defect()).as(told(red)).isEqualTo(Defect.MEMORY);
  }

  /// A submission whose `split` has this body, beside an honest one to call.
  private static GateJob job(String body) {
    String good =
        new String(
            CALC.files().bytes("known/tokens/src/tokens/Tokenizer.java").orElseThrow(),
            StandardCharsets.UTF_8);
    return CALC.job(
        CalcPlan.TOKENS,
        CalcPlan.bytes(
            Map.of(
                "src/tokens/Tokenizer.java", attack(body),
                "src/tokens/Honest.java", good.replace("class Tokenizer", "class Honest"))));
  }

  private static String attack(String body) {
    return """
    package tokens;
    import java.util.List;
    public final class Tokenizer {
      public static List<String> split(String line) { %s }
    }
    """
        .formatted(body);
  }

  /// Judges the attack beside an honest submission.
  private GateReport.Red rejected(GateJob attack) throws Exception {
    Optional<Gate> found = Ground.with(scratch.resolve("gates"), "jdk");
    assumeTrue(found.isPresent(), "no JDK that a sandbox can be shown");
    Gate gate = found.get();
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      GateJob honest = CALC.job(CalcPlan.TOKENS, CALC.knownGood(CalcPlan.TOKENS, Map.of()));
      Future<GateResult> other = beside.submit(() -> gate.judge(honest));
      GateReport report = gate.judge(attack).report();
      assertThat(other.get().report()).isInstanceOf(GateReport.Green.class);
      assertThat(report).isInstanceOf(GateReport.Red.class);
      assertThat(Survivors.named(MARK)).isEmpty();
      return (GateReport.Red) report;
    }
  }

  private static Optional<String> visitor(ServerSocket canary) throws IOException {
    try (var socket = canary.accept()) {
      return Optional.of(socket.toString());
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
  }

  private static String told(GateReport.Red red) {
    return red.findings().list().stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }
}
