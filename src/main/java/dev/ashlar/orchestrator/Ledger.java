package dev.ashlar.orchestrator;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The run's books, by scope: `run`, `phase …`, `module …`, `attempt …`. Every reservation and
/// charge is posted to each scope it belongs to.
public record Ledger(SortedMap<String, Account> accounts) {
  static final Ledger EMPTY = new Ledger(new TreeMap<>());

  public Ledger {
    accounts = Frozen.of(accounts);
  }

  /// The books of a scope; empty ones if nothing was ever posted.
  public Account of(String scope) {
    return accounts.getOrDefault(scope, Account.EMPTY);
  }

  /// The books of the whole run.
  public Account run() {
    return of("run");
  }

  Ledger reserve(OrderKey key, Amount amount) {
    return post(key, account -> account.reserve(amount));
  }

  Ledger release(OrderKey key, Amount amount) {
    return post(key, account -> account.release(amount));
  }

  Ledger settle(OrderKey key, Amount reservation, Usage usage) {
    return post(key, account -> account.settle(reservation, usage));
  }

  private Ledger post(OrderKey key, java.util.function.UnaryOperator<Account> change) {
    var next = new TreeMap<>(accounts);
    for (var scope : scopes(key)) {
      next.put(scope, change.apply(of(scope)));
    }
    return new Ledger(Collections.unmodifiableSortedMap(next));
  }

  /// The scopes an order's cost belongs to.
  public static List<String> scopes(OrderKey key) {
    return List.of(
        "run",
        "phase " + phase(key.kind()),
        "role " + role(key.kind()),
        "module " + key.subject(),
        "attempt " + key.subject() + " v" + key.version() + " a" + key.attempt());
  }

  private static String phase(OrderKey.Kind kind) {
    return switch (kind) {
      case GENERATE, GATE, EVALUATE, SEAL, RECHECK -> "build";
      case INTEGRATE, ATTRIBUTE -> "integrate";
      case END_TO_END -> "end-to-end";
      case POSTMORTEM -> "postmortem";
    };
  }

  private static String role(OrderKey.Kind kind) {
    return switch (kind) {
      case GENERATE -> "generator";
      case EVALUATE -> "evaluator";
      case ATTRIBUTE -> "integrator";
      case GATE, SEAL, RECHECK, INTEGRATE, END_TO_END, POSTMORTEM -> "orchestrator";
    };
  }
}
