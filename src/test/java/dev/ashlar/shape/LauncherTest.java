package dev.ashlar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real `./ashlar` script in a folder with a blank in its name, between a Java that only says
/// how it was started and a Maven that only counts.
class LauncherTest {
  private static final String JAVA_THAT_TELLS =
      """
      #!/bin/sh
      for argument; do
        case $argument in -XX:AOTCacheOutput=*) echo cache >"${argument#*=}"; exit ;; esac
      done
      echo "in $PWD"
      printf '%s\\n' "$@"
      """;

  private static final String MAVEN_THAT_COUNTS =
      """
      #!/bin/sh
      echo built >>builds
      mkdir -p target/launch/work/lib
      wc -l <builds >target/launch/work/ashlar.jar
      """;

  private record Outcome(int exit, List<String> lines) {}

  @TempDir private Path temporary;
  private Path clone = Path.of("");
  private Path elsewhere = Path.of("");

  @BeforeEach
  void cloneBetweenFakes() throws IOException {
    clone = Files.createDirectories(temporary.toRealPath().resolve("my clone"));
    elsewhere = Files.createDirectories(temporary.toRealPath().resolve("else where"));
    for (String part : List.of("ashlar", "pom.xml", "bin/find-jdk.sh", "bin/build-steps.sh")) {
      Path copy = clone.resolve(part);
      Files.createDirectories(copy.getParent());
      Files.copy(Path.of(part), copy);
      assertThat(copy.toFile().setExecutable(true)).isTrue();
    }
    Files.createDirectories(clone.resolve("src/main"));
    program("tools/mvn", MAVEN_THAT_COUNTS);
    jdk("jdk-25", "25.0.1");
  }

  @Test
  void startsThroughASymlinkAndStaysWhereTheUserIs() throws Exception {
    Path link = Files.createSymbolicLink(elsewhere.resolve("ash"), Path.of("../my clone/ashlar"));

    Outcome outcome = await(start(link, "status", "a b"));

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.lines()).startsWith("building Ashlar (first use) …", "in " + elsewhere);
    assertThat(outcome.lines()).endsWith("status", "a b");
    assertThat(outcome.lines())
        .contains("-XX:TieredStopAtLevel=1")
        .anyMatch(line -> line.matches("-XX:AOTCache=.*/my clone/target/launch/.*25.0.1.aot"));
  }

  @Test
  void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
    ashlar("status");
    assertThat(ashlar("status").lines()).noneMatch(line -> line.startsWith("building"));

    Path source = Files.writeString(clone.resolve("src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));

    assertThat(ashlar("status").lines()).startsWith("building Ashlar (sources have changed) …");
  }

  @Test
  void concurrentFirstUsesBuildOnce() throws Exception {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(start(clone.resolve("ashlar"), "status"));
    }
    for (Process one : all) {
      Outcome outcome = await(one);
      assertThat(outcome.lines()).endsWith("status");
      assertThat(outcome.exit()).isZero();
    }

    assertThat(Files.readAllLines(clone.resolve("builds"))).hasSize(1);
  }

  @Test
  void longCommandsGetTheSecondCompiler() throws Exception {
    for (String verb : List.of("run", "demo", "replay", "check")) {
      assertThat(ashlar("-C", "status", verb).lines()).doesNotContain("-XX:TieredStopAtLevel=1");
    }
    assertThat(ashlar("-C", "run", "status").lines()).contains("-XX:TieredStopAtLevel=1");
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLog() throws Exception {
    program("tools/mvn", "#!/bin/sh\necho 'this is wrong'\nexit 1\n");

    Outcome outcome = ashlar("status");

    assertThat(outcome.exit()).isEqualTo(70);
    assertThat(outcome.lines())
        .hasSize(3)
        .contains("this is wrong")
        .last()
        .asString()
        .startsWith("ashlar: the build failed; its whole output is in " + clone);
  }

  @Test
  void aJavaThatIsTooOldIsPassedOver() throws Exception {
    Path old = jdk("jdk-17", "17.0.9");
    ProcessBuilder builder = prepare(clone.resolve("ashlar"), "status");
    builder.environment().put("ASHLAR_JAVA_HOME", old.toString());

    assertThat(await(builder.start()).lines())
        .anyMatch(line -> line.endsWith("/ashlar-25.0.1.aot"))
        .endsWith("status");
  }

  private Outcome ashlar(String... arguments) throws Exception {
    return await(start(clone.resolve("ashlar"), arguments));
  }

  private Process start(Path program, String... arguments) throws IOException {
    return prepare(program, arguments).start();
  }

  private ProcessBuilder prepare(Path program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(elsewhere.toFile()).redirectErrorStream(true);
    String path = temporary.resolve("tools") + ":" + System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("HOME", temporary.toString());
    builder.environment().put("JAVA_HOME", temporary.resolve("jdk-25").toString());
    return builder;
  }

  private static Outcome await(Process process) throws Exception {
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), lines);
  }

  private Path jdk(String name, String version) throws IOException {
    program(name + "/bin/java", JAVA_THAT_TELLS);
    program(name + "/bin/javac", "#!/bin/sh\n");
    Files.writeString(
        temporary.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return temporary.resolve(name);
  }

  private void program(String name, String text) throws IOException {
    Path file = temporary.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
