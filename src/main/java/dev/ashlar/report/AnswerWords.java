package dev.ashlar.report;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Question;
import java.util.Optional;

/// A person's decision as a sentence: who decided what about which question. The note is quoted
/// elsewhere.
public final class AnswerWords {
  private AnswerWords() {}

  /// The decision on a question that is known.
  public static String of(Event.QuestionAnswered event, Question question) {
    return words(event, Optional.of(question));
  }

  /// The decision where only the question's id is known.
  public static String of(Event.QuestionAnswered event) {
    return words(event, Optional.empty());
  }

  private static String words(Event.QuestionAnswered event, Optional<Question> question) {
    var about = question.map(one -> subject(one));
    var of = about.map(" of "::concat).orElse("");
    var did =
        switch (event.answer()) {
          case MORE -> "granted the budget" + of + " once more";
          case OVERRULE -> "overruled the dispute" + about.map(" about "::concat).orElse("");
          case RETRY -> "had " + about.orElse("it") + " tried again";
          case ABANDON -> "gave " + about.orElse("the module") + " up";
          case STOP -> "ended the run";
        };
    return event.by() + " " + did + " (" + event.question() + ")";
  }

  private static String subject(Question question) {
    return switch (question.kind()) {
      case RUN_BUDGET -> "the run";
      case UNAVAILABLE -> "what no agent could be had for";
      case STALLED, DISPUTED, RED, INFRASTRUCTURE -> question.subject().text();
    };
  }
}
