package dev.ashlar.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words with `{names}` in them, filled in one pass: what a value holds is never filled in again.
final class Template {
  private static final Pattern NAME =
      Pattern.compile(
          "\\{(model|token|address|socket|home|workspace|turns|session|prompt|schema)}");

  private Template() {}

  static String filled(String text, Map<String, String> values) {
    return NAME.matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "")));
  }

  /// Whether it names something that has no value.
  static boolean lacks(String text, Map<String, String> values) {
    return NAME.matcher(text).results().anyMatch(name -> !values.containsKey(name.group(1)));
  }

  /// The words of all groups that have their values.
  static List<String> words(List<List<String>> groups, Map<String, String> values) {
    var words = new ArrayList<String>();
    for (var group : groups) {
      if (group.stream().noneMatch(word -> lacks(word, values))) {
        group.forEach(word -> words.add(filled(word, values)));
      }
    }
    return words;
  }
}
