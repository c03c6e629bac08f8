package dev.ashlar.agent;

import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where attached workers take orders and hand their answers in. Holds what is on offer now;
/// whether a worker may take it, the core decides.
///
/// A claimed order lives by lease: any call of its worker and any change in its directory is a sign
/// of life.
public final class Desk {
  private static final Duration LOOK_MAX = Duration.ofSeconds(20);
  private static final Duration LOOK_MIN = Duration.ofMillis(50);

  private final InstantSource clock;
  private final Claiming claiming;
  private final Map<OrderKey, Offer> offers = new TreeMap<>();
  private long changes;

  /// Records a claim durably, or says why the worker may not take the order.
  @FunctionalInterface
  public interface Claiming {
    Optional<String> claim(OrderKey key, String worker, String agent) throws InterruptedException;
  }

  public Desk(InstantSource clock, Claiming claiming) {
    this.clock = clock;
    this.claiming = claiming;
  }

  /// Puts the assignment on offer and waits for its answer, its end of lease or the end of its
  /// allowance.
  AgentReply offer(Assignment assignment) throws InterruptedException {
    var offer = new Offer(assignment, clock.instant());
    put(offer);
    try {
      return await(offer);
    } finally {
      remove(offer);
    }
  }

  /// The order of that role on offer to this worker, one it holds before any other. `eligible` says
  /// which orders it may take at all.
  public synchronized Optional<Assignment> open(
      Role role, String worker, Predicate<OrderKey> eligible, Comparator<OrderKey> urgency) {
    return offers.values().stream()
        .filter(offer -> offer.assignment.role() == role && offer.isFor(worker))
        .filter(offer -> eligible.test(offer.assignment.key()))
        .min(
            Comparator.comparing((Offer offer) -> !offer.heldBy(worker))
                .thenComparing(offer -> offer.assignment.key(), urgency))
        .map(offer -> offer.assignment);
  }

  /// The assignment of that order, if it is on offer.
  public synchronized Optional<Assignment> assignment(OrderKey key) {
    return Optional.ofNullable(offers.get(key)).map(offer -> offer.assignment);
  }

  /// Takes the order for `worker`, or says why not. Taking what it already holds is a sign of life.
  public Optional<String> claim(OrderKey key, String worker, String agent)
      throws InterruptedException {
    var offer = find(key);
    if (offer.isEmpty()) {
      return Optional.of(
          "order " + key + " is not open (it was answered, cancelled or handed out again)");
    }
    if (offer.get().worker == null) {
      var refusal = claiming.claim(key, worker, agent);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return take(offer.get(), worker);
  }

  /// Hands the answer in, or says why it is not taken.
  public Optional<String> answer(OrderKey key, String worker, AgentReply reply)
      throws InterruptedException {
    var refusal = claim(key, worker, "unknown");
    if (refusal.isPresent()) {
      return refusal;
    }
    synchronized (this) {
      var offer = offers.get(key);
      if (offer == null) {
        return Optional.of("order " + key + " was cancelled");
      }
      offer.reply = reply;
      changed();
      return Optional.empty();
    }
  }

  /// Wakes everybody who waits for something to change.
  public synchronized void changed() {
    changes++;
    notifyAll();
  }

  /// How often something changed so far; what `awaitChange` compares with.
  public synchronized long changes() {
    return changes;
  }

  /// Waits until more has changed than `seen`, at most until `deadline`.
  public synchronized void awaitChange(long seen, Instant deadline) throws InterruptedException {
    while (changes == seen && clock.instant().isBefore(deadline)) {
      wait(
          Math.clamp(
              Duration.between(clock.instant(), deadline).toMillis(), 1, LOOK_MAX.toMillis()));
    }
  }

  private synchronized Optional<Offer> find(OrderKey key) {
    return Optional.ofNullable(offers.get(key));
  }

  private synchronized Optional<String> take(Offer offer, String worker) {
    if (offer.worker != null && !offer.worker.equals(worker)) {
      return Optional.of("order " + offer.assignment.key() + " is held by another worker");
    }
    if (offer.worker == null) {
      offer.worker = worker;
      offer.claimed = clock.instant();
    }
    offer.sign = clock.instant();
    changed();
    return Optional.empty();
  }

  private synchronized void put(Offer offer) {
    offers.put(offer.assignment.key(), offer);
    changed();
  }

  private synchronized void remove(Offer offer) {
    offers.remove(offer.assignment.key(), offer);
    changed();
  }

  private synchronized AgentReply await(Offer offer) throws InterruptedException {
    while (offer.reply == null) {
      var late = overdue(offer);
      if (late.isPresent()) {
        return late.get();
      }
      wait(look(offer.assignment.lease()).toMillis());
    }
    return offer.reply;
  }

  /// Often enough to notice a lost worker within a tenth of its lease, seldom enough to cost
  /// nothing.
  private static Duration look(Duration lease) {
    var tenth = lease.dividedBy(10);
    var most = tenth.compareTo(LOOK_MAX) > 0 ? LOOK_MAX : tenth;
    return most.compareTo(LOOK_MIN) < 0 ? LOOK_MIN : most;
  }

  private Optional<AgentReply> overdue(Offer offer) {
    var holder = offer.holder();
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var lease = offer.assignment.lease();
    if (now.isAfter(offer.sign.plus(lease))) {
      var written = SignsOfLife.latest(offer.assignment.directory());
      offer.sign = written.isAfter(offer.sign) ? written : offer.sign;
      if (now.isAfter(offer.sign.plus(lease))) {
        return failed(
            holder.get(), Failure.LOST, "no sign of life for " + lease.toSeconds() + " s");
      }
    }
    var allowance = offer.assignment.allowance();
    return now.isAfter(offer.claimed.plus(allowance))
        ? failed(
            holder.get(),
            Failure.TIMEOUT,
            "the turn's allowance of " + allowance.toSeconds() + " s is used up")
        : Optional.empty();
  }

  private static Optional<AgentReply> failed(String worker, Failure failure, String detail) {
    return Optional.of(new AgentReply.Failed(worker, failure, detail, Usage.UNKNOWN));
  }

  /// One assignment on offer, guarded by the desk's lock.
  private static final class Offer {
    private final Assignment assignment;
    private Instant claimed;
    private Instant sign;
    private @Nullable String worker;
    private @Nullable AgentReply reply;

    private Offer(Assignment assignment, Instant now) {
      this.assignment = assignment;
      this.claimed = now;
      this.sign = now;
    }

    private boolean isFor(String name) {
      return reply == null && holder().map(name::equals).orElse(true);
    }

    private boolean heldBy(String name) {
      return holder().map(name::equals).orElse(false);
    }

    private Optional<String> holder() {
      return worker == null ? assignment.holder() : Optional.of(worker);
    }
  }
}
