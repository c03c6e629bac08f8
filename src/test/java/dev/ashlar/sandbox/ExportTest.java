package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.sandbox.Outcome.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A tree leaves a sandbox whole or not at all, as plain files, however the command ended.
@ParameterizedClass
@EnumSource(Candidate.class)
class ExportTest {
  private final Candidate candidate;
  private Sandbox sandbox;

  ExportTest(Candidate candidate) {
    this.candidate = candidate;
  }

  @BeforeEach
  void open() throws Exception {
    sandbox = Machine.sandbox(candidate);
  }

  @Test
  void filesLeaveWithTheirBytesAndExecutableBit(@TempDir Path host) throws Exception {
    String deep = "d/" + "long-name-".repeat(12) + "/" + "x".repeat(120);
    String script =
        "echo out; echo err >&2; mkdir -p \"$(dirname $f)\" empty; printf 'a\\000b' >$f;"
            + " echo r >run; chmod +x run; : >e";
    Outcome outcome = export("f=" + deep + "; " + script, Machine.LIMITS);

    assertThat(outcome.detail()).isEqualTo("exit status 0");
    assertThat(outcome.stderr().text()).isEqualTo("out\nerr\n");
    ExportedTree tree = ((Export.Whole) outcome.export()).tree();
    assertThat(tree.files().keySet()).containsExactly(deep, "e", "run");
    tree.writeTo(host.resolve("copy"));
    assertThat(host.resolve("copy").resolve(deep)).hasBinaryContent(new byte[] {'a', 0, 'b'});
    assertThat(Files.isExecutable(host.resolve("copy/run"))).isTrue();
    assertThat(Files.isExecutable(host.resolve("copy/e"))).isFalse();
  }

  @Test
  void aLargeTreeLeavesWhole() throws Exception {
    Limits limits =
        Machine.LIMITS.withDisk(20 * Limits.MIB, 30 * Limits.MIB, Limits.MIB, Limits.MIB);
    Outcome outcome = export("for i in 1 2 3 4; do yes $i | head -c 5000001 >$i; done", limits);

    assertThat(files(outcome)).isEqualTo("1:5000001 2:5000001 3:5000001 4:5000001");
  }

  @Test
  void aCommandThatFailsExportsToo() throws Exception {
    Outcome outcome = export("echo report >r; exit 7", Machine.LIMITS);

    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(files(outcome)).isEqualTo("r:7");
  }

  /// What is left running could change the tree while it is read, or forge it.
  @Test
  void nothingChangesTheTreeWhileItIsRead() throws Exception {
    Outcome outcome =
        export("(while :; do echo x >>grows; done) & sleep 0.2; echo end >f", Machine.LIMITS);

    assertThat(outcome.ok()).isTrue();
    assertThat(files(outcome)).matches("f:4 grows:\\d+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ln -s /etc/passwd link      | 'link' is a symbolic link
          echo x >a; ln a b           | is a hard link
          mkfifo pipe                 | 'pipe' is a named pipe
          printf x >"$(printf 'a\\nb')" | 'a\\nb' is not a plain relative path
          printf x >"$(printf 'a\\377')" | the name './aÿ' is not UTF-8
          printf x >'a\\b'            | 'a\\b' is not a plain relative path
          mkdir -p 1/2/3/4/5; echo x >1/2/3/4/5/f | is longer or deeper than allowed
          for i in 1 2 3 4 5 6 7 8 9; do echo >$i; done | the tree has more than 8 entries
          head -c 200000 /dev/zero >f | 'f' makes the tree larger than 100000 bytes
          echo x >f; chmod 000 f      | not everything in the tree could be read
          rmdir /out/x                | there is no such directory to export
          """)
  void whatIsNotAPlainSmallTreeIsRefused(String script, String reason) throws Exception {
    Limits limits = Machine.LIMITS.withExport(100_000, 8, 4);
    Spec spec = Spec.of(limits, "sh", "-c", script).in("/out/x").exporting("/out/x");
    Outcome outcome = sandbox.run(spec);

    assertThat(outcome.detail()).isEqualTo("exit status 0");
    assertThat(outcome.export())
        .isInstanceOfSatisfying(
            Export.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
  }

  @Test
  void aCommandThatWasKilledExportsNothing() throws Exception {
    Outcome outcome =
        export("echo x >f; sleep 600", Machine.LIMITS.withWall(Duration.ofMillis(300)));

    assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(outcome.export()).isEqualTo(new Export.Nothing());
  }

  private Outcome export(String script, Limits limits) throws InterruptedException {
    return sandbox.run(Spec.of(limits, "sh", "-c", script).exporting(Spec.OUT));
  }

  private static String files(Outcome outcome) {
    assertThat(outcome.export()).isInstanceOf(Export.Whole.class);
    return ((Export.Whole) outcome.export())
        .tree().files().entrySet().stream()
            .map(file -> file.getKey() + ":" + file.getValue().size())
            .collect(Collectors.joining(" "));
  }
}
