package dev.ashlar.harness;

import dev.ashlar.agent.DeskCall;
import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// A person's decisions that need nothing but the state: answers, pause and stop. The same whether
/// a process runs the run or not.
final class Decisions {
  /// The desk's verbs that this class decides.
  static final Set<String> VERBS = Set.of("answer", "pause", "stop");

  private Decisions() {}

  static Decided decide(DeskCall call, RunState state, Instant at) {
    var by = call.field("by").orElse("person");
    if (state.control().outcome().isPresent()) {
      return new Decided.Refused(
          "the run has ended; `ashlar amend MODULE` reopens a module, `ashlar report` tells how it"
              + " went");
    }
    return switch (call.verb()) {
      case "answer" -> answer(call, state, at, by);
      case "pause" ->
          new Decided.Accepted(
              new Event.RunPaused(at, by), "paused: nothing new is started; `ashlar run` goes on");
      case "stop" -> stop(call, at, by);
      default -> new Decided.Refused("the desk knows no `" + call.verb() + "`");
    };
  }

  private static Decided stop(DeskCall call, Instant at, String by) {
    var reason = call.field("reason").orElse("no reason given");
    return new Decided.Accepted(
        new Event.RunStopped(at, by, reason), "stopped: only the postmortem is still written");
  }

  private static Decided answer(DeskCall call, RunState state, Instant at, String by) {
    var id = call.field("question").orElse("");
    var question = state.questions().get(id);
    if (question == null) {
      var open =
          state.questions().isEmpty()
              ? "none is open"
              : "open are " + String.join(", ", state.questions().keySet());
      return new Decided.Refused("there is no open question `" + id + "`; " + open);
    }
    var word = call.field("answer").orElse("");
    if (!question.options().contains(word)) {
      return new Decided.Refused(
          "question "
              + id
              + " may be answered with "
              + String.join(", ", question.options())
              + ", not `"
              + word
              + "`");
    }
    var answer =
        Arrays.stream(Answer.values()).filter(a -> a.word().equals(word)).findFirst().orElseThrow();
    var note = call.field("note").orElse("");
    if (answer == Answer.OVERRULE && note.isBlank()) {
      return new Decided.Refused("overruling needs a reason for whoever disputed: add --note TEXT");
    }
    return new Decided.Accepted(
        new Event.QuestionAnswered(at, id, answer, by, note),
        "question " + id + " is answered with " + word);
  }

  /// The other way to decide where a contract or a test may be what is wrong.
  private static String amending(Question question) {
    return switch (question.kind()) {
      case DISPUTED ->
          "%n    or amend: edit its files here, then ashlar amend %s --reason TEXT"
              .formatted(question.subject());
      case RED ->
          "%n    or amend: edit a module's files, or the tests of %1$s, then ashlar amend MODULE|%1$s"
                  .formatted(question.subject())
              + " --reason TEXT";
      case STALLED, UNAVAILABLE, INFRASTRUCTURE, RUN_BUDGET -> "";
    };
  }

  /// What is asked, for people: one paragraph a question, with the commands that answer it.
  static String asked(RunState state) {
    return state.questions().values().stream()
        .map(question -> {
          var facts =
              question.facts().list().stream()
                  .map(f -> "    " + f)
                  .collect(Collectors.joining("\n"));
          return "%s %s (%s)%n%s%n    answer with: ashlar answer %s %s%s"
              .formatted(
                  question.id(),
                  question.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                  question.subject(),
                  facts,
                  question.id(),
                  String.join("|", question.options()),
                  amending(question));
        })
        .collect(Collectors.joining("\n\n"));
  }
}
