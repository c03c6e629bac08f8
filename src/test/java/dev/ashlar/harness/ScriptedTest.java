package dev.ashlar.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.gate.Qualification;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A plan whose agents answer from a file in its directory.
class ScriptedTest {
  @TempDir private Path directory;

  @BeforeEach
  void layOut() throws Exception {
    Arithmetic.layOut(directory);
    seat("scripted");
  }

  private void seat(String agent) throws Exception {
    var yaml = directory.resolve("ashlar.yaml");
    Files.writeString(yaml, Files.readString(yaml).replaceAll("agent: \\w+", "agent: " + agent));
  }

  private Admission.Examined examined() throws Exception {
    return Admission.examine(RunTest.settings(directory), Qualification.Progress.none());
  }

  private static String generate(String order, String path, String text) {
    var json = JsonMapper.builder().build();
    var node = json.createObjectNode().put("order", order).put("summary", "Wrote it.");
    node.putObject("files").put(path, text);
    return json.writeValueAsString(node) + "\n";
  }

  private static String pass(String order) {
    return """
    {"order": "%s", "worker": "reader", "verdict": {"verdict": "PASS",\
     "findings": [{"where": "src", "what": "read it"}]}}
    """
        .formatted(order);
  }

  @Test
  void aScriptedPlanIsBuilt() throws Exception {
    Files.writeString(
        directory.resolve("replies.jsonl"),
        generate("generate inc v1 a1 t1", "src/inc/inc.sh", Arithmetic.INC_WITHOUT_ERRORS)
            + generate("generate inc v1 a1 t2", "src/inc/inc.sh", Arithmetic.INC)
            + pass("evaluate inc v1 a1 t2")
            + generate("generate dbl v1 a1 t1", "src/dbl/dbl.sh", Arithmetic.DBL)
            + pass("evaluate dbl v1 a1 t1"));
    var examined = examined();
    if (examined.refusal().orElse(null) instanceof Refusal.NotHere why) {
      Assumptions.abort("no sandbox here: " + why.reason());
    }
    var opening = Runs.begin(RunTest.settings(directory), examined.admitted().orElseThrow());
    try (var run = ((Opening.Opened) opening).run()) {
      assertThat(run.run().control().outcome()).contains(Outcome.BUILT);
    }
  }

  @Test
  void whatWasRejectedAndWhatIsTooLongIsNotTakenIn() throws Exception {
    var wrong = generate("generate inc v1 a1 t1", "src/inc/inc.sh", Arithmetic.INC_WITHOUT_ERRORS);
    Files.writeString(
        directory.resolve("replies.jsonl"),
        wrong
            + wrong.replace("a1 t1", "a1 t2")
            + generate("generate inc v1 a2 t1", "src/inc/inc.sh", Arithmetic.INC)
                .replace("Wrote it.", "Wrote it. ".repeat(401))
            + generate("generate inc v1 a2 t2", "src/inc/inc.sh", Arithmetic.INC)
            + pass("evaluate inc v1 a2 t2")
            + generate("generate dbl v1 a1 t1", "src/dbl/dbl.sh", Arithmetic.DBL)
            + pass("evaluate dbl v1 a1 t1"));
    var happened = new ConcurrentLinkedQueue<Event>();
    var settings = RunTest.settings(directory, (event, _) -> happened.add(event));
    var examined = Admission.examine(settings, Qualification.Progress.none());
    if (examined.refusal().orElse(null) instanceof Refusal.NotHere why) {
      Assumptions.abort("no sandbox here: " + why.reason());
    }
    var opening = Runs.begin(settings, examined.admitted().orElseThrow());
    try (var run = ((Opening.Opened) opening).run()) {
      assertThat(run.run().control().outcome()).contains(Outcome.BUILT);
    }
    assertThat(happened)
        .anySatisfy(event ->
            assertThat(event)
                .isInstanceOfSatisfying(
                    Event.GenerationFailed.class,
                    failed -> assertThat(failed.detail()).contains("handed in again as it was")))
        .anySatisfy(event ->
            assertThat(event)
                .isInstanceOfSatisfying(
                    Event.SubmissionRefused.class,
                    refused ->
                        assertThat(refused.findings().toString())
                            .contains("has 4010 characters; it is one page, at most 4000")));
  }

  @Test
  void everyWrongLineIsToldBeforeAnythingIsOrdered() throws Exception {
    Files.writeString(
        directory.resolve("replies.jsonl"),
        """
        {"order": "generate inc v1 a1 t1"}
        nonsense
        {"order": "evaluate inc v1 a1 t1", "verdict": {"verdict": "FINE"}}
        {"order": "generate inc v1 a1 t2", "fails": "TIRED"}
        """);

    assertThat(((Refusal.NotHere) examined().refusal().orElseThrow()).reason())
        .contains("replies.jsonl:1: a reply has exactly one of")
        .contains("replies.jsonl:2: not JSON")
        .contains("replies.jsonl:3: `verdict` is \"FINE\"")
        .contains("replies.jsonl:4: `fails` is \"TIRED\"");
  }

  @Test
  void aMissingScriptAndAnAgentThatCannotBeStartedAreRefused() throws Exception {
    assertThat(((Refusal.NotHere) examined().refusal().orElseThrow()).reason())
        .contains("replies.jsonl is missing");
    seat("claude");
    assertThat(((Refusal.NotHere) examined().refusal().orElseThrow()).reason())
        .contains("Ashlar does not know the agent claude");
  }
}
