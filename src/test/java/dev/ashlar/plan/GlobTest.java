package dev.ashlar.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  /// Every well-formed path of up to five characters over two letters, a dot and a slash.
  private static final List<String> PATHS = paths(5);

  @ParameterizedTest
  @CsvSource({
    "src/lexer/**, src/lexer/a, true",
    "src/lexer/**, src/lexer/a/b.py, true",
    "src/lexer/**, src/lexer, false",
    "src/lexer/**, src/lexer2/a, false",
    "**/main.py, main.py, true",
    "**/main.py, a/b/main.py, true",
    "**/main.py, a/xmain.py, false",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "a/**/b, ab, false",
    "a/*/b, a/x/b, true",
    "a/*/b, a/b, false",
    "a/*/b, a/x/y/b, false",
    "*.py, main.py, true",
    "*.py, a/main.py, false",
    "?.py, a.py, true",
    "?.py, ab.py, false",
    "**, a, true",
    "**, a/../b, false",
    "**, /a, false",
    "**, a//b, false",
    "**, a/, false",
    "**, ., false",
    "**, ..., true",
    "a+b, a+b, true",
    "a+b, aab, false",
    "wörter/?, wörter/😀, true",
  })
  void matchesWhatItSays(String glob, String path, boolean matches) {
    assertThat(Glob.of(glob).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/a", "a/", "a//b", "../a", "a/./b", "a/..", "a**", "**a/b", "***", "{a,b}", "[ab]",
        "a\\b", "a\nb"
      })
  void whatIsNotPlainIsRefused(String text) {
    assertThat(Glob.flaw(text)).isPresent();
    assertThatThrownBy(() -> Glob.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  /// A second matcher, by translation to a regular expression, has to agree on every short path.
  @Test
  void agreesWithARegularExpression() {
    for (String text : globs(new SplittableRandom(1), 500)) {
      Glob glob = Glob.of(text);
      Pattern regex = regex(text);
      for (String path : PATHS) {
        assertThat(glob.matches(path))
            .as("%s on %s", text, path)
            .isEqualTo(regex.matcher(path).matches());
      }
    }
  }

  /// Whoever is said to overlap shows a path that both match; whoever is not shares no short path.
  @Test
  void overlapIsExact() {
    List<String> globs = globs(new SplittableRandom(2), 150);
    for (String a : globs) {
      for (String b : globs) {
        Glob first = Glob.of(a);
        Glob second = Glob.of(b);
        var common = first.commonPath(second);

        common.ifPresent(path -> {
          assertThat(regex(a).matcher(path).matches()).as("%s on %s", a, path).isTrue();
          assertThat(regex(b).matcher(path).matches()).as("%s on %s", b, path).isTrue();
          assertThat(Glob.of("**").matches(path)).as(path).isTrue();
        });
        assertThat(second.overlaps(first)).as("%s, %s", a, b).isEqualTo(common.isPresent());
        if (common.isEmpty()) {
          assertThat(PATHS)
              .as("%s, %s", a, b)
              .noneMatch(path -> first.matches(path) && second.matches(path));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "src/lexer/**, src/parser/**, ",
    "src/lexer/**, src/**, src/lexer/x",
    "src/*/main.py, src/lexer/**, src/lexer/main.py",
    "**/*.py, src/lexer/**, src/lexer/.py",
    "*.py, *.c, ",
    "a/*, a/*/b, ",
    "a?c, ab?, abc",
    "*/., a, ",
  })
  void showsAPathThatBothMatch(String a, String b, String common) {
    if (Glob.flaw(a).isEmpty()) {
      assertThat(Glob.of(a).commonPath(Glob.of(b)).orElse(null)).isEqualTo(common);
    }
  }

  private static Pattern regex(String glob) {
    var regex = new StringBuilder();
    String[] segments = glob.split("/");
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (segments[i].equals("**")) {
        regex.append(last ? ".+" : "(?:[^/]+/)*");
      } else {
        regex.append(segments[i].replace(".", "\\.").replace("*", "[^/]*").replace("?", "[^/]"));
        regex.append(last ? "" : "/");
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static List<String> globs(SplittableRandom random, int count) {
    var globs = new ArrayList<String>();
    List<String> pieces = List.of("a", "b", ".", "*", "?", "**", "/", "/", "/**", "**/");
    while (globs.size() < count) {
      var text = new StringBuilder();
      for (int pieceCount = random.nextInt(1, 6); pieceCount > 0; pieceCount--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      if (Glob.flaw(text.toString()).isEmpty()) {
        globs.add(text.toString());
      }
    }
    return globs;
  }

  private static List<String> paths(int length) {
    var all = new ArrayList<>(List.of(""));
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).length() < length) {
        for (char c : "ab./".toCharArray()) {
          all.add(all.get(i) + c);
        }
      }
    }
    all.removeIf(path -> !path.matches("(?!\\.{1,2}(/|$))[^/]+(/(?!\\.{1,2}(/|$))[^/]+)*"));
    return all;
  }
}
