package dev.ashlar.gate;

import dev.ashlar.gate.SuiteResult.Status;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.plan.Digest;
import dev.ashlar.sandbox.Isolation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The full report of a gate as JSON for the store: the same submission under the same tests gives
/// the same bytes.
///
/// So it holds no time, no path of the host and nothing that a program printed; a held-out case is
/// the digest of its id and whether it passed.
final class Detail {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode root = NODES.objectNode();

  Detail(GateJob job, Isolation isolation) {
    root.put("gate", 1);
    root.put("subject", job.subject());
    root.put("tests", job.testsDigest().hex());
    root.put("tree", job.treeDigest().hex());
    root.put("suitesOnly", job.suitesOnly());
    root.put("threshold", job.thresholdPercent());
    ObjectNode held = root.putObject("isolation");
    held.put("tier", isolation.tier().name().toLowerCase(Locale.ROOT));
    held.put("mechanism", isolation.mechanism());
    held.put("probes", isolation.held() + "/" + isolation.probes().size());
  }

  /// How the build ended.
  Detail build(Build build) {
    switch (build) {
      case Build.Done _ -> root.put("build", "ok");
      case Build.Failed failed -> root.put("build", name(Optional.of(failed.fault().defect())));
    }
    return this;
  }

  /// The run that counts, and how many there were.
  Detail run(RunResult run, int runs) {
    root.put("runs", runs);
    run.ending().ifPresent(fault -> root.put("ending", name(Optional.of(fault.defect()))));
    ArrayNode cases = root.putArray("cases");
    run.cases().stream()
        .filter(result -> !result.question().heldOut())
        .forEach(result -> {
          ObjectNode one = cases.addObject();
          one.put("id", result.question().line().id());
          one.put("result", name(result.defect()));
        });
    ArrayNode heldOut = root.putArray("heldOut");
    run.cases().stream()
        .filter(result -> result.question().heldOut())
        .sorted(Comparator.comparing(Detail::idDigest))
        .forEach(result -> {
          ObjectNode one = heldOut.addObject();
          one.put("case", idDigest(result));
          one.put("result", result.passed() ? "pass" : "fail");
        });
    ArrayNode suites = root.putArray("suites");
    run.suites().forEach(suite -> suite(suites.addObject(), suite));
    return this;
  }

  private static void suite(ObjectNode one, SuiteResult suite) {
    one.put("name", suite.name());
    one.put("result", name(suite.fault().map(Fault::defect)));
    one.put("tests", suite.tests().size());
    one.put("passed", suite.count(Status.PASSED));
    one.put("failed", suite.count(Status.FAILED));
    one.put("skipped", suite.count(Status.SKIPPED));
  }

  private static String idDigest(CaseResult result) {
    return Digest.ofText(result.question().line().id()).brief();
  }

  /// The verdict, and with it the whole text.
  String text(Optional<Defect> defect, int passed, int total, List<String> requirements) {
    root.put("verdict", defect.isEmpty() ? "green" : "red");
    defect.ifPresent(d -> root.put("defect", name(defect)));
    root.put("passed", passed);
    root.put("total", total);
    ArrayNode ids = root.putArray("requirements");
    requirements.forEach(ids::add);
    return MAPPER.writeValueAsString(root) + "\n";
  }

  private static String name(Optional<Defect> defect) {
    return defect.map(d -> d.name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse("pass");
  }
}
