package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.sandbox.Layout.Bind;
import dev.ashlar.sandbox.Layout.Piece;
import dev.ashlar.sandbox.Layout.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shared libraries are found as distributions lay them out, and toolchains beside them stay
/// hidden.
class BaseSystemTest {
  @TempDir private Path host;

  @Test
  void debianKeepsLibrariesByArchitecture() throws Exception {
    directories(
        "usr/lib/x86_64-linux-gnu",
        "usr/lib64",
        "usr/lib/jvm/java-25",
        "usr/lib/python3.11",
        "usr/lib/locale");
    links("lib", "usr/lib", "lib64", "usr/lib64", "bin", "usr/bin");

    assertThat(shown())
        .containsExactly("/base", "/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib/locale");
  }

  @Test
  void fedoraKeepsThemInLib64() throws Exception {
    directories("usr/lib64", "usr/lib/jvm/java-25", "usr/lib/gcc");
    links("lib", "usr/lib", "lib64", "usr/lib64");

    assertThat(shown()).contains("/usr/lib64", "/usr/lib");
    assertThat(masked()).containsExactly("/usr/lib/jvm", "/usr/lib/gcc");
  }

  @Test
  void archKeepsThemBesideEverythingElse() throws Exception {
    directories(
        "usr/lib/jvm/default", "usr/lib/python3.13", "usr/lib/node_modules", "usr/lib/gcc/x86_64");
    links("lib", "usr/lib", "lib64", "usr/lib", "usr/lib64", "lib");

    assertThat(shown()).containsExactly("/base", "/usr/lib");
    assertThat(masked())
        .containsExactly(
            "/usr/lib/jvm", "/usr/lib/gcc", "/usr/lib/node_modules", "/usr/lib/python3.13");
  }

  @Test
  void alpineHasTwoRealDirectories() throws Exception {
    directories("lib", "usr/lib");

    assertThat(shown()).containsExactly("/base", "/lib", "/usr/lib");
  }

  @Test
  void theImageIsMadeOnceAndAgainWhenAToolChanges() throws Exception {
    Path tool = Files.writeString(host.resolve("sh"), "one");
    Path cache = host.resolve("cache");
    Path first = image(tool, cache);

    assertThat(first.resolve("bin/sh")).hasContent("one");
    assertThat(Files.isExecutable(first.resolve("bin/sh"))).isTrue();
    assertThat(first.resolve("bin/sh")).isSymbolicLink();
    assertThat(first.resolve("etc/passwd")).content().contains("sandbox:x:1234:1234:");
    assertThat(image(tool, cache)).isEqualTo(first);

    Files.writeString(tool, "longer");
    assertThat(image(tool, cache)).isNotEqualTo(first);
    try (var entries = Files.list(cache)) {
      assertThat(entries).hasSize(2);
    }
  }

  /// Whoever may write the cache could give every sandbox another shell.
  @Test
  void aCacheThatOthersMayWriteIsNotUsed() throws Exception {
    Path tool = Files.writeString(host.resolve("sh"), "one");
    Path open = Files.createDirectory(host.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path closed = host.resolve("closed");

    assertThat(
            BaseImage.of(
                Map.of("bin", new TreeMap<>(Map.of("sh", tool))), 1234, List.of(open, closed)))
        .hasParent(closed);
  }

  private static Path image(Path tool, Path cache) throws Exception {
    return BaseImage.of(
        Map.of("bin", new TreeMap<>(Map.of("sh", tool, "bash", tool))), 1234, List.of(cache));
  }

  private List<String> shown() {
    return pieces().stream().filter(Bind.class::isInstance).map(Piece::at).toList();
  }

  private List<String> masked() {
    return pieces().stream().filter(Scratch.class::isInstance).map(Piece::at).toList();
  }

  private List<Piece> pieces() {
    return new BaseSystem(host, host.resolve("image"), Set.of("sh")).pieces();
  }

  private void directories(String... paths) throws Exception {
    for (String path : paths) {
      Files.createDirectories(host.resolve(path));
    }
  }

  private void links(String... pairs) throws Exception {
    Files.createDirectories(host.resolve("usr"));
    for (int i = 0; i < pairs.length; i += 2) {
      Files.createSymbolicLink(host.resolve(pairs[i]), Path.of(pairs[i + 1]));
    }
  }
}
