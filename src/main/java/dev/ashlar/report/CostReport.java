package dev.ashlar.report;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.Ledger;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.TokenKinds;
import dev.ashlar.plan.Roles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What a run cost so far, by run, phase, role, module and attempt: spent as reported, held because
/// nobody knows, reserved for turns under way.
///
/// `flying` counts the turns under way, `metered` those of them that end with the process that
/// carries the run.
public record CostReport(
    String run,
    String artifact,
    Instant at,
    StatusReport.Condition condition,
    List<Line> lines,
    int flying,
    int metered) {

  public CostReport {
    lines = List.copyOf(lines);
  }

  /// What a line adds up.
  public enum Scope {
    RUN,
    PHASE,
    ROLE,
    MODULE,
    ATTEMPT;

    /// As the ledger's scopes and people name it.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// One scope's books. `name` is empty for the run; `kinds` are those of the `toldApart` turns
  /// that told their tokens apart. Ceilings are the plan's with what a person granted.
  public record Line(
      Scope scope,
      String name,
      Account account,
      Optional<TokenKinds> kinds,
      int toldApart,
      OptionalLong tokensMax,
      OptionalLong usdMicrosMax) {
    /// `module lexer`, or `run`.
    public String words() {
      return name.isEmpty() ? scope.word() : scope.word() + " " + name;
    }
  }

  /// The books of the whole run.
  public Line whole() {
    return lines.getFirst();
  }

  /// What all these events cost; they begin with `RunAdmitted`.
  public static CostReport of(List<Event> events) {
    var apart = new Apart();
    var state = Walk.through(events, step -> step.ended().forEach(apart::add));
    var report = StatusReport.of(state);
    return new CostReport(
        report.run(),
        report.artifact(),
        report.at(),
        report.condition(),
        lines(state, apart),
        (int) state.flights().stream().filter(CostReport::isTurn).count(),
        (int) state.flights().stream().filter(CostReport::isMetered).count());
  }

  private static boolean isTurn(Flight flight) {
    return switch (flight.key().kind()) {
      case GENERATE, EVALUATE, ATTRIBUTE -> true;
      case GATE, SEAL, RECHECK, INTEGRATE, END_TO_END, POSTMORTEM -> false;
    };
  }

  private static boolean isMetered(Flight flight) {
    return flight.by().filter(Roles.Choice::metered).isPresent();
  }

  private static List<Line> lines(RunState state, Apart apart) {
    var lines = new ArrayList<Line>();
    lines.add(line(state, "run", apart));
    for (var scope : state.ledger().accounts().keySet()) {
      if (!scope.equals("run") && isOfAgents(state.ledger().of(scope))) {
        lines.add(line(state, scope, apart));
      }
    }
    lines.sort(Comparator.comparing(Line::scope).thenComparing(rank(state)));
    return lines;
  }

  /// Gates cost no agent anything.
  private static boolean isOfAgents(Account books) {
    return books.turns() > 0 || books.reserved().tokens() > 0 || books.reserved().usdMicros() > 0;
  }

  private static Line line(RunState state, String scope, Apart apart) {
    var words = scope.split(" ", 2);
    return new Line(
        Scope.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)),
        words.length > 1 ? words[1] : "",
        state.ledger().of(scope),
        Optional.ofNullable(apart.sums.get(scope)),
        apart.turns.getOrDefault(scope, 0),
        Lines.tokensMax(state, scope),
        Lines.usdMicrosMax(state, scope));
  }

  /// Phases and roles in their order, modules and their attempts in the plan's.
  private static Comparator<Line> rank(RunState state) {
    var order =
        new ArrayList<>(
            List.of("build", "integrate", "end-to-end", "generator", "evaluator", "integrator"));
    state.charter().plan().modules().forEach(module -> order.add(module.name().text()));
    return Comparator.comparingInt((Line line) -> place(order, line.name().split(" ")[0]))
        .thenComparingInt(line -> number(line.name(), " v"))
        .thenComparingInt(line -> number(line.name(), " a"));
  }

  private static int place(List<String> order, String name) {
    var place = order.lastIndexOf(name);
    return place < 0 ? order.size() : place;
  }

  /// The number behind ` v` or ` a` in `lexer v1 a2`.
  private static int number(String name, String before) {
    var start = name.indexOf(before);
    return start < 0
        ? 0
        : Integer.parseInt(name.substring(start + before.length()).split(" ", 2)[0]);
  }

  /// Sums of tokens told apart, by scope.
  private static final class Apart {
    private final Map<String, TokenKinds> sums = new HashMap<>();
    private final Map<String, Integer> turns = new HashMap<>();

    void add(Span span) {
      span.usage()
          .kinds()
          .ifPresent(kinds ->
              Ledger.scopes(span.key())
                  .forEach(scope -> {
                    sums.merge(scope, kinds, TokenKinds::plus);
                    turns.merge(scope, 1, Integer::sum);
                  }));
    }
  }
}
