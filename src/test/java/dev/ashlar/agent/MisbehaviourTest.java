package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a client does, its turn ends in a named outcome, and nothing of it lives on. Real
/// processes in the real sandbox before the real gateway; only the client and the provider act.
///
/// Most of a row is waiting, so a few are played at once. No row depends on how long anything
/// takes: where silence or time is what is tried, nothing else can end the turn.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisbehaviourTest {
  private static final int AT_ONCE = 4;

  private final ExecutorService players = Executors.newFixedThreadPool(AT_ONCE);
  private final Map<String, Future<String>> played = new LinkedHashMap<>();
  private Path root = Path.of("");
  private ClientRig rig;

  @BeforeAll
  void play(@TempDir Path directory) throws Exception {
    root = directory;
    rig = ClientRig.open(root.resolve("rig"));
    rows()
        .forEach(row -> {
          var place = root.resolve("row-" + played.size());
          played.put(row.what(), players.submit(() -> outcome(row, rig.beside(place))));
        });
  }

  @AfterAll
  void end() throws Exception {
    players.shutdownNow();
    rig.close();
  }

  static Stream<Misbehaviour> rows() {
    return Misbehaviour.groups().values().stream().flatMap(List::stream);
  }

  private static String outcome(Misbehaviour row, ClientRig rig) throws Exception {
    try (rig) {
      for (var setting : row.settings()) {
        setting.on(rig);
      }
      var outcome = rig.outcome(rig.asked(row.role(), row.behaviour()));
      return outcome + (rig.alive() == 0 ? "" : "\nand something of it lives on");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aTurnEndsByName(Misbehaviour row) throws Exception {
    assertThat(played.get(row.what()).get())
        .startsWith(row.outcome())
        .doesNotContain("something of it lives on");
  }

  private ClientRig another() throws Exception {
    return rig.beside(Files.createTempDirectory(root, "other-"));
  }

  @Test
  void itSeesNoFileNoPortAndNoProcessOfOthers() throws Exception {
    var sibling = Files.createDirectories(root.resolve("sibling/work"));
    Files.writeString(sibling.resolve("secret"), "canary");
    var port = "" + rig.providersPort();
    var answer = rig.generator("looks-around", sibling.toString(), port);
    assertThat(rig.outcome(answer)).startsWith("handed in: failed failed failed failed |");
    assertThat(sibling.resolve("planted")).doesNotExist();
  }

  @Test
  void itsEnvironmentHoldsNothingOfTheHarness() throws Exception {
    var names = rig.outcome(rig.generator("tells-its-environment")).substring(11).split(" ");
    assertThat(names)
        .contains("HOME", "TOKEN", "MODEL")
        .allMatch(name ->
            name.matches("HOME|LANG|LC_\\w+|MODEL|PATH|PWD|PYTHON\\w+|TERM|TMPDIR|TOKEN|TZ"));
  }

  @Test
  void itMayHaveItsVisibleCasesTried() throws Exception {
    assertThat(rig.outcome(rig.generator("checks")))
        .isEqualTo("handed in: check said 1: 1 of 2 red");
  }

  @Test
  void anEvaluatorWritesNothing() throws Exception {
    try (var judge = another()) {
      judge.asked(Role.EVALUATOR, "judges-and-writes");
      assertThat(judge.work().resolve("submission")).doesNotExist();
    }
  }

  @Test
  void whatItWroteBeforeItDiedIsNotLost() throws Exception {
    try (var dying = another()) {
      assertThat(dying.outcome(dying.generator("dies"))).startsWith("CRASHED");
      assertThat(dying.work().resolve("src/m/m.sh")).hasContent("echo done");
    }
  }

  @Test
  void aBudgetIsExceededByOneCallAtMost() throws Exception {
    try (var spender = another()) {
      spender.callsTheModel();
      spender.reserve(200, 0);
      spender.generator("spends-until-stopped");
      assertThat(spender.spent().orElseThrow()).isBetween(200L, 260L);
    }
  }

  @Test
  void whatAReplyDidNotSayIsUnknownNotZero() throws Exception {
    try (var paying = another()) {
      paying.callsTheModel();
      paying.provider("{\"reply\": \"fine\", \"usage\": false}");
      assertThat(paying.outcome(paying.generator("pays"))).isEqualTo("handed in: status 200");
      assertThat(paying.spent()).isEmpty();
    }
  }

  @Test
  void anInterruptEndsEverything() throws Exception {
    try (var interrupted = another()) {
      interrupted.interrupted("talks-for-ever");
      assertThat(interrupted.alive()).isZero();
    }
  }

  @Test
  void whoIsRefusedNeverStarts() throws Exception {
    try (var refused = another()) {
      refused.refuseEnrolment("worker x is this run's evaluator");
      assertThat(refused.outcome(refused.generator("good")))
          .isEqualTo("CANCELLED: worker x is this run's evaluator");
      assertThat(refused.work().resolve("src")).doesNotExist();
    }
  }

  @Test
  void everyInstanceHasANameOfItsOwnAndKeepsItsAttempts() throws Exception {
    try (var named = another()) {
      named.generator("good");
      named.generator("good");
      assertThat(named.enrolled()).hasSize(2).doesNotHaveDuplicates();
      named.heldBy("fake-1234");
      assertThat(named.generator("good").instance()).isEqualTo("fake-1234");
      assertThat(named.lineages()).containsExactly("fake m", "fake m", "fake m");
    }
  }
}
