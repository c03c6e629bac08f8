package dev.ashlar.agent;

import dev.ashlar.agent.Model.Call;
import dev.ashlar.agent.Model.Message;
import dev.ashlar.agent.Model.Result;
import dev.ashlar.agent.Model.Said;
import dev.ashlar.agent.Toolbox.Answer;
import dev.ashlar.gateway.Clockwork;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One assignment, talked through with a model: it asks for tools, we carry them out, until one of
/// them is its answer or it has shown that none will come.
final class Conversation {
  private final Model model;
  private final Toolbox tools;
  private final Clockwork clockwork;
  private final Bounds bounds;
  private final ModelTranscript transcript;
  private final String instance;
  private final List<Message> past = new ArrayList<>();
  private final Repetition repetition = new Repetition();
  private int truncated;
  private int reminders;

  /// Until when, and in how many rounds, there must be an answer.
  record Bounds(Instant until, int rounds) {}

  Conversation(
      Model model,
      Toolbox tools,
      Clockwork clockwork,
      Bounds bounds,
      ModelTranscript transcript,
      String instance) {
    this.model = model;
    this.tools = tools;
    this.clockwork = clockwork;
    this.bounds = bounds;
    this.transcript = transcript;
    this.instance = instance;
  }

  private void add(Message message) {
    past.add(message);
    transcript.note(message);
  }

  /// The model's answer, complete with what all of it cost.
  Function<Usage, AgentReply> carry(ModelBrief brief) throws ModelFailure, InterruptedException {
    add(new Model.Rules(brief.rules()));
    add(new Model.Told(brief.brief()));
    for (int round = 0; round < bounds.rounds(); round++) {
      if (!clockwork.now().isBefore(bounds.until())) {
        throw ModelFailure.of(ModelFailure.Kind.LATE, "the turn's time is used up");
      }
      var said = model.ask(past, tools.tools(), bounds.until());
      add(said);
      var last = answer(said);
      if (last.isPresent()) {
        return last.get();
      }
    }
    return failed(Failure.LOOPING, "no answer after " + bounds.rounds() + " rounds of tool calls");
  }

  private Optional<Function<Usage, AgentReply>> answer(Said said) throws InterruptedException {
    return switch (said.ending()) {
      case WITHHELD ->
          Optional.of(failed(Failure.MALFORMED, "the provider's filter kept the reply back"));
      case TRUNCATED -> cut(said);
      case WHOLE -> {
        truncated = 0;
        yield said.calls().isEmpty() ? silent(said) : called(said);
      }
    };
  }

  /// Nothing of a reply that was cut is carried out: what is missing may matter.
  private Optional<Function<Usage, AgentReply>> cut(Said said) {
    if (++truncated == ModelLimits.TRUNCATED_MAX) {
      return Optional.of(
          failed(
              Failure.TRUNCATED,
              "its reply was cut at its greatest length " + truncated + " times in a row"));
    }
    var advice =
        "Your reply reached its greatest length and was cut; nothing of it was carried out. Say"
            + " less at once: write a long file's beginning first and add to it with `edit`.";
    add(
        said.calls().isEmpty()
            ? new Model.Told(advice)
            : new Model.Results(
                said.calls().stream().map(call -> new Result(call, "ERROR " + advice)).toList()));
    return Optional.empty();
  }

  private Optional<Function<Usage, AgentReply>> silent(Said said) {
    if (++reminders > 1) {
      return Optional.of(
          failed(
              Failure.MALFORMED,
              "it answered without calling a tool, twice: " + Limits.cut(said.text(), 300)));
    }
    add(
        new Model.Told(
            "You called no tool, so nothing happened: nobody reads what you say here. Go on with a"
                + " tool, and end with one of those that hand your answer in. The tools are "
                + String.join(", ", tools.names())
                + "."));
    return Optional.empty();
  }

  private Optional<Function<Usage, AgentReply>> called(Said said) throws InterruptedException {
    reminders = 0;
    var results = new ArrayList<Result>();
    for (var call : said.calls()) {
      if (results.size() == ModelLimits.CALLS_MAX) {
        results.add(new Result(call, "ERROR not carried out: too many calls at once"));
        continue;
      }
      switch (tools.answer(call)) {
        case Answer.Final(var reply) -> {
          return Optional.of(reply);
        }
        case Answer.Shown shown -> {
          int times = repetition.count(call, shown);
          if (times == ModelLimits.SAME_MAX) {
            return Optional.of(
                failed(Failure.LOOPING, "the same call again and again: " + words(call)));
          }
          results.add(new Result(call, text(shown, times)));
        }
      }
    }
    add(new Model.Results(results));
    return Optional.empty();
  }

  private static String text(Answer.Shown shown, int times) {
    var text = shown.text().isBlank() ? "(empty)" : shown.text();
    return times < ModelLimits.SAME_TOLD
        ? text
        : "You have made this call "
            + times
            + " times, with the same result. Do something else.\n"
            + text;
  }

  private static String words(Call call) {
    return call.tool() + " " + Limits.cut(call.arguments().replaceAll("\\s+", " "), 200);
  }

  private Function<Usage, AgentReply> failed(Failure failure, String detail) {
    return usage -> new AgentReply.Failed(instance, failure, detail, usage);
  }
}
