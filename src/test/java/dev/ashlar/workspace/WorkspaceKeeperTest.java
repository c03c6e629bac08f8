package dev.ashlar.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceKeeperTest {
  private static final Tree GIVEN =
      Trees.of("contract.md", "# Owed\n", "tests/cases.jsonl", "{}\n");
  private static final Tree OWN = Trees.of("src/parser/p.c", "stub\n");
  private static final List<String> OWNS = List.of("src/parser/**");

  @TempDir Path temp;
  private WorkspaceKeeper keeper;

  @BeforeEach
  void open() throws IOException {
    keeper = WorkspaceKeeper.in(temp.resolve("workspaces"));
  }

  @Test
  void anAttemptWorksInItsOwnDirectoryAndOnlyItsFilesAreTaken() throws Exception {
    var workspace = keeper.create("parser", 1, 2, GIVEN, OWN);
    assertThat(workspace.name()).isEqualTo("parser-v1-a2");
    assertThat(workspace.given().resolve("tests/cases.jsonl")).hasContent("{}\n");
    assertThat(mode(workspace.given())).isEqualTo("r-xr-xr-x");
    assertThat(mode(workspace.given().resolve("contract.md"))).isEqualTo("r--r--r--");
    assertThat(workspace.work().resolve("contract.md")).doesNotExist();

    Files.writeString(workspace.work().resolve("src/parser/p.c"), "done\n");
    Files.writeString(workspace.work().resolve("src/parser/q.c"), "new\n");
    Files.createDirectories(workspace.work().resolve("tests"));
    Files.writeString(workspace.work().resolve("tests/cases.jsonl"), "easier\n");
    Files.writeString(workspace.work().resolve("Makefile"), "all:\n");

    var taken = taken(workspace);
    assertThat(taken.owned())
        .isEqualTo(Trees.of("src/parser/p.c", "done\n", "src/parser/q.c", "new\n"));
    assertThat(taken.problems()).isEmpty();
    assertThat(taken.strays()).containsExactlyInAnyOrder("tests/", "Makefile");
    assertThat(taken.givenEdits()).isEmpty();
  }

  @Test
  void editsOfTheGivenMaterialAreReportedAndDoNotReachTheNextAttempt() throws Exception {
    var first = keeper.create("parser", 1, 1, GIVEN, OWN);
    Trees.output(
        first.given(),
        "sh",
        "-c",
        "chmod -R u+w . && echo easier > tests/cases.jsonl && rm contract.md && ln -s / extra &&"
            + " echo x > added");
    assertThat(taken(first).givenEdits())
        .containsExactly("added", "contract.md", "extra", "tests/cases.jsonl");
    var second = keeper.create("parser", 1, 2, GIVEN, OWN);
    assertThat(second.given()).isNotEqualTo(first.given());
    assertThat(taken(second).givenEdits()).isEmpty();

    TreeRemover.remove(second.given());
    assertThat(taken(second).givenEdits()).isNotEmpty();
  }

  @Test
  void attemptsWithTheSameMaterialShareIt() throws Exception {
    var one = keeper.create("parser", 1, 1, GIVEN, OWN);
    var other = keeper.create("lexer", 1, 1, GIVEN, Tree.EMPTY);
    assertThat(other.given()).isEqualTo(one.given());
    assertThat(keeper.create("ast", 1, 1, OWN, Tree.EMPTY).given()).isNotEqualTo(one.given());
    assertThat(WorkspaceKeeper.in(temp.resolve("workspaces")).create("x", 1, 1, GIVEN, OWN).given())
        .isEqualTo(one.given());
  }

  @Test
  void ofManyWhoMakeOneAttemptsDirectoryOneDoes() throws Exception {
    var makers = new ArrayList<Future<Workspace>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 64; i++) {
        int attempt = 1 + i / 8;
        makers.add(threads.submit(() -> keeper.create("parser", 1, attempt, GIVEN, OWN)));
      }
    }
    int made = 0;
    for (var maker : makers) {
      try {
        assertThat(taken(maker.get()).owned()).isEqualTo(OWN);
        made++;
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(FileAlreadyExistsException.class);
      }
    }
    assertThat(made).isEqualTo(8);
    assertThat(keeper.all()).hasSize(8);
  }

  @Test
  void aWorkspaceOutlivesTheProcessThatMadeIt() throws Exception {
    var workspace = keeper.create("parser", 1, 1, GIVEN, OWN);
    Files.writeString(workspace.work().resolve("src/parser/p.c"), "half\n");

    var next = WorkspaceKeeper.in(temp.resolve("workspaces"));
    assertThatThrownBy(() -> next.create("parser", 1, 1, GIVEN, OWN))
        .isInstanceOf(FileAlreadyExistsException.class);
    var found = next.find("parser", 1, 1, GIVEN).orElseThrow();
    assertThat(taken(found).owned()).isEqualTo(Trees.of("src/parser/p.c", "half\n"));
    assertThat(next.find("parser", 1, 2, GIVEN)).isEmpty();
  }

  @Test
  void aHalfMadeWorkspaceIsMadeAgain() throws Exception {
    var workspace = keeper.create("parser", 1, 1, GIVEN, OWN);
    Files.delete(workspace.root().resolve("workspace.txt"));
    Files.writeString(workspace.work().resolve("left"), "");
    var next = WorkspaceKeeper.in(temp.resolve("workspaces"));
    assertThat(next.find("parser", 1, 1, GIVEN)).isEmpty();
    assertThat(taken(next.create("parser", 1, 1, GIVEN, OWN)).strays()).isEmpty();
  }

  @Test
  void aDirectoryTakenAwayIsNobodysCleanSubmission() throws Exception {
    var gone = keeper.create("parser", 1, 1, GIVEN, OWN);
    TreeRemover.remove(gone.work());
    assertThat(lost(gone)).contains("no longer exists");

    Files.createDirectory(gone.work());
    assertThat(lost(gone)).contains("replaced");

    var linked = keeper.create("parser", 1, 2, GIVEN, OWN);
    Files.move(linked.work(), temp.resolve("moved"));
    Files.createSymbolicLink(linked.work(), temp.resolve("moved"));
    assertThat(lost(linked)).contains("no longer exists");

    var rootless = keeper.create("parser", 1, 3, GIVEN, OWN);
    keeper.delete("parser", 1, 3);
    assertThat(lost(rootless)).contains("no longer exists");
    assertThat(keeper.all()).containsExactly("parser-v1-a1", "parser-v1-a2");
  }

  @Test
  void nothingIsDeletedUnasked() throws Exception {
    for (int attempt = 1; attempt <= 3; attempt++) keeper.create("parser", 1, attempt, GIVEN, OWN);
    keeper.delete("parser", 1, 2);
    keeper.delete("parser", 1, 2);
    assertThat(keeper.all()).containsExactly("parser-v1-a1", "parser-v1-a3");
    keeper.clear();
    assertThat(temp.resolve("workspaces")).isEmptyDirectory();
  }

  @Test
  void namesThatCouldLeadElsewhereAreRefused() {
    for (var module : List.of("..", "a/b", "", "A", "-x", "a\n")) {
      assertThatThrownBy(() -> keeper.create(module, 1, 1, GIVEN, OWN))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> keeper.delete("a", 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private Taking.Taken taken(Workspace workspace) throws InterruptedException {
    var taking = keeper.take(workspace, OWNS, TreeLimits.SUBMISSION);
    assertThat(taking).isInstanceOf(Taking.Taken.class);
    return (Taking.Taken) taking;
  }

  private String lost(Workspace workspace) throws InterruptedException {
    var taking = keeper.take(workspace, OWNS, TreeLimits.SUBMISSION);
    assertThat(taking).isInstanceOf(Taking.Lost.class);
    return ((Taking.Lost) taking).reason();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
