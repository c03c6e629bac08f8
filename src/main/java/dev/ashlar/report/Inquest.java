package dev.ashlar.report;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.report.Postmortem.Conclusion;
import dev.ashlar.report.Postmortem.Cost;
import dev.ashlar.report.Postmortem.ModuleAccount;
import dev.ashlar.report.Postmortem.Resume;
import dev.ashlar.report.Postmortem.SingleAgent;
import dev.ashlar.report.Postmortem.TierAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The making of one postmortem: a walk through the journal with every observer, then the sums.
final class Inquest {
  private final Event.RunAdmitted admitted;
  private final Event last;
  private final RunState state;
  private final List<Span> spans = new ArrayList<>();
  private final List<Resume> resumes = new ArrayList<>();
  private final Set<String> isolations = new LinkedHashSet<>();
  private final DefectLog defects = new DefectLog();
  private final ContractLog contracts = new ContractLog();
  private final EvaluatorLog evaluators = new EvaluatorLog();
  private final LineageLog lineages = new LineageLog();

  Inquest(List<Event> events) {
    this.state =
        Walk.through(
            events,
            step -> spans.addAll(step.ended()),
            this::resumed,
            defects,
            contracts,
            evaluators,
            lineages);
    this.admitted = (Event.RunAdmitted) events.getFirst();
    this.last = events.getLast();
  }

  private void resumed(Walk.Step step) {
    if (step.event() instanceof Event.RunContinued(var at, var process, var isolation)) {
      resumes.add(new Resume(at, process, step.ended().size(), step.before().control().paused()));
      isolations.add(isolation);
    }
  }

  Postmortem postmortem() {
    var plan = state.charter().plan();
    var throughput = Throughput.of(spans);
    var draft =
        new Postmortem(
            state.charter().run(),
            plan.artifact(),
            state.charter().planDigest(),
            conclusion(),
            state.control().stopped(),
            admitted.at(),
            last.at(),
            state.control().elapsed(),
            replayed(),
            isolations(),
            admitted.warnings(),
            plan.modules().stream().map(this::module).toList(),
            tiers(),
            WrongTests.told(defects.defects(), contracts.disputes(), contracts.tests()),
            defects.troubles(),
            contracts.amendments(),
            contracts.tests(),
            contracts.disputes(),
            resumes,
            evaluators.records(contracts.amendments(), contracts.disputes()),
            lineages.lineages(),
            phases(),
            roles(),
            plan.budget(),
            state.ledger().run(),
            singleAgent(),
            throughput,
            plan.parallelism().generators(),
            replayed() ? OptionalDouble.empty() : throughput.usefulGenerators(plan.parallelism()),
            state.control().ignored(),
            List.of());
    return draft.with(Deltas.of(draft));
  }

  private boolean replayed() {
    return state.charter().plan().roles().generator().recorded();
  }

  /// The isolation at admission first, then what continued the run under another.
  private List<String> isolations() {
    var all = new LinkedHashSet<String>();
    all.add(admitted.isolation());
    all.addAll(isolations);
    return List.copyOf(all);
  }

  private Conclusion conclusion() {
    var control = state.control();
    if (control.outcome().isEmpty() && control.postmortem().isEmpty()) {
      return Conclusion.NOT_COMPLETE;
    }
    var built =
        control.outcome().isPresent()
            ? control.outcome().get() == Outcome.BUILT
            : control.stopped().isEmpty()
                && state.endToEnd().isGreen()
                && state.seals().isPresent();
    return built ? Conclusion.BUILT : Conclusion.NOT_BUILT;
  }

