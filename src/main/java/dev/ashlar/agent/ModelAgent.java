package dev.ashlar.agent;

import dev.ashlar.agent.Toolbox.Answer;
import dev.ashlar.gateway.Clockwork;
import dev.ashlar.gateway.Stop;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// A model with a few tools of ours: it reads, writes the module's own files, tries the visible
/// tests and answers. It has no shell, no network, and nothing to run.
///
/// All its calls go through the gateway, on a token of this one assignment.
public final class ModelAgent implements Agent {
  private static final Tool TESTS =
      new Tool(
          "run_visible_tests",
          "Lays your files into the tree and runs the gate's visible cases on them.",
          List.of());

  private final String name;
  private final String model;
  private final Line line;
  private final Surroundings around;
  private final Clockwork clockwork;

  /// What every model agent of a run works with.
  ///
  /// @param transcripts where conversations are kept, for people only
  public record Surroundings(
      Metering metering, Trials trials, Enrolment enrolment, Path transcripts) {}

  /// How a model is reached on a meter's token.
  @FunctionalInterface
  interface Line {
    Model open(Meter meter);
  }

  ModelAgent(String name, String model, Line line, Surroundings around, Clockwork clockwork) {
    this.name = name;
    this.model = model;
    this.line = line;
    this.around = around;
    this.clockwork = clockwork;
  }

  @Override
  public AgentReply ask(Assignment assignment) throws InterruptedException {
    var instance = assignment.holder().orElseGet(() -> Enrolment.newName(name));
    var refusal = around.enrolment().enrol(assignment.key(), instance, name + " " + model);
    if (refusal.isPresent()) {
      return new AgentReply.Failed(instance, Failure.CANCELLED, refusal.get(), Usage.UNKNOWN);
    }
    try (var meter = around.metering().open(assignment);
        var transcript = ModelTranscript.open(around.transcripts(), assignment.key())) {
      return converse(assignment, instance, meter, transcript).apply(meter.settle());
    } catch (IOException e) {
      throw new UncheckedIOException("the transcript cannot be written", e);
    }
  }

  private Function<Usage, AgentReply> converse(
      Assignment assignment, String instance, Meter meter, ModelTranscript transcript)
      throws InterruptedException {
    var premises = new Premises(assignment.reach());
    var generates = assignment.role().writes();
    var conversation =
        new Conversation(
            new PatientModel(line.open(meter), clockwork),
            toolbox(assignment, premises, instance),
            clockwork,
            new Conversation.Bounds(
                clockwork.now().plus(assignment.allowance()),
                generates ? ModelLimits.ROUNDS_MAX : ModelLimits.READING_ROUNDS_MAX),
            transcript,
            instance);
    try {
      return conversation.carry(ModelBrief.of(assignment, premises));
    } catch (ModelFailure e) {
      return failed(instance, e, meter);
    }
  }

  private Toolbox toolbox(Assignment assignment, Premises premises, String instance) {
    var reading = new ReadingTools(premises);
    var answers = new AnswerTools(instance);
    var tools =
        new Toolbox()
            .with(ReadingTools.LIST, arguments -> shown(reading.list(arguments)))
            .with(ReadingTools.READ, arguments -> shown(reading.read(arguments)))
            .with(ReadingTools.SEARCH, arguments -> shown(reading.search(arguments)));
    return switch (assignment.role()) {
      case GENERATOR, REVISER, ORCHESTRATOR -> generating(tools, assignment, premises, answers);
      case EVALUATOR -> tools.with(AnswerTools.VERDICT, answers::verdict);
      case INTEGRATOR ->
          tools.with(
              AnswerTools.ATTRIBUTION,
              arguments -> answers.attribution(arguments, assignment.blamable()));
    };
  }

  private Toolbox generating(
      Toolbox tools, Assignment assignment, Premises premises, AnswerTools answers) {
    var writing = new WritingTools(premises);
    return tools
        .with(WritingTools.WRITE, arguments -> changed(writing.write(arguments)))
        .with(WritingTools.EDIT, arguments -> changed(writing.edit(arguments)))
        .with(WritingTools.DELETE, arguments -> changed(writing.delete(arguments)))
        .with(TESTS, _ -> shown(around.trials().check(assignment.key()).text()))
        .with(AnswerTools.SUBMIT, answers::submit)
        .with(AnswerTools.DISPUTE, answers::dispute);
  }

  private static Answer shown(String text) {
    return new Answer.Shown(text, false);
  }

  private static Answer changed(String text) {
    return new Answer.Shown(text, true);
  }

  private static Function<Usage, AgentReply> failed(
      String instance, ModelFailure failure, Meter meter) {
    var stop = meter.stopped();
    var away = meter.unavailable();
    var name =
        stop.isPresent()
            ? TurnEnd.failure(stop.get())
            : switch (failure.kind()) {
              case OVERLOADED, BROKEN, SILENT -> Failure.UNAVAILABLE;
              case LATE -> away.isPresent() ? Failure.UNAVAILABLE : Failure.TIMEOUT;
              case REFUSED -> refused(failure.status());
            };
    var detail = stop.map(Stop::message).or(() -> away).orElseGet(failure::what);
    return usage -> new AgentReply.Failed(instance, name, detail, usage);
  }

  /// A key, a model or a path that the provider does not know is for a person to mend; what else it
  /// refuses lies in what this conversation has become, such as too long.
  private static Failure refused(int status) {
    return switch (status) {
      case 401, 402, 403, 404 -> Failure.UNAVAILABLE;
      default -> Failure.CRASHED;
    };
  }
}
