package dev.ashlar.scenario;

import dev.ashlar.orchestrator.OrderKey;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One line of a scenario in its parts: plain words, `name=value` options, an order's key in
/// parentheses, and the text behind a colon. Parts are taken one by one; `end` complains about what
/// nobody took.
final class Words {
  private static final Pattern KEY = Pattern.compile("\\(([^)]*)\\)");

  private final Deque<String> plain = new ArrayDeque<>();
  private final Map<String, String> options = new TreeMap<>();
  private final Optional<OrderKey> key;
  private final Optional<String> text;

  Words(String line) {
    var halves = line.split(":(?: +|$)", 2);
    text = halves.length == 1 ? Optional.empty() : Optional.of(halves[1].strip());
    var written = KEY.matcher(halves[0]);
    key = written.find() ? Optional.of(key(written.group(1))) : Optional.empty();
    for (var word : written.replaceAll("").strip().split("\\s+")) {
      var equals = word.indexOf('=');
      if (equals < 0) {
        plain.add(word);
      } else {
        options.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
  }

  private static OrderKey key(String words) {
    try {
      return OrderKey.parse(words);
    } catch (IllegalArgumentException e) {
      throw new Mistake(String.valueOf(e.getMessage()));
    }
  }

  Optional<OrderKey> key() {
    return key;
  }

  /// The text behind the colon, or what stands for it.
  String text(String otherwise) {
    return text.orElse(otherwise);
  }

  /// The next plain word; `what` says what it should have been.
  String next(String what) {
    if (plain.isEmpty()) {
      throw new Mistake("a word is missing here: " + what);
    }
    return plain.remove();
  }

  boolean hasNext() {
    return !plain.isEmpty();
  }

  /// Takes the next word if it is this one.
  boolean takes(String word) {
    return word.equals(plain.peek()) && plain.remove() != null;
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.remove(name));
  }

  boolean yes(String name, boolean otherwise) {
    return option(name).map(word -> one(Answer.class, word) == Answer.YES).orElse(otherwise);
  }

  private enum Answer {
    YES,
    NO
  }

  Optional<Long> number(String name) {
    return option(name).map(Words::whole);
  }

  static long whole(String word) {
    try {
      return Long.parseLong(word.replace("k", "000"));
    } catch (NumberFormatException e) {
      throw new Mistake("'" + word + "' is no whole number");
    }
  }

  static Duration duration(String word) {
    try {
      return Duration.parse("PT" + word.toUpperCase(Locale.ROOT));
    } catch (DateTimeParseException e) {
      throw new Mistake("'" + word + "' is no time; one reads like 90s, 10m or 1h30m");
    }
  }

  static List<String> list(String words) {
    return List.of(words.split(","));
  }

  /// The constant that the word names, in small or in capital letters.
  static <E extends Enum<E>> E one(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equals(word.toUpperCase(Locale.ROOT).replace('-', '_')))
        .findFirst()
        .orElseThrow(() ->
            new Mistake("'" + word + "' is none of " + Arrays.toString(type.getEnumConstants())));
  }

  void end() {
    if (!plain.isEmpty()) {
      throw new Mistake("'" + plain.peek() + "' has no meaning here");
    }
    if (!options.isEmpty()) {
      throw new Mistake("'" + options.keySet().iterator().next() + "=' has no meaning here");
    }
  }
}
