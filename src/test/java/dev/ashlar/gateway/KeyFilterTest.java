package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No key gets through, and all else does, byte for byte.
class KeyFilterTest {
  private static final Secret KEY = new Secret("aabaabaac");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing here",
        "aabaabaac",
        "xaabaabaacx",
        "aabaabaabaac",
        "aabaabaacaabaabaac",
        "aaabaabaac aabaabaa",
        "aabaaba",
        "aabaabaaaabaabaac"
      })
  void everyCutGivesTheSame(String text) {
    var expected = text.replace("aabaabaac", "*********");
    for (int cut = 0; cut <= text.length(); cut++) {
      assertThat(filtered(text, cut, text.length())).as("cut at %s", cut).isEqualTo(expected);
    }
  }

  @Test
  void randomTextsComeAsTheirReplacement() {
    var random = new Random(20);
    for (int run = 0; run < 5_000; run++) {
      var text = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        text.append("abc".charAt(Math.min(2, random.nextInt(4) / 2 + random.nextInt(2))));
      }
      text.insert(random.nextInt(60), "aabaabaac");
      int one = random.nextInt(text.length());
      int two = one + random.nextInt(text.length() - one);

      assertThat(filtered(text.toString(), one, two))
          .isEqualTo(text.toString().replace("aabaabaac", "*********"));
    }
  }

  /// Some write JSON with every slash escaped.
  @ParameterizedTest
  @ValueSource(
      strings = {"k: sk/ab/cd", "sk\\/ab\\/cd;", "sk/ab/csk\\/ab\\/cd sk/ab/cd", "sk\\/ab"})
  void aSlashMayBeEscaped(String text) {
    var key = new Secret("sk/ab/cd");
    var expected = text.replaceAll("sk/ab/cd", "********").replace("sk\\/ab\\/cd", "**********");

    assertThat(KeyFilter.cover(key, text)).isEqualTo(expected);
    for (int cut = 0; cut <= text.length(); cut++) {
      assertThat(filtered(key, text, cut, text.length())).as("cut at %s", cut).isEqualTo(expected);
    }
  }

  /// What cannot be a key's beginning does not wait.
  @Test
  void nothingIsHeldBackWithoutNeed() {
    assertThat(new KeyFilter(KEY).take(bytes("data: x\n\n"), 0, 9)).hasSize(9);
  }

  private static String filtered(String text, int one, int two) {
    return filtered(KEY, text, one, two);
  }

  private static String filtered(Secret key, String text, int one, int two) {
    var filter = new KeyFilter(key);
    var out = new ByteArrayOutputStream();
    out.writeBytes(filter.take(bytes(text), 0, one));
    out.writeBytes(filter.take(bytes(text), one, two - one));
    out.writeBytes(filter.take(bytes(text), two, text.length() - two));
    out.writeBytes(filter.end());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
