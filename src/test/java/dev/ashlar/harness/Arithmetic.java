package dev.ashlar.harness;

import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.codec.Recording;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Submission;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A two-module plan in shell, and recordings of what agents might do with it: gates of
/// milliseconds, no toolchain.
public final class Arithmetic {
  public static final String INC =
      "inc() { case \"$1\" in ''|*[!0-9]*) echo '\"error\"';; *) echo $(( $1 + 1 ));; esac; }\n";
  public static final String DBL =
      "dbl() { case \"$1\" in ''|*[!0-9]*) echo '\"error\"';; *) echo $(( $1 * 2 ));; esac; }\n";
  public static final String INC_WITHOUT_ERRORS = "inc() { echo $(( $1 + 1 )); }\n";

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final Plan plan;
  private final PlanFiles files;
  private final List<Event> events = new ArrayList<>();
  private final TreeMap<Digest, SortedMap<String, byte[]>> trees = new TreeMap<>();

  Arithmetic() throws IOException {
    files = PlanFolder.read(source());
    plan = ((Reading.Admissible) PlanReader.read(files)).plan();
    var digest = Trees.of(files.files()).digest();
    trees.put(digest, files.files());
    events.add(new Event.RunAdmitted(AT, "recorded", plan, digest, List.of(), "none", List.of()));
  }

  static Path source() {
    return Path.of("examples/arithmetic");
  }

  /// Copies the plan into an empty directory.
  public static void layOut(Path directory) throws IOException {
    for (var file : PlanFolder.read(source()).files().entrySet()) {
      var path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /// A generator hands this file in.
  Arithmetic submits(String order, String path, String text) {
    SortedMap<String, byte[]> tree =
        new TreeMap<>(Map.of(path, text.getBytes(StandardCharsets.UTF_8)));
    var digest = Trees.of(tree).digest();
    trees.put(digest, tree);
    var submission = new Submission(digest, "Wrote " + path, "generator of " + order);
    events.add(new Event.SubmissionArrived(AT, OrderKey.parse(order), submission, Usage.UNKNOWN));
    return this;
  }

  /// An evaluator passes it.
  Arithmetic passes(String order) {
    var gate = new GateReport.Green(Digest.ofText("any"), 1, 1, "none");
    var verdict = new Verdict.Pass(gate, Findings.of("src", "read it"), "reader");
    events.add(new Event.Judged(AT, OrderKey.parse(order), verdict, Usage.UNKNOWN));
    return this;
  }

  /// Both modules right at the first turn, but for `inc`, whose first turn forgets its errors.
  static Recording builtWithOneRedGate() throws IOException {
    return new Arithmetic()
        .submits("generate inc v1 a1 t1", "src/inc/inc.sh", INC_WITHOUT_ERRORS)
        .submits("generate inc v1 a1 t2", "src/inc/inc.sh", INC)
        .passes("evaluate inc v1 a1 t2")
        .submits("generate dbl v1 a1 t1", "src/dbl/dbl.sh", DBL)
        .passes("evaluate dbl v1 a1 t1")
        .recording();
  }

  Recording recording() {
    return new Recording("a test", events, trees);
  }
}
