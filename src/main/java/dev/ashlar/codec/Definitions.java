package dev.ashlar.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text defines, found by its looks in any language: types, entries of a list of types, and
/// quantities with a unit in their name.
final class Definitions {
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:(?:public|export|pub|abstract|final|sealed|non-sealed|strictfp|data|typedef|default)\\s+)*"
              + "(?:class|interface|@interface|record|enum|struct|union|trait|protocol|type)\\s+"
              + "([A-Za-z_]\\w*)\\s*(?:[{:(<=]|(?:extends|implements|permits|struct|interface)\\b|$).*");

  private static final Pattern TYPEDEF = Pattern.compile("^}\\s*([A-Za-z_]\\w*)\\s*;.*");

  private static final Pattern ENTRY = Pattern.compile("^\\s*(?:[-*+|]|#{3,6})\\s*`([^`]+)`(.*)$");

  private static final Pattern NAME = Pattern.compile("(?<![\\w-])[A-Za-z]\\w{2,60}(?![\\w-])");

  private static final Pattern SNAKE = Pattern.compile("(.+)_([A-Za-z]+)");
  private static final Pattern BINARY = Pattern.compile("(.*[a-z0-9])([KMG]iB)");
  private static final Pattern CAMEL = Pattern.compile("(.*[a-z0-9])([A-Z][A-Za-z]*)");

  /// What is measured and in which unit, by the word in a name.
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("ns", "time ns"),
          Map.entry("nanos", "time ns"),
          Map.entry("us", "time us"),
          Map.entry("micros", "time us"),
          Map.entry("ms", "time ms"),
          Map.entry("millis", "time ms"),
          Map.entry("milliseconds", "time ms"),
          Map.entry("s", "time s"),
          Map.entry("sec", "time s"),
          Map.entry("secs", "time s"),
          Map.entry("seconds", "time s"),
          Map.entry("minutes", "time min"),
          Map.entry("hours", "time h"),
          Map.entry("bits", "size bit"),
          Map.entry("bytes", "size byte"),
          Map.entry("kb", "size kB"),
          Map.entry("kib", "size KiB"),
          Map.entry("mb", "size MB"),
          Map.entry("mib", "size MiB"),
          Map.entry("gb", "size GB"),
          Map.entry("gib", "size GiB"));

  private Definitions() {}

  /// One definition: `name` is what it is compared under, `written` as it stands there, `meaning`
  /// what has to agree.
  record Defined(
      String module, String file, int line, String name, String written, String meaning) {}

  /// Types that are declared at the left margin.
  static List<Defined> types(String module, String file, String text) {
    var found = new ArrayList<Defined>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      for (Pattern pattern : List.of(TYPE, TYPEDEF)) {
        Matcher declared = pattern.matcher(line);
        if (declared.matches()) {
          String name = declared.group(1);
          found.add(new Defined(module, file, number, name, name, ""));
        }
      }
    }
    return found;
  }

  /// What a page lists under `## Types`.
  static List<Defined> entries(String module, String file, String text) {
    var found = new ArrayList<Defined>();
    boolean within = false;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.startsWith("## ")) {
        within = line.substring(3).strip().toLowerCase(Locale.ROOT).startsWith("types");
      }
      Matcher entry = ENTRY.matcher(line);
      if (within && entry.matches()) {
        String meaning = entry.group(2).replaceAll("[\\s|.:]+", " ").strip();
        found.add(new Defined(module, file, number, entry.group(1), entry.group(1), meaning));
      }
    }
    return found;
  }

  /// Names that end in a unit.
  static List<Defined> quantities(String module, String file, String text) {
    var found = new ArrayList<Defined>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      for (Matcher name = NAME.matcher(line); name.find(); ) {
        quantity(new Defined(module, file, number, "", name.group(), "")).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Defined> quantity(Defined name) {
    for (Pattern shape : List.of(SNAKE, BINARY, CAMEL)) {
      Matcher parts = shape.matcher(name.written());
      if (parts.matches()) {
        String[] unit = UNITS.getOrDefault(parts.group(2).toLowerCase(Locale.ROOT), "").split(" ");
        if (unit.length == 2) {
          String base = parts.group(1).replace("_", "").toLowerCase(Locale.ROOT);
          return Optional.of(
              new Defined(
                  name.module(),
                  name.file(),
                  name.line(),
                  base + " " + unit[0],
                  name.written(),
                  unit[1]));
        }
      }
    }
    return Optional.empty();
  }
}
