package dev.ashlar.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// An assignment's texts as a model with tools reads them: the brief with the tools that answer it,
/// and with directories by the names that they have here.
final class ModelBrief {
  /// Where a brief leaves room for how it is answered.
  private static final String ANSWERING = "{answering}";

  static final Tool TESTS =
      new Tool(
          "run_visible_tests",
          "Lays your files into the tree and runs the gate's visible cases on them.",
          List.of());

  private ModelBrief() {}

  /// What holds for the whole conversation.
  static String rules(Assignment assignment) {
    return switch (assignment.role()) {
      case GENERATOR -> resource("model-writes.md");
      case ORCHESTRATOR, EVALUATOR, INTEGRATOR, REVISER -> resource("model-reads.md");
    };
  }

  static String of(Assignment assignment, Premises premises) {
    var brief = premises.named(assignment.brief());
    var part = resource(assignment.role().name().toLowerCase(Locale.ROOT) + "-tools.md");
    int at = brief.lastIndexOf(ANSWERING);
    return at < 0
        ? brief + "\n\n" + part
        : brief.substring(0, at) + part + brief.substring(at + ANSWERING.length());
  }

  private static String resource(String name) {
    try (var in = Objects.requireNonNull(ModelBrief.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
