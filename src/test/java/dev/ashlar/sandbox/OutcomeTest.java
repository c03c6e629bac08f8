package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.sandbox.Outcome.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How a command ended is told honestly, and what is the sandbox's own failure is never blamed on
/// it.
@ParameterizedClass
@EnumSource(Candidate.class)
class OutcomeTest {
  private final Candidate candidate;
  private Sandbox sandbox;

  OutcomeTest(Candidate candidate) {
    this.candidate = candidate;
  }

  @BeforeEach
  void open() throws Exception {
    sandbox = Machine.sandbox(candidate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit 0 | OK | 0 | 0 | exit status 0
          exit 3 | NONZERO | 3 | 0 | exit status 3
          exit 255 | NONZERO | 255 | 0 | exit status 255
          kill -KILL $$ | SIGNAL | 137 | 9 | ended by signal 9 (SIGKILL)
          kill -SEGV $$ | SIGNAL | 139 | 11 | ended by signal 11 (SIGSEGV)
          kill -XCPU $$ | TIMEOUT | 152 | 24 | used up the processor limit of 1m
          kill -XFSZ $$ | DISK | 153 | 25 | wrote a file over the limit of 20 MiB
          no-program | NONZERO | 127 | 0 | exit status 127: no such program inside; is a toolchain missing?
          echo MemoryError >&2; exit 1 | MEMORY | 1 | 0 | exit status 1, saying 'MemoryError'
          echo MemoryError >&2 | OK | 0 | 0 | exit status 0
          echo File too large >&2; exit 9 | DISK | 9 | 0 | exit status 9, saying 'File too large'
          """)
  void theEndIsReadFromTheExitStatus(String script, Kind kind, int exit, int signal, String detail)
      throws Exception {
    Outcome outcome = sandbox.run(Spec.of(Machine.LIMITS, "sh", "-c", script));

    assertThat(outcome)
        .extracting(Outcome::kind, Outcome::exit, Outcome::signal, Outcome::detail)
        .containsExactly(kind, exit, signal, detail);
  }

  @Test
  void aMissingSourceIsNotTheCommandsFault(@TempDir Path host) throws Exception {
    Path missing = host.resolve("missing");
    Outcome outcome = sandbox.run(Spec.of(Machine.LIMITS, "true").mounting(missing, "/in"));

    assertThat(outcome.kind()).isEqualTo(Kind.INFRA);
    assertThat(outcome.detail())
        .isEqualTo("mount /in: there is no " + missing + " on this machine");
  }

  @Test
  void aWorkingDirectoryThatCannotBeIsNotTheCommandsFault() throws Exception {
    Outcome outcome = sandbox.run(Spec.of(Machine.LIMITS, "true").in("/nowhere/at/all"));

    assertThat(outcome.kind()).isEqualTo(Kind.INFRA);
    assertThat(outcome.detail())
        .contains("the sandbox could not be set up")
        .contains("/nowhere/at/all");
  }

  /// A place for a mount inside a read-only one cannot be made: the set-up fails after some of it
  /// has run.
  @Test
  void aSetUpThatFailsHalfwayIsNotTheCommandsFault(@TempDir Path host) throws Exception {
    Spec spec =
        Spec.of(Machine.LIMITS, "true").mounting(host, "/in").mounting(host, "/in/below/there");
    Outcome outcome = sandbox.run(spec);

    assertThat(outcome.kind()).isEqualTo(Kind.INFRA);
    assertThat(outcome.detail()).contains("the sandbox could not be set up").contains("/in/below");
    assertThat(sandbox.open(spec).finish(Duration.ZERO).kind()).isEqualTo(Kind.INFRA);
  }

  @Test
  void theWorkingDirectoryIsMadeWhereItCanBe() throws Exception {
    assertThat(sandbox.run(Spec.of(Machine.LIMITS, "pwd").in("/tmp/a/b")).stdout().text())
        .isEqualTo("/tmp/a/b\n");
  }

  @Test
  void standardInputIsReadOrAtItsEnd(@TempDir Path host) throws Exception {
    Spec count = Spec.of(Machine.LIMITS, "wc", "-c");
    Path file = Files.write(host.resolve("f"), new byte[300_000]);

    assertThat(sandbox.run(count).stdout().text()).isEqualTo("0\n");
    assertThat(sandbox.run(count.reading(new Input.Text("zwölf"))).stdout().text())
        .isEqualTo("6\n");
    assertThat(sandbox.run(count.reading(new Input.FromFile(file))).stdout().text())
        .isEqualTo("300000\n");
    Spec tooMuch =
        count.within(Machine.LIMITS.withLines(1000, 1000)).reading(new Input.FromFile(file));
    assertThat(sandbox.run(tooMuch).detail())
        .isEqualTo("the input has 300000 bytes, more than 1000");
  }

  @Test
  void aCommandThatDoesNotReadItsInputEndsAllTheSame() throws Exception {
    Spec deaf = Spec.of(Machine.LIMITS, "true").reading(new Input.Text("x".repeat(1_000_000)));

    assertThat(sandbox.run(deaf).ok()).isTrue();
  }

  @Test
  void bytesAreKeptAndShownSafely() throws Exception {
    Outcome outcome = sandbox.run(Spec.of(Machine.LIMITS, "printf", "a\\000\\033[31m\\377\\n"));

    assertThat(outcome.stdout().bytes())
        .isEqualTo(new byte[] {'a', 0, 27, '[', '3', '1', 'm', (byte) 255, '\n'});
    assertThat(outcome.stdout().printable()).isEqualTo("a\\x00\\x1b[31m\ufffd\n");
  }

  @Test
  void wordsReachTheCommandAsTheyAre() throws Exception {
    List<String> words =
        List.of("printf", "<%s>", "", "a b", "'\"$HOME`x`", "-rf", "a=b", "\\", "\n", "*");

    assertThat(sandbox.run(Spec.of(Machine.LIMITS, words)).stdout().text())
        .isEqualTo("<><a b><'\"$HOME`x`><-rf><a=b><\\><\n><*>");
  }

  @Test
  void whatTheLocaleCannotPassIsSaid() throws Exception {
    Outcome outcome = sandbox.run(Spec.of(Machine.LIMITS, "printf", "zwölf"));

    if (StandardCharsets.UTF_8.name().equals(System.getProperty("sun.jnu.encoding"))) {
      assertThat(outcome.stdout().text()).isEqualTo("zwölf");
    } else {
      assertThat(outcome.kind()).isEqualTo(Kind.INFRA);
      assertThat(outcome.detail())
          .contains("cannot pass 'zwölf' to a command: start with LC_ALL=C.UTF-8");
    }
  }

  @Test
  void manyRunAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> outcomes =
          threads.invokeAll(
              IntStream.range(0, 12)
                  .mapToObj(i -> (java.util.concurrent.Callable<Outcome>) () -> echo(i))
                  .toList());
      for (int i = 0; i < outcomes.size(); i++) {
        assertThat(outcomes.get(i).get().stdout().text()).isEqualTo(i + "\n");
      }
    }
  }

  private Outcome echo(int number) throws InterruptedException {
    return sandbox.run(Spec.of(Machine.LIMITS, "echo", Integer.toString(number)));
  }
}
