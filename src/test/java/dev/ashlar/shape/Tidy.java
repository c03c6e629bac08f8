package dev.ashlar.shape;

import dev.ashlar.shape.Sources.Method;
import dev.ashlar.shape.Sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The style rules that a machine can hold: sizes, names, and calls that have a better replacement.
final class Tidy {
  static final int FILE_LINES_MAX = 400;
  static final int METHOD_LINES_MAX = 50;
  static final int LINE_CHARS_MAX = 110;

  /// Something not to write, where, and what to write instead. The rules spell what they ban in two
  /// halves, or they would find themselves.
  private record Banned(Pattern pattern, Predicate<Source> where, String instead) {
    Banned(String pattern, Predicate<Source> where, String instead) {
      this(Pattern.compile(pattern), where, instead);
    }
  }

  private static final Predicate<Source> ANYWHERE = _ -> true;
  private static final Predicate<Source> IN_TESTS = source -> !source.isMain();
  private static final Predicate<Source> OUTSIDE_CLI =
      source -> source.isMain() && !source.path().toString().contains("/cli/");

  private static final List<Banned> BANNED =
      List.of(
          new Banned(
              "\\bTO" + "DO\\b|\\bFIX" + "ME\\b|\\bXX" + "X\\b",
              ANYWHERE,
              "do it, or open an issue"),
          new Banned(
              "System\\.(ou" + "t|er" + "r)\\b", OUTSIDE_CLI, "return it; the cli package prints"),
          new Banned(
              "\\.printStack" + "Trace\\(\\)", ANYWHERE, "throw it on with what was being done"),
          new Banned("Thread\\.sle" + "ep\\(", IN_TESTS, "a latch, a future or Awaitility"),
          new Banned("@Dis" + "abled\\b", IN_TESTS, "mend the test or remove it"),
          new Banned(
              "\\bMock" + "ito\\b|\\bmo" + "ck\\(", ANYWHERE, "a real part or the scripted agent"),
          new Banned("new Ran" + "dom\\(\\)", ANYWHERE, "new Random(seed), and print the seed"),
          new Banned("new Fi" + "le\\(", ANYWHERE, "Path.of"),
          new Banned("\\.ex" + "ec\\(\"", ANYWHERE, "ProcessBuilder with a list of arguments"),
          new Banned("Charset\\.default" + "Charset", ANYWHERE, "StandardCharsets.UTF_8"),
          new Banned(
              "/ro" + "ot/|\\.\\./sha" + "red|/ho" + "me/[a-z]",
              ANYWHERE,
              "no path of one machine"));

  private static final Pattern NAME_BANNED = Pattern.compile(".*(Manager|Helper|Utils?|Impl)");

  private Tidy() {}

  /// What is wrong and no ratchet may tolerate.
  static List<String> breaches(List<Source> sources) {
    List<String> found = new ArrayList<>();
    for (Source source : sources) {
      for (int i = 0; i < source.lines().size(); i++) {
        String place = source.path() + ":" + (i + 1) + ": ";
        addLine(source, source.lines().get(i), place, found);
      }
      for (String type : source.types()) {
        if (NAME_BANNED.matcher(type).matches()) {
          found.add(source.path() + ": " + type + " names no thing; say what it is");
        }
      }
      for (String field : source.isMain() ? source.statics() : List.<String>of()) {
        found.add(source.path() + ": static " + field + " is mutable; give it to a constructor");
      }
    }
    return found;
  }

  private static void addLine(Source source, String line, String place, List<String> found) {
    if (line.length() > LINE_CHARS_MAX) {
      found.add(place + line.length() + " characters; break it at " + LINE_CHARS_MAX);
    }
    for (Banned banned : BANNED) {
      if (banned.where().test(source) && banned.pattern().matcher(line).find()) {
        found.add(place + line.strip() + " — instead: " + banned.instead());
      }
    }
  }

  /// What is too long, by a key that the ratchet knows: `file PATH` or `method PATH TYPE.NAME`.
  static Map<String, Integer> oversizes(List<Source> sources) {
    Map<String, Integer> found = new TreeMap<>();
    for (Source source : sources) {
      if (source.lines().size() > FILE_LINES_MAX) {
        found.put("file " + source.path(), source.lines().size());
      }
      for (Method method : source.methods()) {
        if (method.lines() > METHOD_LINES_MAX) {
          String key = "method " + source.path() + " " + method.type() + "." + method.name();
          found.merge(key, method.lines(), Math::max);
        }
      }
    }
    return found;
  }

  /// Where the ratchet and the sources disagree: it may only shrink, and shrinks with the code.
  static List<String> ratchet(Map<String, Integer> tolerated, Map<String, Integer> oversizes) {
    List<String> found = new ArrayList<>();
    oversizes.forEach((what, lines) -> {
      Integer limit = tolerated.get(what);
      if (limit == null) {
        found.add(what + " has " + lines + " lines: split it");
      } else if (lines > limit) {
        found.add(what + " grew to " + lines + " lines; it was tolerated at " + limit);
      } else if (lines < limit) {
        found.add(what + " shrank to " + lines + " lines: lower its ratchet line");
      }
    });
    tolerated.keySet().stream()
        .filter(what -> !oversizes.containsKey(what))
        .forEach(what -> found.add(what + " is short now: remove its ratchet line"));
    return found;
  }
}
