package dev.ashlar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pure packages know no file, socket, thread, clock or chance: the same events give the same
/// state, on every machine, for ever.
class PurityTest {
  private static final Set<String> PURE =
      Set.of("plan", "orchestrator", "report", "codec", "architect", "design");

  /// Only the codec knows a library; the others are made of the JDK alone.
  private static final Set<String> LIBRARIES_ALLOWED = Set.of("codec");

  private static final Pattern TYPES_BANNED =
      Pattern.compile(
          """
          java\\.io\\.(?!Serializable$).*|\
          java\\.nio\\.(file|channels)\\..*|\
          java\\.net\\..*|javax\\.net\\..*|com\\.sun\\..*|\
          java\\.lang\\.(Thread.*|InheritableThreadLocal|ScopedValue|Runtime|Process.*|ClassLoader)|\
          java\\.lang\\.reflect\\..*|\
          java\\.util\\.concurrent\\..*|java\\.util\\.Timer.*|\
          java\\.util\\.(Random|SplittableRandom|Scanner|ServiceLoader)|java\\.util\\.random\\..*|\
          java\\.util\\.(zip\\.ZipFile|jar\\.JarFile|logging\\..*)|\
          java\\.security\\.SecureRandom|java\\.time\\.(Clock|InstantSource)\
          """);

  private static final Pattern MEMBERS_BANNED =
      Pattern.compile(
          """
          java\\.lang\\.System\\.(?!arraycopy$|identityHashCode$).*|\
          java\\.time\\..*\\.now|java\\.time\\.ZoneId\\.systemDefault|\
          java\\.util\\.(Locale|TimeZone)\\.getDefault|java\\.util\\.UUID\\.randomUUID|\
          java\\.util\\.Collections\\.shuffle|\
          java\\.lang\\.(Math|StrictMath)\\.random|java\\.lang\\.Object\\.(wait|notify|notifyAll)|\
          java\\.lang\\.Class\\.(getResource.*|forName|getClassLoader)|\
          .*\\.parallelStream|.*Stream\\.parallel\
          """);

  private static final Pattern OWN_OR_JDK =
      Pattern.compile("(java|dev\\.ashlar|org\\.jspecify\\.annotations)\\..*|[^.]+");

  @Test
  void thePurePackagesTouchNothing() throws IOException {
    List<Bytecode> classes = Bytecode.below(Bytecode.MAIN);

    assertThat(classes.stream().map(Bytecode::packageName)).contains("plan");
    assertThat(breaches(classes)).isEmpty();
  }

  @Test
  void filesClocksThreadsAndChanceAreFound(@TempDir Path root) throws IOException {
    List<Bytecode> classes =
        Planted.in(
            root,
            "orchestrator",
            """
            class Planted {
              Object file(String name) { return java.nio.file.Path.of(name); }
              Object clock() { return java.time.Instant.now(); }
              void thread(Runnable task) { Thread.startVirtualThread(task); }
              double chance() { return Math.random(); }
              long ticks() { return System.nanoTime(); }
              void declared() throws java.io.UncheckedIOException {}
            }
            """);

    assertThat(breaches(classes))
        .containsExactly(
            "dev.ashlar.orchestrator.Planted is pure and may not use java.io.UncheckedIOException",
            "dev.ashlar.orchestrator.Planted is pure and may not use java.lang.Thread",
            "dev.ashlar.orchestrator.Planted is pure and may not use java.nio.file.Path",
            "dev.ashlar.orchestrator.Planted is pure and may not call java.lang.Math.random",
            "dev.ashlar.orchestrator.Planted is pure and may not call java.lang.System.nanoTime",
            "dev.ashlar.orchestrator.Planted is pure and may not call java.time.Instant.now");
  }

  @Test
  void theFileOverloadsOfALibraryAreFound(@TempDir Path root) throws IOException {
    List<Bytecode> classes =
        Planted.in(
            root,
            "codec",
            """
            class Planted {
              Object text(tools.jackson.databind.ObjectMapper json) { return json.readTree("{}"); }
              Object file(tools.jackson.databind.ObjectMapper json) {
                return json.readTree((java.io.File) null);
              }
            }
            """);

    assertThat(breaches(classes))
        .containsExactly("dev.ashlar.codec.Planted is pure and may not use java.io.File");
  }

  @Test
  void aLibraryOutsideTheCodecIsFound(@TempDir Path root) throws IOException {
    List<Bytecode> classes =
        Planted.in(root, "plan", "class Planted { tools.jackson.databind.JsonNode node; }");

    assertThat(breaches(classes))
        .containsExactly("dev.ashlar.plan.Planted may not know tools.jackson.databind.JsonNode");
  }

  private static List<String> breaches(List<Bytecode> classes) {
    List<String> found = new ArrayList<>();
    for (Bytecode type : classes) {
      if (!PURE.contains(type.packageName())) {
        continue;
      }
      for (String used : type.types()) {
        if (TYPES_BANNED.matcher(used).matches()) {
          found.add(type.name() + " is pure and may not use " + used);
        } else if (!LIBRARIES_ALLOWED.contains(type.packageName())
            && !OWN_OR_JDK.matcher(used).matches()) {
          found.add(type.name() + " may not know " + used);
        }
      }
      for (String member : type.members()) {
        if (MEMBERS_BANNED.matcher(member).matches()) {
          found.add(type.name() + " is pure and may not call " + member);
        }
      }
    }
    return found;
  }
}
