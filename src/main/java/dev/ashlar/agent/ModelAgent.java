package dev.ashlar.agent;

import dev.ashlar.agent.Toolbox.Answer;
import dev.ashlar.gateway.Clockwork;
import dev.ashlar.gateway.Stop;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.plan.ModuleName;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// A model with a few tools of ours: it reads, writes the module's own files, tries the visible
/// tests and answers. It has no shell, no network, and nothing to run.
///
/// All its calls go through the gateway, on a token of this one assignment.
final class ModelAgent implements Agent {
  private final String name;
  private final Metering metering;
  private final Line line;
  private final Trials trials;
  private final Supplier<Set<ModuleName>> blamable;
  private final Clockwork clockwork;

  /// How a model is reached on a meter's token.
  @FunctionalInterface
  interface Line {
    Model open(Meter meter);
  }

  /// @param name the agent's and the model's, for the record
  /// @param blamable what an integrator may name beside the composition itself
  ModelAgent(
      String name,
      Metering metering,
      Line line,
      Trials trials,
      Supplier<Set<ModuleName>> blamable,
      Clockwork clockwork) {
    this.name = name;
    this.metering = metering;
    this.line = line;
    this.trials = trials;
    this.blamable = blamable;
    this.clockwork = clockwork;
  }

  @Override
  public AgentReply ask(Assignment assignment) throws InterruptedException {
    var instance = assignment.holder().orElseGet(() -> instance(assignment.key()));
    try (var meter = metering.open(assignment)) {
      return converse(assignment, instance, meter).apply(meter.settle());
    }
  }

  private Function<Usage, AgentReply> converse(Assignment assignment, String instance, Meter meter)
      throws InterruptedException {
    var premises = new Premises(assignment.reach());
    var generates = assignment.role() == Role.GENERATOR;
    var conversation =
        new Conversation(
            new PatientModel(line.open(meter), clockwork),
            toolbox(assignment, premises, instance),
            clockwork,
            new Conversation.Bounds(
                clockwork.now().plus(assignment.allowance()),
                generates ? ModelLimits.ROUNDS_MAX : ModelLimits.READING_ROUNDS_MAX),
            instance);
    try {
      return conversation.carry(ModelBrief.rules(assignment), ModelBrief.of(assignment, premises));
    } catch (ModelFailure e) {
      return failed(instance, e, meter);
    }
  }

  /// A generator is born for one attempt; whoever judges lives for one order.
  private String instance(OrderKey key) {
    var slug =
        key.kind() == OrderKey.Kind.GENERATE ? key.slug().replaceFirst("-t\\d+$", "") : key.slug();
    return name + "/" + slug;
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
      case GENERATOR -> generating(tools, assignment, premises, answers);
      case EVALUATOR -> tools.with(AnswerTools.VERDICT, answers::verdict);
      case INTEGRATOR ->
          tools.with(
              AnswerTools.ATTRIBUTION,
              arguments -> {
                var known = new java.util.TreeSet<>(blamable.get());
                known.add(assignment.key().subject());
                return answers.attribution(arguments, known);
              });
      case ORCHESTRATOR, REVISER ->
          throw new IllegalArgumentException("no model plays the " + assignment.role());
    };
  }

  private Toolbox generating(
      Toolbox tools, Assignment assignment, Premises premises, AnswerTools answers) {
    var writing = new WritingTools(premises);
    return tools
        .with(WritingTools.WRITE, arguments -> changed(writing.write(arguments)))
        .with(WritingTools.EDIT, arguments -> changed(writing.edit(arguments)))
        .with(WritingTools.DELETE, arguments -> changed(writing.delete(arguments)))
        .with(ModelBrief.TESTS, _ -> shown(trials.check(assignment.key()).text()))
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
            ? stopped(stop.get())
            : switch (failure.kind()) {
              case OVERLOADED, BROKEN, SILENT -> Names.UNAVAILABLE;
              case LATE -> away.isPresent() ? Names.UNAVAILABLE : Failure.TIMEOUT;
              case REFUSED -> refused(failure.status());
            };
    var detail = stop.map(Stop::message).or(() -> away).orElseGet(failure::what);
    return usage -> new AgentReply.Failed(instance, name, detail, usage);
  }

  private static Failure stopped(Stop stop) {
    return switch (stop) {
      case Stop.TokensSpent _, Stop.MoneySpent _, Stop.RequestsSpent _ -> Names.BUDGET;
      case Stop.TimeIsUp _ -> Failure.TIMEOUT;
      case Stop.NoPrice _ -> Names.UNAVAILABLE;
      case Stop.NoToken _ -> Failure.CANCELLED;
    };
  }

  /// A key, a model or a path that the provider does not know is for a person to mend; what else it
  /// refuses lies in what this conversation has become, such as too long.
  private static Failure refused(int status) {
    return switch (status) {
      case 401, 402, 403, 404 -> Names.UNAVAILABLE;
      default -> Failure.CRASHED;
    };
  }
}
