package dev.ashlar.report;

import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.ModuleProgress;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.TierProgress;
import dev.ashlar.orchestrator.TierStage;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Roles;
import dev.ashlar.plan.Tier;
import dev.ashlar.report.StatusReport.BudgetLine;
import dev.ashlar.report.StatusReport.ModuleLine;
import dev.ashlar.report.StatusReport.QuestionLine;
import dev.ashlar.report.StatusReport.TierLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The lines of a status report, one from each part of the state.
final class Lines {
  private Lines() {}

  static ModuleLine module(RunState state, Module spec) {
    var progress = state.module(spec.name());
    var flight = progress.flight();
    return new ModuleLine(
        spec.name(),
        word(progress.stage()),
        flight.isPresent(),
        words(state, spec, progress),
        progress.version(),
        progress.attempt(),
        progress.turn(),
        flight.map(Flight::since),
        flight.flatMap(Flight::worker),
        spec.estimate(),
        progress.stage() instanceof Stage.Waiting waiting
            ? Optional.of(waiting.question())
            : Optional.empty(),
        progress.seal().map(seal -> seal.manifest().hex()));
  }

  private static String word(Stage stage) {
    return switch (stage) {
      case Stage.Open _ -> "open";
      case Stage.Submitted _ -> "submitted";
      case Stage.Gated _ -> "gated";
      case Stage.Passed _ -> "passed";
      case Stage.Sealed _ -> "sealed";
      case Stage.Stale _ -> "stale";
      case Stage.Waiting _ -> "waiting";
      case Stage.Abandoned _ -> "abandoned";
    };
  }

  private static String words(RunState state, Module spec, ModuleProgress progress) {
    var flies = progress.flight().isPresent();
    return switch (progress.stage()) {
      case Stage.Open _ -> flies ? generating(state, progress) : waitsFor(state, spec);
      case Stage.Submitted _ -> flies ? "in its gate" : "waits for its gate";
      case Stage.Gated _ ->
          flies ? judging(state, progress) : "gate green, waits for its evaluator";
      case Stage.Passed _ -> flies ? "being sealed" : "passed, waits for its seal";
      case Stage.Sealed _ -> "sealed";
      case Stage.Stale _ -> flies ? "being rechecked" : "sealed, waits for its recheck";
      case Stage.Waiting(var question, _) -> "waits for a person: " + question;
      case Stage.Abandoned(var reason) -> "abandoned by " + reason;
    };
  }

  private static String generating(RunState state, ModuleProgress progress) {
    if (isOffered(state, progress)) {
      return "offered, waits for a generator to take it";
    }
    return progress.turn() == 1 ? "being generated" : "being revised";
  }

  private static String judging(RunState state, ModuleProgress progress) {
    return isOffered(state, progress)
        ? "gate green, waits for an evaluator to take it"
        : "being judged";
  }

  /// Whether an order is out for workers, and none has taken it.
  private static boolean isOffered(RunState state, ModuleProgress progress) {
    return progress
        .flight()
        .filter(flight -> flight.worker().isEmpty())
        .flatMap(flight -> state.charter().seat(flight.key()))
        .filter(Roles.Seat::attached)
        .isPresent();
  }

  private static String waitsFor(RunState state, Module spec) {
    var missing =
        spec.needs().stream()
            .filter(need -> state.spec(need).stub().isEmpty())
            .filter(need -> state.module(need).seal().isEmpty())
            .map(ModuleName::text)
            .toList();
    return missing.isEmpty()
        ? "waits for a free generator"
        : "waits for the seal of " + String.join(", ", missing);
  }

  static TierLine tier(RunState state, ModuleName name) {
    var progress = state.tier(name);
    return new TierLine(
        name,
        word(progress.stage()),
        progress.flight().isPresent(),
        words(state, name, progress),
        progress.round(),
        members(state, name),
        progress.flight().map(Flight::since),
        switch (progress.stage()) {
          case TierStage.Waiting waiting -> Optional.of(waiting.question());
          case TierStage.Broken broken -> Optional.of(broken.question());
          case TierStage.Unbuilt _, TierStage.Red _, TierStage.Green _ -> Optional.empty();
        });
  }

