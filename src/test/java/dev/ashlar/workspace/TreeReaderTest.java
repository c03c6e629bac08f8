package dev.ashlar.workspace;

import static dev.ashlar.workspace.TreeProblem.Kind.CHANGED;
import static dev.ashlar.workspace.TreeProblem.Kind.CLASH;
import static dev.ashlar.workspace.TreeProblem.Kind.HARD_LINK;
import static dev.ashlar.workspace.TreeProblem.Kind.LIMIT;
import static dev.ashlar.workspace.TreeProblem.Kind.NAME;
import static dev.ashlar.workspace.TreeProblem.Kind.NESTED_GIT;
import static dev.ashlar.workspace.TreeProblem.Kind.SPECIAL;
import static dev.ashlar.workspace.TreeProblem.Kind.SYMLINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A directory written by somebody hostile is read without following, blocking or overflowing.
class TreeReaderTest {
  private static final TreeLimits LIMITS = TreeLimits.SUBMISSION;
  private static final String SECRET = "the secret outside";

  @TempDir Path temp;
  private Path top;
  private Path secret;

  @BeforeEach
  void layOut() throws IOException {
    top = Files.createDirectory(temp.resolve("work"));
    secret = Files.writeString(temp.resolve("secret"), SECRET);
  }

  @Test
  void whatWasWrittenIsReadAsItIs() throws Exception {
    var tree =
        Trees.withProgram(
            Trees.of(
                "a",
                "1",
                "b/c/d",
                "",
                "Größe/…",
                "ü\r\n",
                ".gitattributes",
                "* text eol=lf",
                "x",
                ""),
            "run.sh",
            "#!/bin/sh\n");
    TreeWriter.write(tree, top.resolve("x"));
    var reading = TreeReader.read(top.resolve("x"), LIMITS);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.tree()).isEqualTo(tree);
  }

  @Test
  void everythingThatCannotBePartOfATreeIsNamedAtOnce() throws Exception {
    Files.writeString(top.resolve("fine"), "fine");
    Files.createSymbolicLink(top.resolve("link"), secret);
    Files.createSymbolicLink(top.resolve("linkdir"), temp);
    Files.createSymbolicLink(top.resolve("dangling"), Path.of("nowhere"));
    Files.createLink(top.resolve("hard"), secret);
    Trees.output(top, "mkfifo", "pipe");
    Files.createDirectories(top.resolve("sub/.git/hooks"));
    Files.writeString(top.resolve("sub/.git/config"), "[core]\n\tfsmonitor = touch PWNED\n");
    Files.writeString(top.resolve("Case"), "");
    Files.writeString(top.resolve("case"), "");
    Files.writeString(top.resolve("new\nline"), "");
    Files.writeString(top.resolve("-rf"), "");
    Files.writeString(top.resolve(".GIT"), "gitdir: elsewhere\n");
    Trees.output(top, "sh", "-c", "printf x > \"$(printf 'caf\\351')\"");
    Trees.output(top, "git", "init", "-q", "--bare", "vendored");

    var reading = TreeReader.read(top, LIMITS);

    assertThat(reading.problems())
        .extracting(TreeProblem::path, TreeProblem::kind)
        .containsExactlyInAnyOrder(
            tuple("link", SYMLINK),
            tuple("linkdir", SYMLINK),
            tuple("dangling", SYMLINK),
            tuple("hard", HARD_LINK),
            tuple("pipe", SPECIAL),
            tuple("sub/.git", NESTED_GIT),
            tuple("case", CLASH),
            tuple("new\nline", NAME),
            tuple("-rf", NAME),
            tuple(".GIT", NESTED_GIT),
            tuple("caf\ufffd", NAME),
            tuple("vendored/", NESTED_GIT));
    assertThat(reading.problems())
        .allSatisfy(p -> assertThat(p.message()).doesNotContain("\n").isNotBlank());
    assertThat(reading.tree().files().keySet()).map(TreePath::text).contains("fine", "Case");
    assertThat(reading.tree().files().values()).map(TreeFile::text).doesNotContain(SECRET);
    assertThat(temp.resolve("PWNED")).doesNotExist();
  }

  @Test
  void devicesAreNotOpened() throws Exception {
    assumeThat(Trees.isRoot()).as("root can make devices").isTrue();
    Trees.output(top, "mknod", "zero", "c", "1", "5");
    assertThat(TreeReader.read(top, LIMITS).problems())
        .extracting(TreeProblem::path, TreeProblem::kind)
        .containsExactly(tuple("zero", SPECIAL));
  }

  @Test
  void aTerabyteOfHolesIsRefusedUnread() throws Exception {
    try (var file = new RandomAccessFile(top.resolve("sparse").toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    assertThat(TreeReader.read(top, LIMITS).problems())
        .extracting(TreeProblem::path, TreeProblem::kind)
        .containsExactly(tuple("sparse", LIMIT));
  }

  @Test
  void manyFilesManyBytesAndManyDirectoriesStopAtTheirLimits() throws Exception {
    for (int i = 0; i < 30; i++) Files.writeString(top.resolve("f" + i), "x".repeat(100));
    var few = new TreeLimits(20, 1000, 1000, 3, Duration.ofSeconds(30));
    assertThat(kinds(TreeReader.read(top, few))).contains(LIMIT);
    assertThat(TreeReader.read(top, few).tree().files().size()).isLessThanOrEqualTo(10);
    assertThat(TreeReader.read(top, few.withEntries(100)).tree().files()).hasSize(10);
    assertThat(kinds(TreeReader.read(top, few.withEntries(100)))).hasSize(20).containsOnly(LIMIT);

    var deep = Files.createDirectory(temp.resolve("deep"));
    Files.createDirectories(deep.resolve("a/b/c/d/e"));
    assertThat(TreeReader.read(deep, few).problems())
        .extracting(TreeProblem::path, TreeProblem::kind)
        .containsExactly(tuple("a/b/c", LIMIT));
  }

  @Test
  void whatIsNotAskedForIsOnlyNamed() throws Exception {
    Files.createDirectories(top.resolve("src/parser/deep"));
    Files.writeString(top.resolve("src/parser/deep/p.c"), "p");
    Files.writeString(top.resolve("src/main.c"), "m");
    Files.createDirectories(top.resolve("node_modules/.bin"));
    Files.createSymbolicLink(top.resolve("node_modules/.bin/x"), secret);
    Files.createDirectory(top.resolve(".git"));
    Files.createSymbolicLink(top.resolve("src/parser/evil"), secret);

    var reading = TreeReader.read(top, LIMITS, List.of("src/parser/**"));

    assertThat(reading.tree()).isEqualTo(Trees.of("src/parser/deep/p.c", "p"));
    assertThat(reading.strays()).containsExactlyInAnyOrder("src/main.c", "node_modules/", ".git/");
    assertThat(reading.problems())
        .extracting(TreeProblem::path, TreeProblem::kind)
        .containsExactly(tuple("src/parser/evil", SYMLINK));
  }

  @Test
  void theTopItselfMustNotBeALink() throws Exception {
    var link = Files.createSymbolicLink(temp.resolve("alias"), top);
    assertThatThrownBy(() -> TreeReader.read(link, LIMITS)).isInstanceOf(IOException.class);
  }

  /// Somebody swaps files and directories for links as fast as they can while we read.
  @Test
  void aRacingSwapperNeverGetsAnythingFromOutside() throws Exception {
    var outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("f"), SECRET);
    Files.createDirectories(top.resolve("d"));
    Files.writeString(top.resolve("d/f"), "inside");
    Files.writeString(top.resolve("g"), "inside");
    Files.createSymbolicLink(temp.resolve("link-to-directory"), outside);
    Files.createSymbolicLink(temp.resolve("link-to-file"), secret);
    var done = new AtomicBoolean();
    var swapper = Thread.ofPlatform().start(() -> swap(done));
    int changed = 0;
    try {
      for (int i = 0; i < 3000; i++) {
        var reading = TreeReader.read(top, LIMITS.withEntries(100));
        assertThat(reading.tree().files().values()).map(TreeFile::text).doesNotContain(SECRET);
        if (kinds(reading).contains(CHANGED)) changed++;
      }
    } finally {
      done.set(true);
      swapper.join();
    }
    assertThat(changed).as("the race was met").isPositive();
  }

  private void swap(AtomicBoolean done) {
    var parked = temp.resolve("parked");
    try {
      while (!done.get()) {
        Files.move(top.resolve("d"), parked);
        Files.createSymbolicLink(top.resolve("d"), temp.resolve("outside"));
        Files.delete(top.resolve("d"));
        Files.move(parked, top.resolve("d"));
        Files.move(top.resolve("g"), parked);
        Files.createSymbolicLink(top.resolve("g"), secret);
        Files.delete(top.resolve("g"));
        Files.createLink(top.resolve("g"), secret);
        Files.move(parked, top.resolve("g"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<TreeProblem.Kind> kinds(TreeReading reading) {
    return reading.problems().stream().map(TreeProblem::kind).toList();
  }
}
