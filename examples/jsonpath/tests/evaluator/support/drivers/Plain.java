package drivers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON of the test protocol as plain Java objects: null, Boolean, BigDecimal, String, List, Map.
/// Reads well-formed text only; it checks little.
final class Plain {
  private final String text;
  private int at;

  private Plain(String text) {
    this.text = text;
  }

  static Object read(String text) {
    var reader = new Plain(text);
    var value = reader.value();
    if (reader.next() != '\0') {
      throw new IllegalArgumentException("more than one value");
    }
    return value;
  }

  static Map<String, Object> object(Object value) {
    var copy = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) value).forEach((name, member) -> copy.put((String) name, member));
    return copy;
  }

  static List<Object> list(Object value) {
    return new ArrayList<>((List<?>) value);
  }

  /// The text that a list of `["text", times]` pairs describes.
  static String repeated(Object parts) {
    var whole = new StringBuilder();
    for (var part : list(parts)) {
      var pair = list(part);
      whole.repeat((String) pair.get(0), ((BigDecimal) pair.get(1)).intValueExact());
    }
    return whole.toString();
  }

  /// The string that a list of UTF-16 units describes.
  static String units(Object units) {
    var whole = new StringBuilder();
    list(units).forEach(unit -> whole.append((char) ((BigDecimal) unit).intValueExact()));
    return whole.toString();
  }

  private char next() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private Object value() {
    return switch (next()) {
      case '{' -> members();
      case '[' -> items();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    at++;
    while (next() != '}') {
      var name = string();
      next();
      at++;
      members.put(name, value());
      comma('}');
    }
    at++;
    return members;
  }

  private List<Object> items() {
    var items = new ArrayList<>();
    at++;
    while (next() != ']') {
      items.add(value());
      comma(']');
    }
    at++;
    return items;
  }

  private void comma(char end) {
    if (next() == ',') {
      at++;
    } else if (next() != end) {
      throw new IllegalArgumentException("expected , or " + end + " at " + at);
    }
  }

  private Object word() {
    int start = at;
    while (at < text.length() && ",]} \t\n\r".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    var word = text.substring(start, at);
    return switch (word) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> new BigDecimal(word);
    };
  }

  private String string() {
    if (next() != '"') {
      throw new IllegalArgumentException("expected a string at " + at);
    }
    var decoded = new StringBuilder();
    at++;
    while (text.charAt(at) != '"') {
      decoded.append(text.charAt(at) == '\\' ? escape() : text.charAt(at));
      at++;
    }
    at++;
    return decoded.toString();
  }

  private char escape() {
    at++;
    return switch (text.charAt(at)) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
      }
      default -> text.charAt(at);
    };
  }

  static String write(Object value) {
    var text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(Object value, StringBuilder text) {
    switch (value) {
      case String string -> quote(string, text);
      case List<?> items -> {
        var separator = "[";
        for (var item : items) {
          text.append(separator);
          write(item, text);
          separator = ",";
        }
        text.append(items.isEmpty() ? "[]" : "]");
      }
      case Map<?, ?> members -> {
        var separator = "{";
        for (var member : members.entrySet()) {
          text.append(separator);
          quote((String) member.getKey(), text);
          text.append(':');
          write(member.getValue(), text);
          separator = ",";
        }
        text.append(members.isEmpty() ? "{}" : "}");
      }
      case null -> text.append("null");
      default -> text.append(value);
    }
  }

  private static void quote(String string, StringBuilder text) {
    text.append('"');
    for (char c : string.toCharArray()) {
      if (c == '"' || c == '\\' || c < ' ' || c > '~') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
