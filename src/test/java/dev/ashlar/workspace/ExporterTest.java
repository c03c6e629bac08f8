package dev.ashlar.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {
  private static final Tree FIRST =
      Trees.withProgram(
          Trees.of("a.c", "int a;\r\n", ".gitattributes", "*.c text\n"), "run", "#!/bin/sh\n");
  private static final Tree SECOND =
      FIRST.overlay(Trees.of("b/c.c", "int b;\n", ".gitignore", "*\n"));

  @TempDir Path temp;
  private Path git;
  private Exporter exporter;

  @BeforeEach
  void open() throws IOException {
    git = temp.resolve("store.git");
    exporter = new Exporter(Store.open(git));
  }

  private static ExportCommit commit(Tree tree, String message, int second) {
    var author =
        new Signature(
            "parser v1 a2",
            "generator@ashlar.invalid",
            Instant.ofEpochSecond(1_790_000_000L + second));
    return new ExportCommit(
        tree, message + "\n\nAshlar-Contract: v1\nAshlar-Gate: green 12/12\n", author);
  }

  private static final List<ExportCommit> HISTORY =
      List.of(commit(FIRST, "Seal lexer v1", 0), commit(SECOND, "Seal parser v1", 60));

  @Test
  void aNewPlaceGetsARepositoryWithTheArtifactCheckedOut() throws IOException {
    var place = temp.resolve("out");
    var exported = exported(exporter.export(place, "main", HISTORY));
    assertThat(exported.added()).isEqualTo(2);
    assertThat(
            Trees.output(
                place,
                "git",
                "log",
                "--format=%an|%ae|%at|%s|%(trailers:key=Ashlar-Gate,valueonly)",
                "main"))
        .isEqualTo(
            """
            parser v1 a2|generator@ashlar.invalid|1790000060|Seal parser v1|green 12/12

            parser v1 a2|generator@ashlar.invalid|1790000000|Seal lexer v1|green 12/12

            """);
    assertThat(Trees.output(place, "git", "show", "main:a.c")).isEqualTo("int a;\r\n");
    assertThat(place.resolve("b/c.c")).hasContent("int b;\n");
    assertThat(place.resolve("run")).isExecutable();
    assertThat(place.resolve(".git/objects/info/alternates")).doesNotExist();
    Trees.assertClean(place.resolve(".git"));
  }

  @Test
  void aBareRepositoryIsMadeAndContinued() throws IOException {
    var place = temp.resolve("out.git");
    var first = exported(exporter.export(place, "built", HISTORY.subList(0, 1)));
    var second = exported(exporter.export(place, "built", HISTORY));
    assertThat(second.added()).isEqualTo(1);
    assertThat(exported(exporter.export(place, "built", HISTORY)).added()).isZero();
    assertThat(Trees.output(place, "git", "rev-list", "built"))
        .isEqualTo(second.tip() + "\n" + first.tip() + "\n");
    TreeRemover.remove(git);
    Trees.assertClean(place);
  }

  /// A repository full of things that an import could disturb or set off.
  @Test
  void inAnExistingRepositoryNothingElseChanges() throws IOException {
    var place = person();
    var before = picture(place);

    var exported = exported(exporter.export(place, "artifact/v1", HISTORY));

    assertThat(temp.resolve("PWNED")).doesNotExist();
    assertThat(Trees.output(place, "git", "rev-parse", "artifact/v1").strip())
        .isEqualTo(exported.tip().hex());
    Trees.output(place, "git", "update-ref", "-d", "refs/heads/artifact/v1");
    assertThat(picture(place)).isEqualTo(before);
    TreeRemover.remove(git);
    Trees.output(place, "git", "fsck", "--strict", "--full");
  }

  @Test
  void aBranchOfSomebodyElseIsNeverMoved() throws IOException {
    var place = person();
    Trees.output(place, "git", "branch", "theirs");
    var before = picture(place);
    assertThat(refused(exporter.export(place, "theirs", HISTORY))).contains("not of this run");
    assertThat(refused(exporter.export(place, "main", HISTORY))).endsWith("another branch name");
    Trees.output(
        place, "git", "worktree", "add", "-q", temp.resolve("elsewhere").toString(), "theirs");
    assertThat(refused(exporter.export(place, "theirs", HISTORY))).endsWith("another branch name");
    Trees.output(
        place, "git", "worktree", "remove", "--force", temp.resolve("elsewhere").toString());
    assertThat(picture(place)).isEqualTo(before);
  }

  /// A work tree's files are its person's: the branch is not moved below them.
  @Test
  void aBranchThatIsCheckedOutIsUpToDateOrBroughtForwardByAMergeThatIsNamed() throws IOException {
    var place = temp.resolve("out");
    exporter.export(place, "built", HISTORY.subList(0, 1));
    assertThat(exported(exporter.export(place, "built", HISTORY.subList(0, 1))).added()).isZero();

    assertThat(refused(exporter.export(place, "built", HISTORY)))
        .contains("built is checked out in", "--branch built-next", "merge --ff-only built-next");
    assertThat(place.resolve("b/c.c")).doesNotExist();

    exported(exporter.export(place, "built-next", HISTORY));
    Trees.output(place, "git", "merge", "--ff-only", "built-next");
    assertThat(place.resolve("b/c.c")).hasContent("int b;\n");
    assertThat(exported(exporter.export(place, "built", HISTORY)).added()).isZero();
  }

  @Test
  void aBranchThatSomebodyContinuedIsNotReset() throws IOException {
    var place = temp.resolve("out.git");
    var tip = exported(exporter.export(place, "built", HISTORY)).tip();
    var theirs =
        Trees.output(place, "git", "commit-tree", "-p", tip.hex(), "-m", "mine", tip + "^{tree}")
            .strip();
    Trees.output(place, "git", "update-ref", "refs/heads/built", theirs);
    assertThat(refused(exporter.export(place, "built", HISTORY))).contains("not of this run");
    assertThat(Trees.output(place, "git", "rev-parse", "built").strip()).isEqualTo(theirs);
  }

  @Test
  void placesThatAreNoRepositoryAndNamesThatAreNoBranchAreRefused() throws IOException {
    var full = Files.createDirectory(temp.resolve("full"));
    Files.writeString(full.resolve("f"), "");
    assertThat(refused(exporter.export(full, "main", HISTORY))).contains("not a Git repository");
    assertThat(refused(exporter.export(full.resolve("f"), "main", HISTORY)))
        .contains("not a Git repository");
    var inside = Files.createDirectories(person().resolve("src/full"));
    Files.writeString(inside.resolve("f"), "");
    assertThat(refused(exporter.export(inside, "x", HISTORY))).contains("not a Git repository");
    for (var name : List.of("", "-x", "a..b", "a b", "a\nb", "@{-1}", "x.lock")) {
      assertThat(refused(exporter.export(temp.resolve("new"), name, HISTORY)))
          .contains("cannot name a branch");
    }
    assertThat(refused(exporter.export(temp.resolve("new"), "main", List.of())))
        .contains("nothing to export");
    assertThat(temp.resolve("new")).doesNotExist();
  }

  /// A person's repository: an open change, an untracked file, hooks and monitors that leave a
  /// mark.
  private Path person() throws IOException {
    var place = temp.resolve("person");
    if (Files.exists(place)) return place;
    Trees.output(temp, "git", "init", "-q", "-b", "main", place.toString());
    Files.writeString(place.resolve("tracked"), "one");
    Trees.output(place, "git", "add", ".");
    Trees.output(place, "git", "commit", "-q", "-m", "theirs");
    Files.writeString(place.resolve("tracked"), "changed");
    Files.writeString(place.resolve("untracked"), "new");
    var mark = "#!/bin/sh\ntouch " + temp.resolve("PWNED") + "\n";
    for (var hook :
        List.of("reference-transaction", "post-update", "pre-receive", "update", "post-checkout")) {
      var file = Files.writeString(place.resolve(".git/hooks/" + hook), mark);
      file.toFile().setExecutable(true);
    }
    var monitor = Files.writeString(temp.resolve("monitor"), mark);
    monitor.toFile().setExecutable(true);
    Trees.output(place, "git", "config", "core.fsmonitor", monitor.toString());
    Files.deleteIfExists(temp.resolve("PWNED"));
    return place;
  }

  /// Everything of a repository that an export must leave alone, by path and contents.
  private static List<String> picture(Path place) throws IOException {
    var picture = new ArrayList<String>();
    try (var all = Files.walk(place)) {
      for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
        var name = place.relativize(file).toString();
        if (name.startsWith(".git/objects") || name.startsWith(".git/worktrees")) continue;
        picture.add(name + " " + TreeFile.of(Files.readAllBytes(file), false).digest());
      }
    }
    return picture;
  }

  private static Exporting.Exported exported(Exporting exporting) {
    assertThat(exporting).isInstanceOf(Exporting.Exported.class);
    return (Exporting.Exported) exporting;
  }

  private static String refused(Exporting exporting) {
    assertThat(exporting).isInstanceOf(Exporting.Refused.class);
    return ((Exporting.Refused) exporting).message();
  }
}
