package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;

/// The name of one order, for at-least-once delivery: an answer counts only while its order is the
/// one in flight.
///
/// For a module, `version` is the contract's, `attempt` and `turn` count from 1. For a tier, end to
/// end and the postmortem, `attempt` counts rounds and the other two are 0.
public record OrderKey(Kind kind, ModuleName subject, int version, int attempt, int turn)
    implements Comparable<OrderKey> {

  /// What the order asks for.
  public enum Kind {
    GENERATE,
    GATE,
    EVALUATE,
    SEAL,
    RECHECK,
    INTEGRATE,
    ATTRIBUTE,
    END_TO_END,
    POSTMORTEM
  }

  /// The subject of orders that concern the whole run.
  public static final ModuleName RUN = new ModuleName("run");

  @Override
  public int compareTo(OrderKey other) {
    return toString().compareTo(other.toString());
  }

  /// Lower-case words a person can read and type: `generate parser v1 a1 t2`.
  @Override
  public String toString() {
    var kindText = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return kindText + " " + subject + " v" + version + " a" + attempt + " t" + turn;
  }

  /// The same in one word, usable as a file name: `generate-parser-v1-a1-t2`.
  public String slug() {
    return toString().replace(' ', '-');
  }
}
