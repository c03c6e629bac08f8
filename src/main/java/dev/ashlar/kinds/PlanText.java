package dev.ashlar.kinds;

import dev.ashlar.kinds.Kind.Part;
import dev.ashlar.kinds.Kind.Stage;
import dev.ashlar.kinds.Language.Commands;
import java.util.List;
import java.util.stream.Collectors;

/// The `ashlar.yaml` of a start.
final class PlanText {
  private static final int TURNS_FACTOR = 3;
  private static final int TOKENS_FACTOR = 4;
  private static final int GENERATORS_MAX = 3;

  private final Kind kind;
  private final Language language;
  private final StringBuilder text = new StringBuilder();

  private PlanText(Kind kind, Language language) {
    this.kind = kind;
    this.language = language;
  }

  static String of(Kind kind, Language language) {
    return new PlanText(kind, language).written();
  }

  private String written() {
    line(0, "ashlar: 1");
    artifact();
    line(0, "requirements:");
    kind.requirements().forEach((id, requirement) -> line(1, id + ": " + quoted(requirement)));
    line(0, "toolchains: [" + language.toolchain() + "]");
    line(0, "modules:");
    kind.modules().forEach(this::module);
    line(0, "tiers:");
    kind.tiers().forEach(this::tier);
    endToEnd();
    running();
    return text.toString();
  }

  private void artifact() {
    line(0, "artifact:");
    line(1, "name: " + kind.root());
    line(1, "kind: " + kind.name());
    line(1, "summary: " + quoted(kind.summary()));
    line(1, "references: " + list(kind.references().stream().map(WorkingStart::reference)));
  }

  private void module(Part part) {
    String name = part.name();
    line(1, "- name: " + name);
    line(2, "purpose: " + quoted(part.purpose()));
    line(2, "contract: contracts/" + name + ".md");
    line(2, "interfaces: contracts/" + name);
    line(2, "version: 1");
    line(2, "needs: " + list(part.needs().stream()));
    line(2, "owns: [\"" + kind.root() + "/" + name + "/**\"]");
    line(2, "stub: stubs/" + name);
    line(2, "requirements: " + list(part.requirements().stream()));
    gate(2, "tests/" + name);
    int turns = part.effort().turns();
    int tokens = part.effort().kiloTokens();
    line(2, "estimate: {turns: " + turns + ", tokens: " + tokens + "k}");
    line(
        2,
        "budget: {turns: %d, attempts: 3, wall-clock: 45m, tokens: %dk, on-exhausted: [fresh, person]}"
            .formatted(turns * TURNS_FACTOR, tokens * TOKENS_FACTOR));
  }

  private void tier(Stage tier) {
    line(1, "- name: " + tier.name());
    line(2, "modules: " + list(tier.modules().stream()));
    gate(2, "tests/" + tier.name());
  }

  private void endToEnd() {
    line(0, "end-to-end:");
    gate(1, "tests/end-to-end");
    line(1, "threshold: 100%");
    line(1, "deliver:");
    line(2, "run: " + language.commands().deliver());
  }

  private void gate(int depth, String directory) {
    Commands commands = language.commands();
    line(depth, "gate:");
    line(depth + 1, "build: " + commands.build());
    line(depth + 1, "run: " + commands.run());
    line(depth + 1, "support: " + directory + "/support");
    line(depth + 1, "cases: " + directory + "/cases.jsonl");
    line(depth + 1, "held-out: " + directory + "/held-out.jsonl");
    line(depth + 1, "timeouts: {build: 120s, run: 60s, case: 5s}");
    line(depth + 1, "memory: " + commands.memory());
  }

  private void running() {
    List<Part> parts = kind.modules();
    int generators = Math.min(GENERATORS_MAX, parts.size());
    int turns = parts.stream().mapToInt(part -> part.effort().turns() * TURNS_FACTOR).sum();
    int tokens = parts.stream().mapToInt(part -> part.effort().kiloTokens() * TOKENS_FACTOR).sum();
    line(0, "roles:");
    List.of("generator", "evaluator", "integrator")
        .forEach(role -> line(1, role + ": {agent: attached, lease: 20m}"));
    line(0, "budget: {wall-clock: 4h, tokens: %dk, turns: %d}".formatted(tokens, turns * 2));
    line(
        0,
        "parallelism: {generators: %d, evaluators: 2, gates: 2, unjudged: %d}"
            .formatted(generators, generators + 4));
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  private static String list(java.util.stream.Stream<String> words) {
    return words.collect(Collectors.joining(", ", "[", "]"));
  }

  /// A sentence that no YAML reader can misunderstand.
  private static String quoted(String sentence) {
    return '"' + sentence.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
