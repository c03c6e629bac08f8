package dev.ashlar.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writing a tree out, and deleting what is there.
class TreeDirectoriesTest {
  private static final Tree TREE =
      Trees.withProgram(Trees.of("a/b/c", "1", "d", "2"), "a/run", "#!/bin/sh\n");

  @TempDir Path temp;

  @Test
  void modesFollowTheTree() throws IOException {
    TreeWriter.write(TREE, temp.resolve("rw"));
    assertThat(modes(temp.resolve("rw")))
        .isEqualTo(
            "rwxr-xr-x . rwxr-xr-x a rwxr-xr-x a/b rw-r--r-- a/b/c rwxr-xr-x a/run rw-r--r-- d");
    TreeWriter.writeReadOnly(TREE, temp.resolve("ro"));
    assertThat(modes(temp.resolve("ro")))
        .isEqualTo(
            "r-xr-xr-x . r-xr-xr-x a r-xr-xr-x a/b r--r--r-- a/b/c r-xr-xr-x a/run r--r--r-- d");
    TreeRemover.remove(temp.resolve("ro"));
    assertThat(temp.resolve("ro")).doesNotExist();
  }

  @Test
  void nothingIsWrittenWhereSomethingIs() throws IOException {
    var there = Files.createDirectory(temp.resolve("there"));
    Files.createSymbolicLink(temp.resolve("link"), there);
    Files.createSymbolicLink(temp.resolve("dangling"), temp.resolve("nowhere"));
    for (var name : new String[] {"there", "link", "dangling"}) {
      assertThatThrownBy(() -> TreeWriter.write(TREE, temp.resolve(name)))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThat(there).isEmptyDirectory();
    assertThat(temp.resolve("nowhere")).doesNotExist();
  }

  @Test
  void deletingFollowsNoLink() throws IOException {
    var kept = Files.createDirectories(temp.resolve("kept/inside"));
    Files.writeString(kept.resolve("f"), "kept");
    var doomed = Files.createDirectories(temp.resolve("doomed/a"));
    Files.createSymbolicLink(doomed.resolve("to-directory"), kept);
    Files.createSymbolicLink(doomed.resolve("to-file"), kept.resolve("f"));
    Files.createLink(doomed.resolve("hard"), kept.resolve("f"));
    Trees.output(doomed, "mkfifo", "pipe");
    Trees.output(doomed, "sh", "-c", "printf x > \"$(printf 'caf\\351')\"");
    Files.setPosixFilePermissions(doomed, PosixFilePermissions.fromString("---------"));
    TreeRemover.remove(temp.resolve("doomed"));
    assertThat(temp.resolve("doomed")).doesNotExist();
    assertThat(kept.resolve("f")).hasContent("kept");

    var link = Files.createSymbolicLink(temp.resolve("link"), kept);
    TreeRemover.remove(link);
    assertThat(link).doesNotExist();
    assertThat(kept.resolve("f")).exists();
    TreeRemover.remove(temp.resolve("never"));
  }

  /// Deeper than a path may be long, and than there are files to hold open.
  @Test
  void anyDepthIsDeleted() throws IOException {
    var doomed = Files.createDirectory(temp.resolve("doomed"));
    var script =
        "i=0; while [ $i -lt 150 ]; do mkdir NAME && cd -P NAME; i=$((i+1)); done; echo x > f"
            .replace("NAME", "d".repeat(200));
    Trees.output(doomed, "sh", "-c", script);
    TreeRemover.remove(doomed);
    try (var left = Files.list(temp)) {
      assertThat(left).isEmpty();
    }
  }

  private static String modes(Path top) throws IOException {
    var text = new StringBuilder();
    try (var all = Files.walk(top)) {
      for (var path : all.sorted().toList()) {
        var name = path.equals(top) ? "." : top.relativize(path).toString();
        text.append(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .append(' ')
            .append(name)
            .append(' ');
      }
    }
    return text.toString().strip();
  }
}
