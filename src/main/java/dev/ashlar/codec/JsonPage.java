package dev.ashlar.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// One JSON object for programs and people to read: indented, its fields in the order they are
/// written in. What is absent is written as null, so that every field is always there.
public final class JsonPage {
  private static final String INDENT = "  ";

  private final StringBuilder text;
  private final String margin;
  private boolean empty = true;

  private JsonPage(StringBuilder text, String margin) {
    this.text = text;
    this.margin = margin;
  }

  /// The object whose fields `fields` writes, ending with a newline.
  public static String of(Consumer<JsonPage> fields) {
    var text = new StringBuilder();
    write(text, "", fields);
    return text.append('\n').toString();
  }

  private static void write(StringBuilder text, String margin, Consumer<JsonPage> fields) {
    text.append('{');
    var page = new JsonPage(text, margin + INDENT);
    fields.accept(page);
    text.append(page.empty ? "}" : "\n" + margin + "}");
  }

  public JsonPage field(String name, String value) {
    return raw(name, quoted(value));
  }

  public JsonPage field(String name, long value) {
    return raw(name, Long.toString(value));
  }

  public JsonPage field(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  public JsonPage field(String name, Instant value) {
    return field(name, value.toString());
  }

  public JsonPage field(String name, Enum<?> value) {
    return field(name, value.name());
  }

  /// A time in seconds, to the millisecond.
  public JsonPage seconds(String name, Duration value) {
    return raw(name, plain(value.toMillis() / 1000.0));
  }

  /// A time in seconds, to the millisecond.
  public JsonPage seconds(String name, Optional<Duration> value) {
    return value.isPresent() ? seconds(name, value.get()) : absent(name);
  }

  public JsonPage field(String name, OptionalLong value) {
    return value.isPresent() ? field(name, value.getAsLong()) : absent(name);
  }

  public JsonPage field(String name, OptionalInt value) {
    return value.isPresent() ? field(name, value.getAsInt()) : absent(name);
  }

  /// A number to three places.
  public JsonPage field(String name, OptionalDouble value) {
    return value.isPresent()
        ? raw(name, plain(Math.round(value.getAsDouble() * 1000) / 1000.0))
        : absent(name);
  }

  /// The text of what is there.
  public JsonPage field(String name, Optional<?> value) {
    return value.isPresent() ? field(name, value.get().toString()) : absent(name);
  }

  public JsonPage absent(String name) {
    return raw(name, "null");
  }

  public JsonPage object(String name, Consumer<JsonPage> fields) {
    name(name);
    write(text, margin, fields);
    return this;
  }

  /// A list of texts, on one line.
  public JsonPage texts(String name, Collection<?> values) {
    return raw(
        name,
        String.join(", ", values.stream().map(value -> quoted(value.toString())).toList())
            .transform(list -> "[" + list + "]"));
  }

  /// A list of objects, one for each value.
  public <T> JsonPage objects(
      String name, Collection<T> values, java.util.function.BiConsumer<JsonPage, T> fields) {
    name(name);
    text.append('[');
    var first = true;
    for (T value : values) {
      text.append(first ? "\n" : ",\n").append(margin).append(INDENT);
      write(text, margin + INDENT, page -> fields.accept(page, value));
      first = false;
    }
    text.append(first ? "]" : "\n" + margin + "]");
    return this;
  }

  private JsonPage raw(String name, String json) {
    name(name);
    text.append(json);
    return this;
  }

  private void name(String name) {
    text.append(empty ? "\n" : ",\n").append(margin).append(quoted(name)).append(": ");
    empty = false;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /// The text as a JSON string. Control and format characters are escaped, so that a terminal obeys
  /// none.
  public static String quoted(String value) {
    var json = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c == '\n') {
        json.append("\\n");
      } else if (hidden(c) && !isPair(value, i)) {
        json.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static boolean hidden(char c) {
    return Character.isISOControl(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isPair(String value, int i) {
    return (i > 0 && Character.isSurrogatePair(value.charAt(i - 1), value.charAt(i)))
        || (i + 1 < value.length()
            && Character.isSurrogatePair(value.charAt(i), value.charAt(i + 1)));
  }
}
