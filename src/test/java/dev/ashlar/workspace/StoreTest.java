package dev.ashlar.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.plan.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  /// Contents that Git, asked to add them, would alter, drop or act on.
  private static final Tree TREE =
      Trees.withProgram(
          Trees.of(
              ".gitattributes", "* text=auto eol=lf\n*.c filter=evil\n",
              ".gitignore", "*\n",
              "crlf.c", "int a;\r\n",
              "lib/a", "1",
              "lib.c", "",
              "lib0", "sorted after lib/",
              "Größe/日本 \"x\".md", "…"),
          "bin/run",
          "#!/bin/sh\n");

  @TempDir Path temp;
  private Path git;
  private Store store;

  @BeforeEach
  void open() throws IOException {
    git = temp.resolve("store.git");
    store = Store.open(git);
  }

  @Test
  void whatIsPutIsWhatComesBackAlsoToAnotherProcess() throws IOException {
    var id = store.put(TREE);
    assertThat(store.put(TREE)).isEqualTo(id);
    assertThat(Store.open(git).get(id)).isEqualTo(TREE);
    assertThat(Store.open(git).get(TREE.digest())).isEqualTo(TREE);
    assertThat(store.put(Tree.EMPTY).git().hex())
        .isEqualTo("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    assertThat(store.get(Tree.EMPTY.digest())).isEqualTo(Tree.EMPTY);
    Trees.assertClean(git);
  }

  /// The same bytes through Git's own plumbing, without its filters, have the same name.
  @Test
  void gitItselfNamesTheTreeTheSame() throws IOException {
    var id = store.put(TREE);
    var listing = Trees.output(git, "git", "ls-tree", "-r", "-z", id.git().hex());
    var remade = temp.resolve("remade.git");
    Trees.output(temp, "git", "init", "-q", "--bare", remade.toString());
    var work = temp.resolve("work");
    TreeWriter.write(TREE, work);
    for (var path : TREE.files().keySet()) {
      var blob =
          Trees.output(
                  work,
                  "git",
                  "--git-dir=" + remade,
                  "hash-object",
                  "-w",
                  "--no-filters",
                  path.text())
              .strip();
      assertThat(listing).contains(" blob " + blob + "\t" + path.text() + "\0");
    }
    assertThat(Trees.output(git, "git", "cat-file", "blob", id.git().hex() + ":crlf.c"))
        .isEqualTo("int a;\r\n");
  }

  @Test
  void aSealHoldsEverythingAndDependsOnNothingElse() throws IOException {
    var contents = Trees.seal(TREE).tree();
    var id = store.seal("parser", 2, contents);
    var elsewhere = Store.open(temp.resolve("other.git"));
    assertThat(elsewhere.seal("parser", 2, contents)).isEqualTo(id);
    assertThat(store.seal("parser", 3, contents)).isNotEqualTo(id);

    assertThat(store.published("parser", 2)).isEmpty();
    store.publish("parser", 2, id);
    store.publish("parser", 2, id);
    assertThat(store.published("parser", 2)).contains(id.commit());
    assertThat(store.contents("parser", 2, id)).isEqualTo(contents);
    assertThat(SealContents.of(store.contents("parser", 2, id))).isEqualTo(Trees.seal(TREE));

    assertThat(Trees.output(git, "git", "ls-tree", "--name-only", "refs/seals/parser/v2"))
        .isEqualTo(
            """
            contract
            gate-report.json
            implementation
            manifest.json
            summary.md
            tests
            verdict.json
            """);
    assertThat(
            Trees.output(
                git, "git", "log", "--format=%an <%ae> %cn %at%n%B", "refs/seals/parser/v2"))
        .isEqualTo(
            "Ashlar <ashlar@localhost> Ashlar 1767225600\nSeal parser v2\n\nManifest: %s\n\n"
                .formatted(id.manifest()));
    var manifest = Trees.output(git, "git", "show", "refs/seals/parser/v2:manifest.json");
    assertThat(Digest.ofText(manifest)).isEqualTo(id.manifest());
    assertThat(manifest)
        .contains(
            "\"implementation/bin/run\": {\"sha256\": \"%s\", \"bytes\": 10, \"mode\": \"100755\"}"
                .formatted(Digest.ofText("#!/bin/sh\n")));
    Trees.assertClean(git);
  }

  @Test
  void aSealIsNeverReplaced() throws IOException {
    store.publish("parser", 1, store.seal("parser", 1, Trees.seal(TREE).tree()));
    var other = store.seal("parser", 1, Trees.seal(Trees.of("x", "y")).tree());
    assertThatThrownBy(() -> store.publish("parser", 1, other))
        .hasMessageContaining("never replaced");
    assertThatThrownBy(() -> store.publish("lexer", 1, other)).isInstanceOf(StoreDamage.class);
    assertThatThrownBy(() -> store.seal("../x", 1, Tree.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.seal("x", 1, Trees.of("manifest.json", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyWritersAtOnceAgree() throws Exception {
    var ids = new ArrayList<Future<SealId>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 32; i++) {
        ids.add(
            threads.submit(() -> {
              store.put(TREE);
              var id = store.seal("m", 1, Trees.seal(TREE).tree());
              store.publish("m", 1, id);
              return id;
            }));
      }
    }
    for (var id : ids) assertThat(id.get()).isEqualTo(ids.getFirst().get());
    Trees.assertClean(git);
  }

  @Test
  void anInterruptedThreadDoesNotHarmTheStore() throws IOException {
    Thread.currentThread().interrupt();
    var id = store.put(TREE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.get(id)).isEqualTo(TREE);
    Trees.assertClean(git);
  }

  @Test
  void refsAreCachesThatCanBeLost() throws IOException {
    var id = store.put(TREE);
    TreeRemover.remove(git.resolve("refs/trees"));
    assertThat(Store.open(git).get(TREE.digest())).isEqualTo(TREE);
    assertThat(Store.open(git).find(TREE.digest())).contains(id);
    assertThatThrownBy(() -> store.get(Digest.ofText("never")))
        .hasMessageContaining("holds no tree");
  }

  @Test
  void aStoreThatSomebodyPackedStillReads() throws IOException {
    var id = store.seal("m", 1, Trees.seal(TREE).tree());
    store.publish("m", 1, id);
    var tree = store.put(TREE);
    Trees.output(git, "git", "gc", "-q");
    Trees.output(git, "git", "pack-refs", "--all");
    assertThat(git.resolve("refs/seals/m/v1")).doesNotExist();
    var again = Store.open(git);
    assertThat(again.contents("m", 1, id)).isEqualTo(Trees.seal(TREE).tree());
    assertThat(again.get(tree)).isEqualTo(TREE);
    assertThat(again.published("m", 1)).contains(id.commit());
    again.publish("m", 1, id);
    again.put(TREE.overlay(Trees.of("more", "")));
    Trees.assertClean(git);
  }

  @Test
  void oneAlteredByteRefusesTheTreeAndNamesTheFile() throws IOException {
    var id = store.put(TREE);
    var blob =
        store
            .objects()
            .file(GitObject.blob(TREE.file(TreePath.of("lib/a")).orElseThrow().bytes()).id());
    var sound = Files.readAllBytes(blob);
    blob.toFile().setWritable(true);
    for (int i = 0; i < sound.length; i++) {
      var damaged = sound.clone();
      damaged[i] ^= 4;
      Files.write(blob, damaged);
      assertThatThrownBy(() -> Store.open(git).get(id))
          .isInstanceOf(StoreDamage.class)
          .hasMessageContaining(blob.toString());
      assertThatThrownBy(() -> Store.open(git).put(TREE)).isInstanceOf(StoreDamage.class);
    }
    Files.delete(blob);
    assertThatThrownBy(() -> Store.open(git).get(id)).hasMessageContaining("missing");
    Store.open(git).put(TREE);
    assertThat(store.get(id)).isEqualTo(TREE);
  }

  /// A tree that is sound Git but is not what a digest promised.
  @Test
  void aTreeMustHaveTheDigestItIsAskedBy() throws IOException {
    var id = store.put(TREE);
    var other = store.put(Trees.of("a", "b"));
    assertThatThrownBy(() -> store.get(new TreeId(id.git(), other.digest())))
        .isInstanceOf(StoreDamage.class);
    var link = Trees.output(git, "git", "hash-object", "-w", "HEAD").strip();
    var sneaked = temp.resolve("entries");
    Files.writeString(sneaked, "120000 blob " + link + "\tlink\n");
    var tree = Trees.output(git, "sh", "-c", "git mktree < " + sneaked).strip();
    assertThatThrownBy(() -> store.get(new TreeId(new ObjectId(tree), id.digest())))
        .hasMessageContaining("120000");
  }

  @Test
  void aHalfMadeStoreIsMadeAgainAndBorrowedObjectsAreRefused() throws IOException {
    Files.delete(git.resolve("HEAD"));
    Store.open(git).put(TREE);
    Trees.assertClean(git);
    Files.createDirectories(git.resolve("objects/info"));
    Files.writeString(git.resolve("objects/info/alternates"), temp.toString());
    assertThatThrownBy(() -> Store.open(git)).hasMessageContaining("borrow");
  }

  @Test
  void leftoversOfAKilledWriterAreNotObjects() throws IOException {
    store.put(TREE);
    var some = store.objects().all().getFirst();
    Files.writeString(store.objects().file(some).resolveSibling("tmp_obj_left"), "half");
    assertThat(StoreVerifier.verify(git, List.of()).findings()).isEmpty();
    Trees.assertClean(git);
  }
}