  /// The modules a tier composes; all of them end to end.
  static List<ModuleName> members(RunState state, ModuleName tier) {
    return state.charter().plan().tiers().stream()
        .filter(one -> one.name().equals(tier))
        .findFirst()
        .map(Tier::modules)
        .orElseGet(() -> state.charter().plan().modules().stream().map(Module::name).toList());
  }

  private static String word(TierStage stage) {
    return switch (stage) {
      case TierStage.Unbuilt _ -> "unbuilt";
      case TierStage.Red _ -> "red";
      case TierStage.Waiting _ -> "waiting";
      case TierStage.Broken _ -> "broken";
      case TierStage.Green _ -> "green";
    };
  }

  private static String words(RunState state, ModuleName name, TierProgress progress) {
    var flies = progress.flight().isPresent();
    return switch (progress.stage()) {
      case TierStage.Unbuilt _ -> flies ? "in its gate" : unbuilt(state, name);
      case TierStage.Red _ ->
          flies ? "red, the pair is being named" : "red, waits for its integrator";
      case TierStage.Waiting(var question, _, _) -> "red, waits for a person: " + question;
      case TierStage.Broken(var question, _) -> "could not be run, waits for a person: " + question;
      case TierStage.Green(var report) ->
          "green, " + report.passed() + " of " + report.total() + " passed";
    };
  }

  private static String unbuilt(RunState state, ModuleName name) {
    var members = members(state, name);
    var sealed = members.stream().filter(member -> state.module(member).seal().isPresent()).count();
    if (sealed < members.size()) {
      return "waits for seals: " + sealed + " of " + members.size();
    }
    return name.equals(RunState.END_TO_END) ? "waits for its tiers" : "waits for its gate";
  }

  static QuestionLine question(RunState state, Question question) {
    return new QuestionLine(
        question.id(),
        question.kind(),
        question.subject(),
        QuestionWords.of(question),
        question.facts().list(),
        question.facts().omitted(),
        QuestionWords.commands(state, question));
  }

  static List<BudgetLine> budget(RunState state) {
    var lines = new ArrayList<BudgetLine>();
    state
        .ledger()
        .accounts()
        .forEach((scope, account) -> {
          if (!scope.startsWith("attempt ")) {
            lines.add(
                new BudgetLine(
                    scope, account, tokensMax(state, scope), usdMicrosMax(state, scope)));
          }
        });
    if (lines.stream().noneMatch(line -> line.scope().equals("run"))) {
      lines.add(
          new BudgetLine(
              "run", state.ledger().run(), tokensMax(state, "run"), usdMicrosMax(state, "run")));
    }
    lines.sort(java.util.Comparator.comparingInt(line -> rank(line.scope())));
    return lines;
  }

  /// The run first, then phases, roles and modules.
  private static int rank(String scope) {
    return List.of("run", "phase", "role", "module").indexOf(scope.split(" ", 2)[0]);
  }

  static OptionalLong tokensMax(RunState state, String scope) {
    if (scope.equals("run")) {
      return times(state.charter().plan().budget().tokens(), state.control().grants());
    }
    return module(state, scope)
        .map(name -> times(state.spec(name).budget().tokens(), state.module(name).grants()))
        .orElse(OptionalLong.empty());
  }

  static OptionalLong usdMicrosMax(RunState state, String scope) {
    if (scope.equals("run")) {
      return times(state.charter().plan().budget().usdMicros(), state.control().grants());
    }
    return module(state, scope)
        .map(name -> times(state.spec(name).budget().usdMicros(), state.module(name).grants()))
        .orElse(OptionalLong.empty());
  }

  private static Optional<ModuleName> module(RunState state, String scope) {
    return Optional.of(scope)
        .filter(text -> text.startsWith("module "))
        .map(text -> new ModuleName(text.substring("module ".length())))
        .filter(state::hasModule)
        .filter(name -> !name.equals(OrderKey.RUN));
  }

  private static OptionalLong times(OptionalLong ceiling, int grants) {
    return ceiling.isEmpty() ? ceiling : OptionalLong.of(ceiling.getAsLong() * (1L + grants));
  }
}
