package dev.ashlar.harness;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.architect.PlanningTurn;
import dev.ashlar.architect.Rates;
import dev.ashlar.journal.JournalLock;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.plan.Roles;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Carries plannings on: there is one way, whether a planning has just begun or was killed.
public final class Plannings {
  private Plannings() {}

  /// Has all owed turns of a planning done; why it stopped before, if it did.
  public static Optional<Refusal> carryOn(Settings settings, PlanningBook book, Rates rates)
      throws IOException, InterruptedException {
    if (!(book.planning().owed() instanceof PlanningOwed.Turn)) {
      return Optional.empty();
    }
    var terms = book.terms();
    var refusal =
        refusal(terms.seats().values(), terms.bounds().budget().usdMicros() > 0, settings);
    if (refusal.isPresent()) {
      return refusal;
    }
    return switch (Machine.here(settings)) {
      case Machine.Found.Missing missing -> Optional.of(missing.refusal());
      case Machine.Found.Ready ready -> {
        try (var lock = JournalLock.take(book.root())) {
          yield lock == null
              ? Optional.of(held(book))
              : new PlanningHarness(settings, book, ready.machine(), rates).run();
        }
      }
    };
  }

  /// Sends a finished draft back to its planner with a person's word, or says why not.
  public static Optional<String> sendBack(PlanningBook book, String word) throws IOException {
    try (var lock = JournalLock.take(book.root())) {
      if (lock == null) {
        return Optional.of(held(book).reason());
      }
      var planning = book.planning();
      if (!(planning.owed() instanceof PlanningOwed.Approval)) {
        return Optional.of("there is no finished draft to send back");
      }
      var turn =
          new PlanningTurn(
              planning.turns().getLast().key(),
              new PlanningTurn.Author("person", "person"),
              PlanningTurn.Came.SENT_BACK,
              Optional.empty(),
              Limits.cut(word, Limits.CLAIM_CHARS_MAX),
              false,
              Findings.NONE,
              Usage.UNKNOWN,
              Amount.NONE);
      book.keep(turn, word, Optional.empty());
      return Optional.empty();
    }
  }

  /// Why these agents cannot be had here; `bounded` says whether money is.
  public static Optional<Refusal> refusal(
      Collection<Roles.Choice> choices, boolean bounded, Settings settings)
      throws InterruptedException {
    var unknown = Seating.unknown(choices.stream().map(Roles.Choice::agent).toList(), settings);
    return unknown.isPresent()
        ? unknown
        : Obstacles.refusal(Set.copyOf(choices), bounded, settings);
  }

  private static Refusal.NotHere held(PlanningBook book) throws IOException {
    return new Refusal.NotHere(
        "process " + JournalLock.holder(book.root()) + " carries this planning on already",
        List.of("wait for its end; workers find it with `ashlar work next`"));
  }

  /// What is said to a worker of a planning whose desk is closed because nothing is left for it;
  /// empty while turns are owed.
  static Optional<DeskAnswer> lastWord(RunDirectory place) throws IOException {
    var owed = new PlanningBook(place.root()).planning().owed();
    return owed instanceof PlanningOwed.Turn
        ? Optional.empty()
        : Optional.of(DeskAnswer.of(0, PlanningClerk.lastWord(owed)));
  }
}
