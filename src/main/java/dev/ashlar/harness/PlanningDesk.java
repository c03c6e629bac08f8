package dev.ashlar.harness;

import dev.ashlar.agent.Desk;
import dev.ashlar.architect.Planning;
import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.architect.PlanningTurn;
import dev.ashlar.orchestrator.OrderKey;
import java.io.IOException;
import java.util.Optional;

/// Who works on a planning now, and how far it is, for those who wait at its desk.
///
/// Claims are recorded before anybody works, so that no instance ever writes both parts.
final class PlanningDesk {
  private final PlanningBook book;
  private Planning planning;
  private boolean judging;

  PlanningDesk(PlanningBook book) throws IOException {
    this.book = book;
    this.planning = book.planning();
  }

  synchronized Planning planning() {
    return planning;
  }

  synchronized void now(Planning state, Desk desk) {
    planning = state;
    judging = false;
    desk.changed();
  }

  /// Says that something was handed in, and is looked at now.
  synchronized void judges() {
    judging = true;
  }

  synchronized boolean isJudging() {
    return judging;
  }

  /// Records that an instance takes an order, or says why it may not.
  synchronized Optional<String> claim(OrderKey key, String instance, String agent) {
    if (!(planning.owed() instanceof PlanningOwed.Turn turn) || !turn.key().equals(key)) {
      return Optional.of("order " + key + " is not open (it was answered or handed out again)");
    }
    try {
      var refusal = otherPart(turn.part(), instance);
      if (refusal.isEmpty() && !book.workers(turn.part()).containsKey(instance)) {
        book.enrol(turn.part(), new PlanningTurn.Author(instance, agent));
      }
      return refusal;
    } catch (IOException e) {
      return Optional.of("the claim cannot be recorded: " + e.getMessage());
    }
  }

  /// Why an instance may not write that part, in words for it: it has taken the other one.
  synchronized Optional<String> otherPart(PlanningPart part, String instance) throws IOException {
    for (var other : PlanningPart.values()) {
      if (other != part && hasTaken(other, instance)) {
        return Optional.of(
            "worker "
                + instance
                + " is this plan's "
                + other.author()
                + " and may not be its "
                + part.author()
                + " too: no instance writes both the plan and its tests");
      }
    }
    return Optional.empty();
  }

  private boolean hasTaken(PlanningPart part, String instance) throws IOException {
    return book.workers(part).containsKey(instance)
        || planning.authors(part).stream().anyMatch(seen -> seen.instance().equals(instance));
  }

  /// What an instance said it was when it first came.
  synchronized String agent(PlanningPart part, String instance) throws IOException {
    var known = book.workers(part).get(instance);
    return known == null ? instance : known.agent();
  }

  /// A name that no worker of this planning has.
  synchronized String newWorker(PlanningPart part) throws IOException {
    int number = 1;
    while (isTaken(part.author() + "-" + number)) {
      number++;
    }
    return part.author() + "-" + number;
  }

  private boolean isTaken(String instance) throws IOException {
    for (var part : PlanningPart.values()) {
      if (hasTaken(part, instance)) {
        return true;
      }
    }
    return false;
  }
}
