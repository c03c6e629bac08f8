package dev.ashlar.harness;

import dev.ashlar.agent.AgentReply;
import dev.ashlar.agent.Answering;
import dev.ashlar.agent.Desk;
import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskServer;
import dev.ashlar.agent.Script;
import dev.ashlar.agent.ScriptReader;
import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.architect.PlanningTurn;
import dev.ashlar.architect.PlanningTurn.Author;
import dev.ashlar.architect.PlanningTurn.Came;
import dev.ashlar.architect.Rates;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.plan.Roles;
import dev.ashlar.role.Cast;
import dev.ashlar.role.PlanningSeat;
import dev.ashlar.workspace.WorkspaceKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans: has what is owed done, asks the rules, keeps the turn, and asks again, until a person is
/// to decide or nothing comes of it.
final class PlanningHarness {
  private static final Duration LEASE = Duration.ofMinutes(20);

  private final Settings settings;
  private final PlanningBook book;
  private final PlanningTerms terms;
  private final Machine machine;
  private final PlanningRules rules;
  private final PlanningOrders orders;
  private final PlanningSeat seat;
  private final PlanningDesk state;
  private final Desk desk;

  PlanningHarness(Settings settings, PlanningBook book, Machine machine, Rates rates)
      throws IOException {
    this.settings = settings;
    this.book = book;
    this.terms = book.terms();
    this.machine = machine;
    this.rules = new PlanningRules(settings, machine, rates);
    this.orders = new PlanningOrders(book, machine);
    this.seat = new PlanningSeat(WorkspaceKeeper.in(book.desk().workspaces()));
    this.state = new PlanningDesk(book);
    this.desk = new Desk(settings.clock(), state::claim);
  }

