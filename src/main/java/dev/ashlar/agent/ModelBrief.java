package dev.ashlar.agent;

import dev.ashlar.orchestrator.Role;
import java.util.Map;

/// An assignment's texts as a model with tools reads them: the brief with the tools that answer it,
/// and with directories by the names that they have here.
record ModelBrief(String rules, String brief) {
  static ModelBrief of(Assignment assignment, Premises premises) {
    var text =
        Answering.TOOLS.complete(
            assignment.brief(), assignment.key(), assignment.role(), new Answering.Reader("", ""));
    return new ModelBrief(
        PromptBook.fill(ModelBrief.class, rules(assignment.role()), Map.of()).strip(),
        premises.named(text));
  }

  private static String rules(Role role) {
    return switch (role) {
      case GENERATOR, REVISER -> "model-writes";
      case ORCHESTRATOR -> "model-plans";
      case EVALUATOR, INTEGRATOR -> "model-reads";
    };
  }
}
