package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The person: answers anything at any time, pauses, stops, amends and errs while things go wrong;
/// afterwards answers sensibly, and gives up what needs too much.
final class Person {
  private static final List<Answer> ANSWERS = List.of(Answer.values());

  private static final int PATIENCE = 8;

  private final World world;
  private final Map<String, Integer> granted = new HashMap<>();

  Person(World world) {
    this.world = world;
  }

  /// Whether an ended run is opened again.
  boolean reopens() {
    if (world.hit(Fault.PERSON_AMENDS)) {
      amend(1);
      return true;
    }
    return false;
  }

  void interferes() {
    if (world.calm()) {
      return;
    }
    if (world.hit(Fault.PERSON_PAUSES, 0.1)) {
      world.record(new Event.RunPaused(world.at(), "ada"));
    }
    if (world.hit(Fault.PERSON_STOPS, 0.02)) {
      world.record(
          new Event.RunStopped(world.at(), "ada", "x".repeat(world.random.nextInt(9_000))));
    }
    if (world.hit(Fault.PERSON_AMENDS, 0.1)) {
      amend(1);
    }
    if (world.hit(Fault.PERSON_AMENDS, 0.05)) {
      amendTests();
    }
    if (world.hit(Fault.PERSON_ERRS)) {
      err();
    }
    if (!world.state().questions().isEmpty() && world.random.nextInt(8) == 0) {
      answerAnything();
    }
  }

  void mustAct() {
    if (world.state().control().paused()) {
      world.restart();
    } else if (world.calm()) {
      answerSensibly();
    } else {
      answerAnything();
    }
  }

  private void answerAnything() {
    var question = any();
    var options = question.options();
    var word = options.get(world.random.nextInt(options.size()));
    if (word.equals(Answer.STOP.word()) && world.random.nextInt(10) > 0) {
      word = options.getFirst();
    }
    answer(question.id(), Answer.valueOf(word.toUpperCase(java.util.Locale.ROOT)));
  }

  private void answerSensibly() {
    var question = any();
    var subject = question.kind() + " " + question.subject();
    var patient = granted.merge(subject, 1, Integer::sum) <= PATIENCE;
    answer(
        question.id(),
        switch (question.kind()) {
          case STALLED -> patient ? Answer.MORE : Answer.ABANDON;
          case DISPUTED -> Answer.OVERRULE;
          case RED, UNAVAILABLE, INFRASTRUCTURE -> Answer.RETRY;
          case RUN_BUDGET -> patient ? Answer.MORE : Answer.STOP;
        });
  }

  private Question any() {
    var all = List.copyOf(world.state().questions().values());
    return all.get(world.random.nextInt(all.size()));
  }

  private void answer(String question, Answer answer) {
    var note = answer == Answer.ABANDON ? "y".repeat(world.random.nextInt(9_000)) : "as agreed";
    world.record(new Event.QuestionAnswered(world.at(), question, answer, "ada", note));
  }

  private void err() {
    switch (world.random.nextInt(5)) {
      case 0 -> answer("q" + world.random.nextInt(50), Answer.OVERRULE);
      case 1 ->
          answer("q" + world.random.nextInt(9), ANSWERS.get(world.random.nextInt(ANSWERS.size())));
      case 2 -> amend(world.random.nextInt(4) - 1);
      case 3 -> world.record(World.admitted(world.state().charter().plan()));
      default -> world.record(new Event.RunPaused(world.at(), "ada"));
    }
  }

  private void amendTests() {
    var names = new ArrayList<>(world.state().tiers().keySet());
    names.add(RunState.END_TO_END);
    names.add(world.state().modules().firstKey());
    world.record(
        new Event.TestsAmended(
            world.at(),
            names.get(world.random.nextInt(names.size())),
            Digest.ofText("tests at " + world.at()),
            "ada",
            "a case was wrong",
            Optional.empty()));
  }

  /// A new contract version, now and then with another budget; `step` is 1 unless the person errs.
  private void amend(int step) {
    var modules = world.state().charter().plan().modules();
    var old = modules.get(world.random.nextInt(modules.size()));
    var version = old.version() + step;
    var amended = amended(old, version);
    world.record(
        new Event.ContractAmended(
            world.at(),
            amended,
            Digest.ofText("plan " + version),
            List.of(
                new ContractDigest(old.name(), version, Digest.ofText(old.name() + "" + version))),
            world.random.nextBoolean(),
            "ada",
            "the contract was wrong",
            Optional.empty()));
  }

  private Module amended(Module old, int version) {
    var stub = world.random.nextInt(8) == 0 ? Optional.<String>empty() : old.stub();
    var needs =
        world.random.nextInt(8) == 0 && !old.needs().isEmpty()
            ? old.needs().subList(1, old.needs().size())
            : old.needs();
    var budget = world.random.nextInt(4) == 0 ? lower(old.budget()) : old.budget();
    return new Module(
        world.hit(Fault.PERSON_ERRS, 0.3) ? new ModuleName("unknown") : old.name(),
        old.purpose(),
        old.contract(),
        old.interfaces(),
        version,
        world.hit(Fault.PERSON_ERRS, 0.3) ? List.of(new ModuleName("nowhere")) : needs,
        old.owns(),
        stub,
        old.knownGood(),
        old.references(),
        old.requirements(),
        old.gate(),
        old.estimate(),
        budget,
        old.onExhausted());
  }

  private Budget lower(Budget old) {
    return new Budget(
        OptionalLong.of(world.random.nextLong(20_000)),
        old.usdMicros(),
        OptionalInt.of(1 + world.random.nextInt(3)),
        old.attempts(),
        old.wallClock());
  }
}
