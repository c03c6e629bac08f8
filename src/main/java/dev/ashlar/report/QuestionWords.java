package dev.ashlar.report;

import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import java.util.ArrayList;
import java.util.List;

/// A question to a person in a sentence, and the commands that answer it.
final class QuestionWords {
  private QuestionWords() {}

  static String of(Question question) {
    var subject = question.subject();
    return switch (question.kind()) {
      case STALLED -> subject + " has used up its budget or its attempts without a seal";
      case DISPUTED -> "the contract of " + subject + " is disputed: the tests may be wrong";
      case RED -> subject + " is red";
      case RUN_BUDGET -> "the run's budget is used up";
      case UNAVAILABLE -> "an agent or its provider cannot be had; nothing is lost meanwhile";
      case INFRASTRUCTURE -> subject + " could not be carried out, and no agent is to blame";
    };
  }

  /// One command an answer, and the amendment where that is what would mend it.
  static List<String> commands(RunState state, Question question) {
    var commands = new ArrayList<String>();
    for (var option : question.options()) {
      var note = option.equals(Answer.OVERRULE.word()) ? " --note TEXT" : "";
      commands.add("ashlar answer " + question.id() + " " + option + note);
    }
    switch (question.kind()) {
      case DISPUTED, STALLED -> commands.add(amend(question.subject().text()));
      case RED ->
          commands.add(
              amend(state.hasModule(question.subject()) ? question.subject().text() : "MODULE"));
      case RUN_BUDGET, UNAVAILABLE, INFRASTRUCTURE -> {}
    }
    return commands;
  }

  private static String amend(String module) {
    return "ashlar amend " + module + " --reason TEXT";
  }
}
