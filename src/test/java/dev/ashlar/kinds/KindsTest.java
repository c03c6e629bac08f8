package dev.ashlar.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.gate.Gate;
import dev.ashlar.gate.Qualification;
import dev.ashlar.gate.Toolchains;
import dev.ashlar.plan.Plan;
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.sandbox.ToolchainFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases of a start are red on its stubs and green on an implementation, in the real gate.
/// Three starts are tried, one in each language; all with `-Dashlar.kinds=all`, as `./build
/// campaign` does.
@TestInstance(Lifecycle.PER_CLASS)
class KindsTest {
  /// One a language, and each way of composing.
  private static final Map<String, String> FEW =
      Map.of("interpreter", "python", "query-engine", "java", "protocol-stack", "c");

  private Sandboxes.@org.jspecify.annotations.Nullable Choice sandboxes;

  @TempDir private Path scratch;

  static Stream<StartsTest.Start> starts() {
    boolean all = "all".equals(System.getProperty("ashlar.kinds"));
    return StartsTest.all().filter(start -> all || start.language().equals(FEW.get(start.kind())));
  }

  @BeforeAll
  void probe() throws InterruptedException {
    sandboxes = new Sandboxes(System.getenv()).choose(Sandboxes.Policy.REQUIRED);
  }

  @ParameterizedTest
  @MethodSource("starts")
  void theCasesOfAStartCanBeMet(StartsTest.Start start) throws Exception {
    SortedMap<String, byte[]> files =
        new SatisfiedKind(start.kind(), scratch).files(start.language());
    Reading reading = PlanReader.read(PlanFiles.of(files));
    assertThat(reading).isInstanceOf(Reading.Admissible.class);
    Plan plan = ((Reading.Admissible) reading).plan();

    Qualification.Result result =
        new Qualification(gate(plan), plan, PlanFiles.of(files))
            .qualify(Qualification.Progress.none());

    assertThat(result.problems()).isEmpty();
    assertThat(result.rows())
        .allSatisfy(row -> {
          assertThat(row.passingOnStub()).as(row.subject()).contains(List.of());
          assertThat(row.knownGood()).as(row.subject()).contains(true);
        });
  }

  private Gate gate(Plan plan) throws InterruptedException {
    var search = Toolchains.find(new ToolchainFinder(System.getenv()), plan.toolchains());
    assumeTrue(search instanceof Toolchains.Found, () -> "not here: " + search);
    assertThat(sandboxes).isInstanceOf(Sandboxes.Ready.class);
    if (sandboxes instanceof Sandboxes.Ready ready
        && search instanceof Toolchains.Found(Toolchains toolchains, List<String> _)) {
      return new Gate(ready.sandbox(), toolchains, scratch.resolve("gate"));
    }
    throw new IllegalStateException("no sandbox, or no toolchains");
  }
}
