package dev.ashlar.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.RuleExample.Edit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A plan directory with edits made to it, as the book of rule examples and the list of mistakes
/// write them.
public final class EditedPlan {
  private static final Pattern LETTERS = Pattern.compile("<(\\d+) letters>");
  private static final Pattern MODULES = Pattern.compile("<(\\d+) more modules>");
  private static final Pattern CASES = Pattern.compile("<(\\d+) cases>");
  private static final Pattern FILES = Pattern.compile("<(\\d+) files>");

  /// A letter of a private area stands for a byte while text is text.
  private static final Pattern BYTE = Pattern.compile("<byte ([0-9a-f]{2})>");

  private static final int PRIVATE = 0xE000;

  private EditedPlan() {}

  /// `base` with all of `edits`, one after the other.
  public static PlanFiles of(PlanFiles base, List<Edit> edits) {
    PlanFiles files = base;
    for (Edit edit : edits) {
      files =
          switch (edit) {
            case Edit.Removed(String file) -> files.without(List.of(file));
            case Edit.Written(String file, String text) -> written(files, file, text);
            case Edit.Replaced(String file, String old, String fresh) ->
                files.with(Map.of(file, bytes(replaced(files, file, plain(old), plain(fresh)))));
          };
    }
    return files;
  }

  private static PlanFiles written(PlanFiles files, String file, String text) {
    Matcher many = FILES.matcher(file);
    var all = new TreeMap<String, byte[]>();
    if (many.find()) {
      IntStream.rangeClosed(1, Integer.parseInt(many.group(1)))
          .forEach(i -> all.put(many.replaceFirst("" + i), bytes(plain(text))));
    } else {
      all.put(file, bytes(plain(text)));
    }
    return files.with(all);
  }

  private static String replaced(PlanFiles files, String file, String old, String fresh) {
    String before = new String(files.files().get(file), StandardCharsets.UTF_8);
    int at = before.indexOf(old);
    assertThat(at).as("`%s` stands in %s", old, file).isNotNegative();
    return before.substring(0, at) + fresh + before.substring(at + old.length());
  }

  private static String plain(String escaped) {
    String text = escaped.translateEscapes().replace("<BOM>", "\uFEFF");
    text = LETTERS.matcher(text).replaceAll(match -> "a".repeat(count(match)));
    text = MODULES.matcher(text).replaceAll(match -> many(count(match), EditedPlan::module));
    text = CASES.matcher(text).replaceAll(match -> many(count(match), EditedPlan::oneCase));
    return BYTE.matcher(text)
        .replaceAll(match -> Character.toString(PRIVATE + Integer.parseInt(match.group(1), 16)));
  }

  private static int count(java.util.regex.MatchResult match) {
    return Integer.parseInt(match.group(1));
  }

  private static String many(int count, java.util.function.IntFunction<String> one) {
    return Matcher.quoteReplacement(
        IntStream.rangeClosed(1, count).mapToObj(one).collect(Collectors.joining()));
  }

  private static String module(int i) {
    return """
      - name: m%d
        purpose: One of many.
        contract: contracts/parser.md
        owns: ["src/m%d/**"]
        gate: {run: x, cases: tests/parser/cases.jsonl, held-out: tests/parser/held-out.jsonl}
        estimate: {turns: 2, tokens: 2k}
    """
        .formatted(i, i)
        .indent(0);
  }

  private static String oneCase(int i) {
    return "{\"id\": \"c%d\", \"input\": %d, \"expect\": %d, \"covers\": [], \"negative\": true}\n"
        .formatted(i, i, i);
  }

  private static byte[] bytes(String text) {
    var bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(point -> {
          if (point >= PRIVATE && point <= PRIVATE + 0xFF) {
            bytes.write(point - PRIVATE);
          } else {
            bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
          }
        });
    return bytes.toByteArray();
  }
}
