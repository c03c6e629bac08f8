package dev.ashlar.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.GateReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate judges any language alike: honest, hard-coded and leaving programs in Python and C.
class LanguagesTest {
  private static final String PYTHON =
      """
      import sys
      def answer(n):
      BODY
      for line in sys.stdin:
          print(answer(int(line)), flush=True)
      """;

  private static final String C =
      """
      #include <stdio.h>
      #include <stdlib.h>
      static int answer(int n) { BODY }
      int main(void) {
        int n;
        while (scanf("%d", &n) == 1) { printf("%d\\n", answer(n)); fflush(stdout); }
        return 0;
      }
      """;

  @TempDir private Path scratch;

  @Test
  void pythonIsJudged() throws Exception {
    assertThat(python("    return n")).isInstanceOf(GateReport.Green.class);
    assertThat(defect(python("    return {1:1,2:2,3:3,4:4,5:5,6:6}.get(n, 0)")))
        .isEqualTo(Defect.FITTED_TO_VISIBLE);
    assertThat(defect(python("    sys.exit(0)"))).isEqualTo(Defect.MISSING_ANSWERS);
    assertThat(defect(python("    return undefined"))).isEqualTo(Defect.CRASHED);
  }

  @Test
  void cIsJudged() throws Exception {
    assertThat(c("return n;")).isInstanceOf(GateReport.Green.class);
    assertThat(defect(c("return n <= 6 ? n : 0;"))).isEqualTo(Defect.FITTED_TO_VISIBLE);
    assertThat(defect(c("exit(0);"))).isEqualTo(Defect.MISSING_ANSWERS);
    assertThat(defect(c("return *(volatile int *)0;"))).isEqualTo(Defect.CRASHED);
    assertThat(defect(c("return m;"))).isEqualTo(Defect.BUILD_FAILED);
  }

  @Test
  void aConstructorThatForgesAReportAnswersNothing() throws Exception {
    String forging =
        "return n; }\n__attribute__((constructor)) static void forge(void) {"
            + " for (int i = 0; i < 10; i++) puts(\"1\"); fflush(stdout); _Exit(0);";

    assertThat(defect(c(forging))).isEqualTo(Defect.REPORT_FORGED);
  }

  private GateReport python(String body) throws InterruptedException {
    JobText text =
        JobText.running("exec python3 /work/src/answer.py")
            .holding(Map.of("src/answer.py", PYTHON.replace("BODY", body)));
    return judged(text, "python");
  }

  private GateReport c(String body) throws InterruptedException {
    JobText text =
        JobText.running("exec \"$BUILD/answer\"")
            .building("gcc -O1 -o \"$OUT/answer\" src/answer.c")
            .holding(Map.of("src/answer.c", C.replace("BODY", body)));
    return judged(text, "gcc");
  }

  private GateReport judged(JobText text, String toolchain) throws InterruptedException {
    Optional<Gate> gate = Ground.with(scratch, toolchain);
    assumeTrue(gate.isPresent(), "no " + toolchain + " that a sandbox can be shown");
    return gate.get().judge(text.job()).report();
  }

  private static Defect defect(GateReport report) {
    assertThat(report).isInstanceOf(GateReport.Red.class);
    return ((GateReport.Red) report).defect();
  }
}