  private ModuleAccount module(Module spec) {
    var name = spec.name();
    var progress = state.module(name);
    var turns = of(name, OrderKey.Kind.GENERATE).filter(span -> span.answer().isPresent()).toList();
    return new ModuleAccount(
        name,
        spec.purpose(),
        spec.needs(),
        Lines.module(state, spec).stage(),
        progress.stage() instanceof Stage.Abandoned(var reason)
            ? Optional.of(reason)
            : Optional.empty(),
        progress.version(),
        attempts(name),
        turns.size(),
        (int) turns.stream().filter(Inquest::isSubmission).count(),
        (int)
            contracts.amendments().stream()
                .filter(amended -> amended.reopened() && amended.module().equals(name))
                .count(),
        time(of(name, OrderKey.Kind.GENERATE)),
        time(of(name, OrderKey.Kind.GATE, OrderKey.Kind.EVALUATE, OrderKey.Kind.RECHECK)),
        state.ledger().of("module " + name),
        spec.estimate(),
        progress.seal().map(seal -> seal.manifest().hex()));
  }

  private static boolean isSubmission(Span span) {
    return span.answer()
        .filter(answer ->
            answer instanceof Event.SubmissionArrived || answer instanceof Event.SubmissionRefused)
        .isPresent();
  }

  private int attempts(ModuleName name) {
    return (int)
        of(name, OrderKey.Kind.GENERATE)
            .map(span -> span.key().version() + " " + span.key().attempt())
            .distinct()
            .count();
  }

  private List<TierAccount> tiers() {
    var names = new ArrayList<ModuleName>();
    state.charter().plan().tiers().forEach(tier -> names.add(tier.name()));
    names.add(RunState.END_TO_END);
    return names.stream().map(this::tier).toList();
  }

  private TierAccount tier(ModuleName name) {
    var runs = of(name, OrderKey.Kind.INTEGRATE, OrderKey.Kind.END_TO_END).toList();
    var line = Lines.tier(state, name);
    return new TierAccount(name, line.modules(), runs.size(), line.words(), time(runs.stream()));
  }

  private List<Cost> phases() {
    return Stream.of(Phase.BUILD, Phase.INTEGRATE, Phase.END_TO_END)
        .map(phase ->
            cost(
                "phase " + phase.word(),
                phase.word(),
                span -> Phase.of(span.key().kind()) == phase))
        .toList();
  }

  private List<Cost> roles() {
    return Stream.of(Role.GENERATOR, Role.EVALUATOR, Role.INTEGRATOR, Role.ORCHESTRATOR)
        .map(role ->
            cost("role " + role.word(), role.word(), span -> role(span.key().kind()) == role))
        .toList();
  }

  private static Role role(OrderKey.Kind kind) {
    return switch (kind) {
      case GENERATE -> Role.GENERATOR;
      case EVALUATE -> Role.EVALUATOR;
      case ATTRIBUTE -> Role.INTEGRATOR;
      case GATE, SEAL, RECHECK, INTEGRATE, END_TO_END, POSTMORTEM -> Role.ORCHESTRATOR;
    };
  }

  private Cost cost(String scope, String name, Predicate<Span> belongs) {
    var mine = spans.stream().filter(belongs).toList();
    return new Cost(name, mine.size(), time(mine.stream()), state.ledger().of(scope));
  }

  private SingleAgent singleAgent() {
    Account books = state.ledger().run();
    var estimate =
        state.charter().plan().modules().stream().mapToLong(m -> m.estimate().tokens()).sum();
    var reported = books.turns() - books.unknownTurns();
    var tokens = reported > 0 ? OptionalLong.of(books.spent().tokens()) : OptionalLong.empty();
    var sequential =
        time(spans.stream().filter(span -> span.key().kind() == OrderKey.Kind.GENERATE));
    var elapsed = state.control().elapsed();
    return new SingleAgent(
        estimate,
        tokens,
        books.unknownTurns(),
        tokens.isEmpty() || estimate == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) tokens.getAsLong() / estimate),
        sequential,
        elapsed,
        replayed() || sequential.isZero() || elapsed.isZero()
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) sequential.toMillis() / elapsed.toMillis()));
  }

  private Stream<Span> of(ModuleName subject, OrderKey.Kind... kinds) {
    var wanted = List.of(kinds);
    return spans.stream()
        .filter(span -> span.key().subject().equals(subject) && wanted.contains(span.key().kind()));
  }

  private static Duration time(Stream<Span> spans) {
    return spans.map(Span::time).reduce(Duration.ZERO, Duration::plus);
  }
}
