package dev.ashlar.scenario;

import dev.ashlar.plan.Budget;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.Parallelism;
import dev.ashlar.plan.Plan;
import dev.ashlar.testkit.PlanDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The first lines of a scenario, which say what is to be built: `module`, `tier` and `run`.
final class PlanLines {
  private final PlanDraft draft = new PlanDraft();

  PlanLines() {
    draft.agent = "claude-code";
    draft.parallelism = new Parallelism(40, 40, 40, 40);
  }

  static boolean isOne(String line) {
    return line.matches("(module|tier|run) .*");
  }

  void add(String line) {
    var words = new Words(line);
    switch (words.next("module, tier or run")) {
      case "module" -> module(words);
      case "tier" -> tier(words);
      default -> run(words);
    }
    words.end();
  }

  Plan plan() {
    if (draft.modules.isEmpty()) {
      throw new Mistake("there is no module yet; begin with a line like 'module lexer'");
    }
    return draft.build();
  }

  private void module(Words words) {
    var module = draft.module(words.next("the module's name"));
    words.option("needs").ifPresent(needs -> module.needs.addAll(Words.list(needs)));
    words.number("version").ifPresent(version -> module.version = Math.toIntExact(version));
    module.stub = words.yes("stub", true);
    module.budget = budget(words);
    module.onExhausted =
        words.yes("fresh", true)
            ? List.of(Module.Exhausted.FRESH, Module.Exhausted.PERSON)
            : List.of(Module.Exhausted.PERSON);
    words
        .number("estimate")
        .ifPresent(
            turns -> module.estimate = new Module.Estimate(Math.toIntExact(turns), turns * 10_000));
  }

  private void tier(Words words) {
    var name = words.next("the tier's name");
    var members = new ArrayList<String>();
    while (words.hasNext()) {
      members.add(words.next("a module"));
    }
    draft.tier(name, members);
  }

  private void run(Words words) {
    draft.agent = words.option("agent").orElse(draft.agent);
    draft.integrator = words.yes("integrator", draft.integrator);
    draft.budget = budget(words);
    words.number("threshold").ifPresent(most -> draft.threshold = Math.toIntExact(most));
    var old = draft.parallelism;
    draft.parallelism =
        new Parallelism(
            places(words, "generators", old.generators()),
            places(words, "evaluators", old.evaluators()),
            places(words, "gates", old.gates()),
            places(words, "unjudged", old.unjudged()));
  }

  private static int places(Words words, String name, int otherwise) {
    return Math.toIntExact(words.number(name).orElse((long) otherwise));
  }

  static Budget budget(Words words) {
    return new Budget(
        words.number("tokens").map(OptionalLong::of).orElse(OptionalLong.empty()),
        words.number("usd-micros").map(OptionalLong::of).orElse(OptionalLong.empty()),
        integer(words.number("turns")),
        integer(words.number("attempts")),
        words.option("time").map(Words::duration));
  }

  private static OptionalInt integer(Optional<Long> number) {
    return number.map(n -> OptionalInt.of(Math.toIntExact(n))).orElse(OptionalInt.empty());
  }
}
