package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.plan.Digest;
import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Stories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportVerbTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aCompleteRunGivesThePageItWrote() throws Exception {
    var page = "# Postmortem\n\nAs it was written.\n";
    var events = new ArrayList<>(Stories.built().events());
    var last = (Event.PostmortemWritten) events.removeLast();
    events.add(new Event.PostmortemWritten(last.at(), last.key(), Digest.ofText(page)));
    var cli = new Cli(directory);
    var run = cli.records(events);
    Files.writeString(run.postmortem(), page);

    var outcome = cli.call("report");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).isEqualTo(page);
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void aPageThatWasChangedIsGivenAgainFromTheJournal() throws Exception {
    var cli = new Cli(directory);
    var run = cli.records(Stories.built().events());
    Files.writeString(run.postmortem(), "# All went well\n");

    var outcome = cli.call("report");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).startsWith("# Postmortem: calculator").contains("false accept");
    assertThat(outcome.err()).contains("is not as the run wrote it");
  }

  @Test
  void aRunThatGoesOnGivesAnInterimPage() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.waiting().events());

    var outcome = cli.call("report");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).startsWith("# Interim report: calculator").contains("not complete");
    assertThat(outcome.err()).contains("the run is not complete");
  }

  @Test
  void jsonReadsAsBefore() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.built().events());

    Golden.check("report.json", cli.call("report", "--json").out());
  }
}
