package dev.ashlar.testkit;

import dev.ashlar.plan.Artifact;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.EndToEnd;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Parallelism;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import dev.ashlar.plan.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Small plans as values.
public final class Plans {
  private static final Duration LEASE = Duration.ofMinutes(20);

  private Plans() {}

  /// A calculator of three modules: `lexer` and `parser` form the tier `frontend`, `evaluator`
  /// joins end to end.
  public static Plan calculator() {
    return new Plan(
        new Artifact(
            "calculator", "interpreter", "Evaluates arithmetic, one expression a line.", List.of()),
        Map.of("LEX-1", "Numbers are decimal.", "PARSE-1", "Products bind.", "EVAL-1", "Zero."),
        List.of(),
        List.of(
            module("lexer", "Splits a line into tokens", 3, List.of(), "LEX-1"),
            module("parser", "Builds a tree of tokens", 6, List.of("lexer"), "PARSE-1"),
            module("machine", "Computes the value of a tree", 4, List.of("parser"), "EVAL-1")),
        List.of(
            new Tier(
                new ModuleName("frontend"),
                List.of(new ModuleName("lexer"), new ModuleName("parser")),
                gate())),
        new EndToEnd(gate(), 100, Optional.empty()),
        new Roles(
            new Roles.Seat("attached", LEASE),
            new Roles.Seat("attached", LEASE),
            Optional.of(new Roles.Seat("attached", LEASE))),
        new Budget(
            OptionalLong.of(1_000_000),
            OptionalLong.empty(),
            OptionalInt.of(60),
            OptionalInt.empty(),
            Optional.of(Duration.ofHours(4))),
        new Parallelism(4, 2, 2, 6));
  }

  /// The same with everybody of one agent, which Ashlar starts where its name is a client's.
  public static Plan calculator(String agent) {
    var plan = calculator();
    return new Plan(
        plan.artifact(),
        plan.requirements(),
        plan.toolchains(),
        plan.modules(),
        plan.tiers(),
        plan.endToEnd(),
        plan.roles().each(_ -> new Roles.Seat(agent, LEASE)),
        plan.budget(),
        plan.parallelism());
  }

  /// A module that owns `src/<name>/**` and has a stub.
  public static Module module(
      String name, String purpose, int turns, List<String> needs, String requirement) {
    return new Module(
        new ModuleName(name),
        purpose,
        "contracts/" + name + ".md",
        Optional.empty(),
        1,
        needs.stream().map(ModuleName::new).toList(),
        List.of("src/" + name + "/**"),
        Optional.of("stubs/" + name),
        Optional.empty(),
        List.of(),
        List.of(requirement),
        gate(),
        new Module.Estimate(turns, 20_000L * turns),
        new Budget(
            OptionalLong.of(200_000),
            OptionalLong.empty(),
            OptionalInt.of(4),
            OptionalInt.of(2),
            Optional.of(Duration.ofMinutes(45))),
        List.of(Module.Exhausted.FRESH, Module.Exhausted.PERSON));
  }

  private static GateSpec gate() {
    return new GateSpec(
        Optional.of("make -C . O=\"$OUT\""),
        Optional.of("\"$BUILD/run\""),
        Optional.empty(),
        Optional.of("cases.jsonl"),
        Optional.of("held-out.jsonl"),
        List.of(),
        new GateSpec.Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(5)),
        512L << 20);
  }
}
