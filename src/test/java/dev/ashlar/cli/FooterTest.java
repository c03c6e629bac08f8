package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Stories;
import dev.ashlar.testkit.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FooterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void itSaysWhatIsSealedHowLongItTakesWhatItCostAndWhatIsInFlight() {
    var story = Stories.waiting();

    assertThat(FooterText.of(story.state(), story.now(), 120))
        .isEqualTo(
            "1/3 sealed · 08:14 · spent 33,500 tokens, 0.13 USD · 1 question open"
                + " · parser being built 8 min 14 s");
  }

  @Test
  void timeGoesOnBetweenEventsAndACostNobodyReportedIsUnknown() {
    var story = new Story(Plans.calculator()).issue().minutes(3).submits("lexer", 0).issue();

    assertThat(FooterText.of(story.state(), story.now().plus(Duration.ofSeconds(7)), 200))
        .startsWith("0/3 sealed · 00:07 · spent unknown · ")
        .contains("lexer in its gate 7 s");
  }

  @Test
  void whatDoesNotFitIsCounted() {
    var story = new Story(Plans.calculator()).issue();

    assertThat(FooterText.of(story.state(), story.now(), 80))
        .hasSizeLessThanOrEqualTo(80)
        .endsWith(" · +2");
    assertThat(FooterText.of(story.state(), story.now(), 40)).hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void talkGoesAboveThePinnedLine() {
    var terminal = terminal(true, Map.of("COLUMNS", "80", "NO_COLOR", "1"));
    terminal.pin("below");
    terminal.talk("a line");
    terminal.pin("");
    terminal.talk("the end");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            pinned("below") + "\r\033[2Ka line\n" + pinned("below") + "\r\033[2K" + "the end\n");
  }

  @Test
  void dataGoesAboveThePinnedLineToo() {
    var terminal = terminal(true, Map.of("COLUMNS", "80", "NO_COLOR", "1"));
    terminal.pin("below");
    terminal.say("data");

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("data\n");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(pinned("below") + "\r\033[2K" + pinned("below"));
  }

  @Test
  void neitherAPipeNorADumbTerminalEverSeesIt() {
    for (var terminal :
        new Terminal[] {terminal(false, Map.of()), terminal(true, Map.of("TERM", "dumb"))}) {
      try (var footer = new Footer(terminal, InstantSource.system())) {
        footer.show(Stories.waiting().state());
        terminal.talk("a line");
      }
    }

    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("a line\na line\n");
  }

  private static String pinned(String line) {
    return "\033[?7l" + line + "\033[?7h";
  }

  private Terminal terminal(boolean interactive, Map<String, String> environment) {
    return Terminal.of(new ByteArrayInputStream(new byte[0]), out, err, interactive, environment);
  }
}
