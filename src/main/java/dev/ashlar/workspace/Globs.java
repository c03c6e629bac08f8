package dev.ashlar.workspace;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Patterns for paths in a tree: `*` and `?` stand for characters of one name, `**` for any number
/// of whole names, also none, and everything else for itself. A pattern that ends with `/` means
/// everything inside that directory.
final class Globs {
  private final List<Pattern> patterns;

  private Globs(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  static Globs of(Collection<String> globs) {
    return new Globs(globs.stream().map(Globs::pattern).toList());
  }

  boolean matches(TreePath path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path.text()).matches());
  }

  private static Pattern pattern(String glob) {
    var regex = new StringBuilder();
    var segments = (glob.endsWith("/") ? glob + "**" : glob).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (segments[i].equals("**")) {
        regex.append(last ? ".+" : "(?:[^/]+/)*");
      } else {
        segments[i].codePoints().forEach(c -> regex.append(character(c)));
        if (!last) regex.append('/');
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static String character(int c) {
    return switch (c) {
      case '*' -> "[^/]*";
      case '?' -> "[^/]";
      default -> Pattern.quote(Character.toString(c));
    };
  }
}