  /// Goes on until no agent's turn is owed; why it stopped before, if it did.
  Optional<Refusal> run() throws IOException, InterruptedException {
    var stage =
        new Casting.Stage(
            settings, book.desk(), machine, desk, script(), state::claim, this::tried);
    try (var casting = Casting.open(Set.copyOf(terms.seats().values()), stage);
        var _ =
            DeskServer.open(
                book.desk().desk(),
                new PlanningClerk(desk, state, this::tried, settings.clock()))) {
      while (state.planning().owed() instanceof PlanningOwed.Turn owed) {
        var refusal = turn(owed, casting);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
      return Optional.empty();
    }
  }

  private Roles.Seat seat(PlanningPart part) {
    var choice = terms.seat(part);
    return new Roles.Seat(choice.agent(), choice.model(), LEASE, List.of());
  }

  /// What scripted agents say: the replies that lie where `ashlar plan` was called.
  private Script script() throws IOException {
    var file = settings.planDirectory().resolve(ScriptReader.FILE);
    if (terms.seats().values().stream().anyMatch(seat -> seat.agent().equals("scripted"))) {
      return switch (ScriptReader.read(Files.readString(file), Set.of())) {
        case ScriptReader.Read(var script) -> script;
        case ScriptReader.Refused(var mistakes) ->
            throw new IOException("scripted replies: " + String.join("; ", mistakes));
      };
    }
    return new Script(Map.of());
  }

  private Optional<Refusal> turn(PlanningOwed.Turn owed, Casting casting)
      throws IOException, InterruptedException {
    var planning = state.planning();
    var seat = seat(owed.part());
    var order = orders.of(owed, planning);
    settings.talk().accept(begins(owed, order.turn()));
    var answered = this.seat.turn(order, new Cast(casting.agent(seat), seat));
    if (answered.reply() instanceof AgentReply.Failed failed
        && failed.failure() == Failure.UNAVAILABLE) {
      return Optional.of(
          new Refusal.NotHere(
              seat.choice() + " cannot be had: " + failed.detail(),
              List.of("nothing is lost; `ashlar plan` goes on from here")));
    }
    state.judges();
    var turn = judged(owed, answered, seat);
    book.keep(
        turn,
        Answering.kept(answered.brief()),
        answered.left().map(left -> PlanningOrders.plain(left.tree())));
    settings.talk().accept(ended(turn));
    state.now(planning.with(turn), desk);
    return Optional.empty();
  }

  private PlanningTurn judged(
      PlanningOwed.Turn owed, PlanningSeat.Answered answered, Roles.Seat seat)
      throws IOException, InterruptedException {
    var reply = answered.reply();
    var foreign = state.otherPart(owed.part(), reply.instance());
    if (foreign.isPresent()) {
      var failed =
          new AgentReply.Failed(reply.instance(), Failure.CANCELLED, foreign.get(), reply.usage());
      return judged(owed, failed, Optional.empty(), seat);
    }
    return judged(owed, reply, answered.left(), seat);
  }

  private PlanningTurn judged(
      PlanningOwed.Turn owed, AgentReply reply, Optional<PlanningSeat.Left> left, Roles.Seat seat)
      throws IOException, InterruptedException {
    var author = new Author(reply.instance(), agent(owed.part(), reply.instance(), seat));
    return switch (reply) {
      case AgentReply.HandedIn handedIn ->
          turn(
              owed,
              author,
              Came.HANDED_IN,
              handedIn.summary(),
              ruling(owed, left.orElseThrow()),
              Optional.empty(),
              reply);
      case AgentReply.Disputes disputes ->
          turn(
              owed,
              author,
              Came.DISPUTED,
              disputes.claim().list().stream().map(Finding::what).collect(Collectors.joining("\n")),
              NOTHING,
              Optional.empty(),
              reply);
      case AgentReply.Failed failed ->
          turn(
              owed,
              author,
              Came.FAILED,
              failed.detail(),
              NOTHING,
              Optional.of(failed.failure()),
              reply);
      case AgentReply.Judges _, AgentReply.Blames _ ->
          turn(
              owed,
              author,
              Came.FAILED,
              "it answered as another role",
              NOTHING,
              Optional.of(Failure.MALFORMED),
              reply);
    };
  }

  private static final PlanningRules.Ruling NOTHING =
      new PlanningRules.Ruling(false, Findings.NONE);

  private static PlanningTurn turn(
      PlanningOwed.Turn owed,
      Author author,
      Came came,
      String words,
      PlanningRules.Ruling ruling,
      Optional<Failure> failure,
      AgentReply reply) {
    return new PlanningTurn(
        owed.key(),
        author,
        came,
        failure,
        Limits.cut(words, Limits.CLAIM_CHARS_MAX),
        ruling.accepted(),
        ruling.findings(),
        reply.usage(),
        owed.reserve());
  }

  private String agent(PlanningPart part, String instance, Roles.Seat seat) throws IOException {
    var known = state.agent(part, instance);
    return known.equals(instance) ? seat.choice().toString() : known;
  }

  private PlanningRules.Ruling ruling(PlanningOwed.Turn owed, PlanningSeat.Left left)
      throws IOException, InterruptedException {
    var tree = PlanningOrders.plain(left.tree());
    return switch (owed.part()) {
      case FACTS -> PlanningRules.ofFacts(book.read(), tree, left.objections());
      case PLAN -> rules.ofPlan(tree, left.objections());
      case TESTS -> rules.ofTests(book.handedIn(PlanningPart.PLAN), tree, left.objections());
    };
  }

  /// What the rules say of the files as they lie in the workspace of the open order.
  private DeskAnswer tried(OrderKey key) throws InterruptedException {
    var planning = state.planning();
    if (!(planning.owed() instanceof PlanningOwed.Turn owed) || !owed.key().equals(key)) {
      return DeskAnswer.of(3, "order " + key + " is not open");
    }
    try {
      return told(ruling(owed, seat.glance(orders.of(owed, planning))));
    } catch (IOException e) {
      return DeskAnswer.of(3, "the rules could not be asked: " + e.getMessage());
    }
  }

  private static DeskAnswer told(PlanningRules.Ruling ruling) {
    var findings = ruling.findings();
    var lines =
        findings.list().stream().map(finding -> "\n- " + finding).collect(Collectors.joining());
    var more = findings.omitted() == 0 ? "" : "\n- and " + findings.omitted() + " more";
    return ruling.accepted()
        ? DeskAnswer.of(
            0,
            lines.isEmpty()
                ? "Nothing is left to mend: hand in."
                : "Nothing has to be mended. Look at this before you hand in:" + lines + more)
        : DeskAnswer.of(1, "To be mended:" + lines + more);
  }

  private String begins(PlanningOwed.Turn owed, long turn) {
    var choice = terms.seat(owed.part());
    return "turn "
        + turn
        + " of "
        + terms.bounds().turns()
        + " of the "
        + owed.part().author()
        + " ("
        + choice
        + ")"
        + (choice.attached()
            ? ": a worker takes it with `ashlar work next --role " + owed.part().author() + "`"
            : "");
  }

  private static String ended(PlanningTurn turn) {
    var who = "the " + turn.part().author() + " (" + turn.author().instance() + ") ";
    return who
        + switch (turn.came()) {
          case HANDED_IN ->
              turn.accepted()
                  ? "handed in; no rule refuses it"
                  : "handed in; to be mended: "
                      + turn.problems().list().getFirst()
                      + more(turn.problems());
          case DISPUTED -> "disputes: " + Limits.cut(turn.words(), 300);
          case FAILED ->
              "failed: "
                  + turn.failure().map(Failure::name).orElse("")
                  + " "
                  + Limits.cut(turn.words(), 300);
          case SENT_BACK -> "";
        };
  }

  private static String more(Findings findings) {
    long more = findings.list().size() - 1L + findings.omitted();
    return more == 0 ? "" : " (and " + more + " more)";
  }
}
