package dev.ashlar.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreVerifierTest {
  @TempDir Path temp;
  private Path git;
  private final List<ExpectedSeal> expected = new ArrayList<>();

  @BeforeEach
  void sealTwoModules() throws IOException {
    git = temp.resolve("store.git");
    var store = Store.open(git);
    seal(store, "lexer", 1, Trees.of("lexer.c", "int lex;\n"));
    seal(
        store, "parser", 1, Trees.of("parser.c", "int parse;\n", "src/tree.h", "x".repeat(70_000)));
    store.put(Trees.of("parser.c", "never sealed"));
  }

  private void seal(Store store, String module, int version, Tree implementation)
      throws IOException {
    store.put(implementation);
    var id = store.seal(module, version, Trees.seal(implementation).tree());
    store.publish(module, version, id);
    expected.add(new ExpectedSeal(module, version, id));
  }

  @Test
  void anUntouchedStoreIsSound() throws IOException {
    var report = StoreVerifier.verify(git, expected);
    assertThat(report.findings()).isEmpty();
    assertThat(report.seals()).isEqualTo(2);
    assertThat(report.objects()).isGreaterThan(20);
  }

  /// Bytes all over every object and ref.
  @Test
  void anAlteredByteIsNamedWithItsFileAndItsSeals() throws IOException {
    for (var file : files()) {
      var sound = Files.readAllBytes(file);
      file.toFile().setWritable(true);
      var seals = sealsOf(file);
      for (int i = 0; i < sound.length; i += Math.max(1, sound.length / 23)) {
        var altered = sound.clone();
        altered[i] ^= (byte) (i % 2 == 0 ? 1 : 0xff);
        Files.write(file, altered);
        assertThat(StoreVerifier.verify(git, expected).findings())
            .as("%s byte %s", file, i)
            .anySatisfy(finding -> {
              assertThat(finding.file()).isEqualTo(file);
              assertThat(finding.seals()).isEqualTo(seals);
            });
      }
      Files.write(file, sound);
    }
    assertThat(StoreVerifier.verify(git, expected).findings()).isEmpty();
  }

  @Test
  void anyMissingFileIsNamed() throws IOException {
    for (var file : files()) {
      var sound = Files.readAllBytes(file);
      var seals = sealsOf(file);
      Files.delete(file);
      if (!seals.isEmpty()) {
        assertThat(StoreVerifier.verify(git, expected).findings())
            .anySatisfy(finding -> {
              assertThat(finding.file()).isEqualTo(file);
              assertThat(finding.seals()).isEqualTo(seals);
            });
      }
      Files.write(file, sound);
    }
  }

  @Test
  void anyAlteredByteOfAPackIsNamed() throws IOException {
    Trees.output(git, "git", "gc", "-q");
    assertThat(StoreVerifier.verify(git, expected).findings()).isEmpty();
    for (var file :
        files().stream().filter(f -> f.toString().matches(".*\\.(pack|idx)")).toList()) {
      var sound = Files.readAllBytes(file);
      file.toFile().setWritable(true);
      for (int i = 0; i < sound.length; i += Math.max(1, sound.length / 20)) {
        var altered = sound.clone();
        altered[i] ^= 1;
        Files.write(file, altered);
        assertThat(StoreVerifier.verify(git, expected).findings())
            .anySatisfy(finding -> assertThat(finding.file()).isEqualTo(file));
      }
      Files.write(file, sound);
    }
  }

  @Test
  void sealsThatTheJournalDoesNotKnowAndSealsThatAreNotThereAreNamed() throws IOException {
    assertThat(StoreVerifier.verify(git, expected.subList(0, 1)).findings())
        .map(StoreReport.Finding::message)
        .containsExactly(git.resolve("refs/seals/parser/v1") + ": the journal knows no such seal");

    var lexer = expected.getFirst();
    var wanted = new ExpectedSeal("lexer", 2, lexer.id());
    assertThat(StoreVerifier.verify(git, List.of(wanted, expected.get(1), lexer)).findings())
        .map(StoreReport.Finding::message)
        .containsExactlyInAnyOrder(
            git.resolve("refs/seals/lexer/v2") + " (lexer v2): the ref is missing",
            store().file(lexer.id().commit())
                + " (lexer v2): the files are not those of the manifest "
                + lexer.id().manifest(),
            store().file(lexer.id().commit())
                + " (lexer v2): manifest.json is not that of the files");
  }

  /// A sound commit with other files, put in the place of a seal by somebody who can write refs.
  @Test
  void aForgedSealIsNamed() throws IOException {
    var forged =
        Store.open(git).seal("lexer", 1, Trees.seal(Trees.of("lexer.c", "int backdoor;\n")).tree());
    Files.writeString(git.resolve("refs/seals/lexer/v1"), forged.commit() + "\n");
    assertThat(StoreVerifier.verify(git, expected).findings())
        .hasSize(1)
        .allSatisfy(finding -> {
          assertThat(finding.file()).isEqualTo(git.resolve("refs/seals/lexer/v1"));
          assertThat(finding.seals()).containsExactly("lexer v1");
        });
  }

  @Test
  void whatWouldMakeGitLookElsewhereIsNamed() throws IOException {
    Files.createDirectories(git.resolve("objects/info"));
    Files.writeString(git.resolve("objects/info/alternates"), "/tmp\n");
    assertThat(StoreVerifier.verify(git, expected).findings())
        .map(StoreReport.Finding::file)
        .containsExactly(git.resolve("objects/info/alternates"));
  }

  private LooseObjects store() {
    return new LooseObjects(git.resolve("objects"));
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(git)) {
      return all.filter(Files::isRegularFile)
          .filter(file ->
              file.startsWith(git.resolve("objects")) || file.startsWith(git.resolve("refs")))
          .filter(file -> !file.startsWith(git.resolve("objects/info")))
          .sorted()
          .toList();
    }
  }

  /// Which seals need a file, asked from Git.
  private Set<String> sealsOf(Path file) throws IOException {
    var id = file.getParent().getFileName().toString() + file.getFileName();
    var seals = new TreeSet<String>();
    for (var seal : expected) {
      var ref = Store.sealRef(seal.module(), seal.version());
      boolean needed =
          file.equals(git.resolve(ref))
              || Trees.output(git, "git", "rev-list", "--objects", ref)
                  .lines()
                  .anyMatch(line -> line.startsWith(id));
      if (needed) seals.add(seal.name());
    }
    return seals;
  }
}
