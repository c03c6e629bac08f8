package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.sandbox.Toolchain.Found;
import dev.ashlar.sandbox.Toolchain.Missing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Named toolchains work inside and bring nothing else along; missing ones say how to mend it.
class ToolchainFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          jdk | echo 'void main() { IO.println(42); }' >H.java; javac -d . H.java && java -Xmx64m H
          python | python3 -c 'import json, ssl, zlib; print(6 * 7)'
          gcc | echo 'int puts(const char*);int main(void){return puts("42")<0;}' >h.c; gcc h.c -o h && ./h
          node | node -e 'require("zlib"); console.log(6 * 7)'
          """)
  void aNamedToolchainWorksInside(String name, String script) throws Exception {
    Spec spec = Spec.of(Limits.DEFAULT, "sh", "-c", script).using(Machine.toolchain(name));
    for (Candidate candidate : Candidate.values()) {
      Outcome outcome = Machine.sandbox(candidate).run(spec);
      assertThat(outcome.stdout().text()).as("%s: %s", candidate, outcome).isEqualTo("42\n");
    }
  }

  @ParameterizedTest
  @EnumSource(Candidate.class)
  void aPlanThatNamesOneToolchainSeesNoOther(Candidate candidate) throws Exception {
    Toolchain jdk = Machine.toolchain("jdk");
    String others =
        "for p in python python3 gcc cc as ld node perl git make; do command -v $p; done; ls -d"
            + " /usr/include /usr/lib/gcc /usr/lib/python3* /usr/lib/node_modules 2>/dev/null; find"
            + " / -type f -perm -100 ! -name '*.so*' 2>/dev/null | grep -v -e ^/proc -e ^/base/ -e"
            + " '^/usr/lib/[a-z0-9_]*-linux-'";
    Spec spec = Spec.of(Limits.DEFAULT, "sh", "-c", others).using(jdk);

    assertThat(Machine.sandbox(candidate).run(spec).stdout().text().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith(jdk.mounts().getFirst() + "/"));
  }

  @Test
  void aTooOldJdkIsPassedOverAndTheOneThatRunsUsTaken(@TempDir Path host) throws Exception {
    Path old = jdk(host.resolve("old"), "17.0.1");

    assertThat(
            new ToolchainFinder(
                    Map.of("ASHLAR_JAVA_HOME", old.toString(), "JAVA_HOME", old.toString()))
                .find("jdk"))
        .isInstanceOfSatisfying(
            Found.class,
            found ->
                assertThat(found.toolchain().env().get("JAVA_HOME")).isNotEqualTo(old.toString()));
  }

  @Test
  void theJdkThatTheOperatorNamesComesFirst(@TempDir Path host) throws Exception {
    Path elsewhere = Files.writeString(host.resolve("cacerts"), "x");
    Path home = jdk(host.resolve("new"), "26.0.1");
    Files.createSymbolicLink(
        Files.createDirectories(home.resolve("lib/security")).resolve("cacerts"), elsewhere);

    assertThat(new ToolchainFinder(Map.of("ASHLAR_JAVA_HOME", home.toString())).find("jdk"))
        .isEqualTo(
            new Found(
                new Toolchain(
                    "jdk",
                    List.of(home, elsewhere),
                    List.of(home.resolve("bin")),
                    Map.of("JAVA_HOME", home.toString())),
                "JDK 26.0.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "python, apt-get install python3",
    "gcc, apt-get install gcc",
    "node, apt-get install nodejs"
  })
  void aMissingToolchainSaysHowToGetIt(String name, String fix, @TempDir Path empty)
      throws Exception {
    assertThat(new ToolchainFinder(Map.of("PATH", empty.toString())).find(name))
        .isInstanceOfSatisfying(
            Missing.class,
            missing -> {
              assertThat(missing.reason()).contains("on PATH");
              assertThat(missing.fix()).contains(fix);
            });
  }

  /// A shim of a version switcher that has no version to switch to.
  @Test
  void aProgramThatFailsIsNoToolchain(@TempDir Path bin) throws Exception {
    Path shim =
        Files.writeString(bin.resolve("python3"), "#!/bin/sh\necho no version >&2\nexit 127\n");
    Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(new ToolchainFinder(Map.of("PATH", bin.toString())).find("python"))
        .isInstanceOf(Missing.class);
  }

  @ParameterizedTest
  @EnumSource(Candidate.class)
  void aToolchainOfThePlansOwnIsSeenAtItsOwnPath(Candidate candidate, @TempDir Path host)
      throws Exception {
    Path tool =
        Files.writeString(
            Files.createDirectory(host.resolve("bin")).resolve("tool"), "#!/bin/sh\necho tool\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    ToolchainFinder finder = new ToolchainFinder(Map.of());
    Found own =
        (Found) finder.custom("own", List.of(host.resolve("bin")), List.of(host.resolve("bin")));

    Outcome outcome =
        Machine.sandbox(candidate).run(Spec.of(Machine.LIMITS, "tool").using(own.toolchain()));

    assertThat(outcome.stdout().text()).as(outcome.toString()).isEqualTo("tool\n");
  }

  @ParameterizedTest
  @CsvSource({"/", "/proc", "/etc", "relative", "/usr/../etc", "/no/such/thing"})
  void whatIsNoToolchainIsNotMounted(Path path) {
    assertThat(new ToolchainFinder(Map.of()).custom("own", List.of(path), List.of()))
        .isInstanceOf(Missing.class);
  }

  private static Path jdk(Path home, String version) throws Exception {
    Path javac = Files.createFile(Files.createDirectories(home.resolve("bin")).resolve("javac"));
    Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home.toRealPath();
  }
}
