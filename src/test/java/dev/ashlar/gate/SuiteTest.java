package dev.ashlar.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.plan.GateSpec.Report;
import dev.ashlar.plan.GateSpec.Suite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is believed of a runner's own report, and what is not.
class SuiteTest {
  private static final Map<String, String> LOCKED =
      Map.of("test/CalcTest.java", "class CalcTest { void adds() {} void subtracts() {} }");

  @TempDir private Path scratch;

  @Test
  void aGreenReportOfLockedTestsIsGreenAndSaidToBeASuiteOnly() throws Exception {
    JobText text =
        junit(
                "<testsuites><testsuite><testcase classname='CalcTest' name='adds(int)[1]'/>"
                    + "<testcase classname='CalcTest' name='subtracts'/></testsuite></testsuites>",
                0)
            .locking(LOCKED);

    GateResult result = judge(text.job());

    assertThat(result.report()).isInstanceOf(GateReport.Green.class);
    assertThat(result.detail())
        .contains(
            "\"suitesOnly\":true",
            "{\"name\":\"unit\",\"result\":\"pass\",\"tests\":2,\"passed\":2,\"failed\":0,\"skipped\":0}");
  }

  @Test
  void failedAndSkippedTestsAreRed() throws Exception {
    JobText text =
        junit(
            "<testsuite><testcase classname='CalcTest'"
                + " name='adds'><failure>no</failure></testcase><testcase classname='CalcTest'"
                + " name='subtracts'><skipped/></testcase></testsuite>",
            1);

    GateReport.Red red = red(text.job());

    assertThat(red.defect()).isEqualTo(Defect.SUITE_FAILED);
    assertThat(red.requirements()).containsExactly("R-1");
    assertThat(red.findings().list())
        .containsExactly(
            new Finding(
                "suite unit",
                "1 of 2 tests failed, 1 of 2 were skipped, which is not passed:"
                    + " CalcTest#adds, CalcTest#subtracts"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <testsuite/>                                    | 0 | ran no test at all
          <testsuite><testcase name='adds'/></testsuite>  | 1 | passed, but its exit status is 1
          <html/>                                         | 0 | is no JUnit report
          <testsuite>                                     | 0 | not readable as XML
          <!DOCTYPE a><testsuite><testcase/></testsuite>  | 0 | holds a document type
          <!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><t>&x;</t> | 0 | holds a document type
          """)
  void aReportThatSaysTooLittleIsRed(String xml, int status, String reason) throws Exception {
    GateReport.Red red = red(junit(xml, status).job());

    assertThat(red.defect()).isEqualTo(Defect.SUITE_FAILED);
    assertThat(red.findings().list().getFirst().what()).contains(reason);
  }

  @Test
  void namesThatNoLockedFileHoldsAreForged() throws Exception {
    JobText text = junit("<testsuite><testcase classname='Other' name='wins'/></testsuite>", 0);

    GateReport.Red red = red(text.locking(LOCKED).job());

    assertThat(red.defect()).isEqualTo(Defect.REPORT_FORGED);
    assertThat(red.findings().list().getFirst().what()).contains("`Other#wins`");
  }

  @Test
  void otherTestsThanTheKnownOnesAreForged() throws Exception {
    JobText text = junit("<testsuite><testcase classname='CalcTest' name='adds'/></testsuite>", 0);
    var known = new TreeSet<>(List.of("CalcTest#adds", "CalcTest#subtracts"));

    GateReport.Red red = red(text.locking(LOCKED).job().knowing(Map.of("unit", known)));

    assertThat(red.defect()).isEqualTo(Defect.REPORT_FORGED);
    assertThat(red.findings().list().getFirst().what())
        .isEqualTo(
            "reported other tests than the locked suite has: 1 instead of 2, `CalcTest#subtracts`"
                + " is missing");
  }

  @Test
  void countsThatChangeBetweenTwoRunsAreForged() throws Exception {
    // The name of a process is its number, which nobody can know beforehand.
    JobText text = tap("n=$(cat /proc/sys/kernel/random/uuid); echo \"ok 1 - adds $n\"; echo 1..1");

    GateReport.Red red = red(text.job());

    assertThat(red.defect()).isEqualTo(Defect.REPORT_FORGED);
    assertThat(red.findings().list().getLast().what())
        .isEqualTo("reported 1 tests, then 1, not by the same names");
  }

  @Test
  void aReportBehindALinkIsNotTaken() throws Exception {
    Suite suite =
        new Suite(
            "unit",
            "mkdir $OUT/r; ln -s /etc/passwd $OUT/r/a.xml",
            Report.JUNIT,
            "r",
            List.of("R-1"));

    GateReport.Red red = red(JobText.suite(suite).job());

    assertThat(red.findings().list().getFirst().what()).contains("was not taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1..2\\nok 1 - adds\\nok 2 subtracts\\n         | ''
          ok\\nok\\n1..2\\n                              | ''
          1..1\\nok 1 adds\\n  not ok 1 inner\\n         | ''
          1..2\\nok 1\\n                                 | planned 2 tests and reported 1
          ok 1\\nok 3\\n1..2\\n                          | numbered test 2 as 3
          ok 1\\n                                        | printed no plan line such as 1..12
          1..1\\n1..1\\nok 1\\n                          | printed two plans
          1..0\\n                                        | ran no test at all
          1..1\\nnot ok 1 - adds\\n                      | 1 of 1 tests failed: adds
          1..1\\nok 1 - adds # SKIP later\\n             | 1 of 1 were skipped, which is not passed: adds
          Bail out! no\\n                                | bailed out
          """)
  void tapIsReadStrictly(String report, String reason) throws Exception {
    GateReport verdict = judge(tap("printf '" + report + "'").job()).report();

    if (reason.isEmpty()) {
      assertThat(verdict).isInstanceOf(GateReport.Green.class);
    } else {
      GateReport.Red red = (GateReport.Red) verdict;
      assertThat(red.findings().list().getFirst().what()).contains(reason);
    }
  }

  private static JobText junit(String xml, int status) {
    String run =
        "mkdir -p $OUT/r; cat > $OUT/r/TEST-a.xml <<'END'\n" + xml + "\nEND\nexit " + status;
    return JobText.suite(new Suite("unit", run, Report.JUNIT, "r", List.of("R-1")));
  }

  private static JobText tap(String run) {
    return JobText.suite(new Suite("unit", run, Report.TAP, "", List.of("R-1")));
  }

  private GateResult judge(GateJob job) throws InterruptedException {
    return Ground.shell(scratch).judge(job);
  }

  private GateReport.Red red(GateJob job) throws InterruptedException {
    GateReport report = judge(job).report();
    assertThat(report).isInstanceOf(GateReport.Red.class);
    return (GateReport.Red) report;
  }
}
