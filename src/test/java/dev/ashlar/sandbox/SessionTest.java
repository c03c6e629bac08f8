package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.sandbox.Outcome.Kind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A conversation: one line in, one line out, a deadline for each, and an honest end.
@ParameterizedClass
@EnumSource(Candidate.class)
class SessionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Candidate candidate;
  private Sandbox sandbox;

  SessionTest(Candidate candidate) {
    this.candidate = candidate;
  }

  @BeforeEach
  void open() throws Exception {
    sandbox = Machine.sandbox(candidate);
  }

  @Test
  void linesGoInAndOut() throws Exception {
    try (Session session = sh("while read -r x; do echo \"got $x\"; done; echo bye; exit 3")) {
      for (String word : new String[] {"a", "", "ü b"}) {
        assertThat(session.send(word)).isTrue();
        assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("got " + word));
      }
      session.endInput();
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("bye"));
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Ended());
      Outcome outcome = session.finish(PATIENCE);
      assertThat(outcome.kind()).isEqualTo(Kind.NONZERO);
      assertThat(outcome.exit()).isEqualTo(3);
      assertThat(session.send("too late")).isFalse();
    }
  }

  @Test
  void silenceIsNotTheEnd() throws Exception {
    try (Session session = sh("read -r x; echo \"$x\"")) {
      assertThat(session.next(Duration.ofMillis(20))).isEqualTo(new Reply.Silence());
      session.send("now");
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("now"));
    }
  }

  @Test
  void theCallerMayKillAndSayWhy() throws Exception {
    try (Session session = sh("echo up; sleep 600")) {
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("up"));
      Outcome outcome = session.kill("case 7 took longer than 5s");
      assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(outcome.detail()).isEqualTo("case 7 took longer than 5s: killed");
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Ended());
      assertThat(session.kill("again")).isSameAs(outcome);
    }
  }

  @Test
  void aCommandThatDoesNotEndWithItsInputIsKilled() throws Exception {
    try (Session session = sh("cat; sleep 600")) {
      Outcome outcome = session.finish(Duration.ofMillis(200));
      assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(outcome.detail())
          .isEqualTo("still running 0.2s after the end of its input: killed");
    }
  }

  @Test
  void theWallClockHoldsInASessionToo() throws Exception {
    Limits limits = Machine.LIMITS.withWall(Duration.ofMillis(300));
    try (Session session = sandbox.open(Spec.of(limits, "sleep", "600"))) {
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Ended());
      assertThat(session.finish(PATIENCE).detail())
          .startsWith("still running after the wall-clock limit of 0.3s");
    }
  }

  @Test
  void aLineOverItsLimitEndsTheSession() throws Exception {
    Limits limits = Machine.LIMITS.withLines(1000, 1000);
    try (Session session =
        sandbox.open(
            Spec.of(limits, "sh", "-c", "echo short; head -c 5000 /dev/zero; sleep 600"))) {
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("short"));
      assertThat(session.next(PATIENCE))
          .isInstanceOfSatisfying(
              Reply.TooLong.class,
              line -> assertThat(line.start()).startsWith("\\x00\\x00").hasSizeLessThan(1000));
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Ended());
      Outcome outcome = session.finish(PATIENCE);
      assertThat(outcome.kind()).isEqualTo(Kind.OUTPUT_LIMIT);
      assertThat(outcome.detail()).isEqualTo("printed a line over 1000 bytes: killed");
    }
  }

  @Test
  void aLineThatIsNotTextIsShownEscaped() throws Exception {
    try (Session session = sh("printf 'a\\377\\033\\nb\\n'")) {
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.NotText("a\u00ff\\x1b"));
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("b"));
    }
  }

  @Test
  void aLastLineWithoutABreakIsALine() throws Exception {
    try (Session session = sh("printf 'x\\ny'")) {
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("x"));
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("y"));
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Ended());
    }
  }

  @Test
  void aCommandThatTalksFasterThanWeListenHasToWait() throws Exception {
    Limits limits = Machine.LIMITS.withOutput(64 * Limits.MIB);
    String flood =
        "BEGIN { x = \"x\"; for (i = 0; i < 13; i++) x = x x; for (i = 0; i < 300; i++) print x i"
            + " }";
    try (Session session = sandbox.open(Spec.of(limits, "awk", flood))) {
      for (int i = 0; i < 300; i++) {
        assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("x".repeat(8192) + i));
      }
      assertThat(session.finish(PATIENCE).ok()).isTrue();
    }
  }

  @Test
  void inputThatNobodyReadsHoldsNobodyUpAndIsBounded() throws Exception {
    Limits limits = Machine.LIMITS.withLines(3_000_000, 1000);
    try (Session session = sandbox.open(Spec.of(limits, "sleep", "600"))) {
      assertThat(session.send("x".repeat(2_000_000))).isTrue();
      assertThat(session.send("x".repeat(2_000_000))).isFalse();
      assertThat(session.kill("enough").kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void oneCallSendsOneLine() throws Exception {
    try (Session session = sh("cat")) {
      assertThatThrownBy(() -> session.send("a\nb")).hasMessage("one line at a time: a\nb");
    }
  }

  private Session sh(String script) throws InterruptedException {
    return sandbox.open(Spec.of(Machine.LIMITS, "sh", "-c", script));
  }
}
