package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

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
    POSTMORTEM;

    /// As in an order's key: `end-to-end`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final Pattern SHAPE =
      Pattern.compile("([a-z-]+) ([a-z][a-z0-9-]*) v([0-9]{1,9}) a([0-9]{1,9}) t([0-9]{1,9})");

  /// The subject of orders that concern the whole run.
  public static final ModuleName RUN = new ModuleName("run");

  @Override
  public int compareTo(OrderKey other) {
    return toString().compareTo(other.toString());
  }

  /// Lower-case words a person can read and type: `generate parser v1 a1 t2`.
  @Override
  public String toString() {
    return kind.word() + " " + subject + " v" + version + " a" + attempt + " t" + turn;
  }

  /// The key that `text` reads as, in the form of `toString`.
  ///
  /// @throws IllegalArgumentException if it is no key
  public static OrderKey parse(String text) {
    var words = SHAPE.matcher(text);
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "not an order's key: '" + text + "' (one reads like 'generate parser v1 a1 t2')");
    }
    return new OrderKey(
        kind(words.group(1)),
        new ModuleName(words.group(2)),
        Integer.parseInt(words.group(3)),
        Integer.parseInt(words.group(4)),
        Integer.parseInt(words.group(5)));
  }

  private static Kind kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of order: '" + word + "'"));
  }

  /// The same in one word, usable as a file name: `generate-parser-v1-a1-t2`.
  public String slug() {
    return toString().replace(' ', '-');
  }
}
