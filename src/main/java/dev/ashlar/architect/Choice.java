package dev.ashlar.architect;

import java.util.List;
import java.util.Optional;

/// The recommended pattern, and the rule that chose it in words.
record Choice(Way way, String why) {
  private static final double SITTING_TURNS = 8;

  static Choice of(Facts facts, List<Answer> answers, Optional<Outlook> outlook) {
    if (answers.stream().allMatch(Answer::met)) {
      return new Choice(Way.PARALLEL, "all three pre-conditions are met");
    }
    boolean boundary = met(answers, PreCondition.BOUNDARY);
    boolean testable = met(answers, PreCondition.TESTABLE);
    boolean small =
        !facts.small().isEmpty()
            || outlook.filter(numbers -> numbers.turns() <= SITTING_TURNS).isPresent();
    if (small && (testable || facts.subjective().isEmpty())) {
      return new Choice(Way.SINGLE, "one agent can do it in a sitting");
    }
    if (!testable) {
      return untestable(facts);
    }
    if (!boundary) {
      return unbounded(facts, answers);
    }
    return outlook.isPresent()
        ? new Choice(Way.SINGLE, "coordination would cost more than it brings")
        : new Choice(
            Way.MANAGED, "nothing says that the work is large enough to repay coordination");
  }

  private static Choice unbounded(Facts facts, List<Answer> answers) {
    if (facts.parts().isEmpty()) {
      return new Choice(
          Way.PLANNING, "it can be tested, and nothing in it was recognised as its modules");
    }
    boolean onlyFlow =
        !PreConditions.isFlowStated(facts)
            && answers.stream()
                .filter(answer -> answer.condition() == PreCondition.BOUNDARY)
                .allMatch(answer -> answer.missing().size() == 1);
    return onlyFlow
        ? new Choice(
            Way.PLANNING, "its modules are named, and what goes in and comes out of them is not")
        : new Choice(
            Way.MANAGED, "it can be tested, and its parts cannot be built apart from each other");
  }

  private static Choice untestable(Facts facts) {
    if (!facts.subjective().isEmpty()) {
      return new Choice(Way.PAIR, "a person's eye must judge each step");
    }
    if (facts.parts().size() >= 2) {
      return facts.denials().isEmpty()
          ? new Choice(
              Way.PLANNING, "its modules are named, and what shows that they are right is not")
          : new Choice(
              Way.TEAM, "its modules are named, and only people can tell whether they are right");
    }
    return new Choice(
        Way.PLANNING, "neither its modules nor what would show that it is right is named yet");
  }

  private static boolean met(List<Answer> answers, PreCondition condition) {
    return answers.stream().anyMatch(answer -> answer.condition() == condition && answer.met());
  }
}
