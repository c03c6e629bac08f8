package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events come out the same, however their stream is cut into pieces and its lines end.
class EventStreamTest {
  private static final String STREAM =
      """
      : a comment
      event: x
      data: one

      data:two
      data: and more
      id: 7



      retry: 5

      data

      data:\s

      database: no

      data: letzte Ölspur

      """;

  private static final List<String> EVENTS = List.of("one", "two\nand more", "", "letzte Ölspur");

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyCutGivesTheSameEvents(String lineEnd) {
    var bytes = STREAM.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      var seen = new ArrayList<String>();
      var events = new EventStream(data -> seen.add(new String(data, StandardCharsets.UTF_8)));
      events.take(bytes, 0, cut);
      events.take(bytes, cut, bytes.length - cut);

      assertThat(seen).as("cut at %s", cut).isEqualTo(EVENTS);
    }
  }

  @Test
  void whatACutStreamLeavesIsTaken() {
    var seen = new ArrayList<String>();
    var events = new EventStream(data -> seen.add(new String(data, StandardCharsets.UTF_8)));
    var bytes = "data: a\n\ndata: b".getBytes(StandardCharsets.UTF_8);
    events.take(bytes, 0, bytes.length);
    events.end();

    assertThat(seen).containsExactly("a", "b");
  }

  @Test
  void anEventWithoutEndTakesNoMoreMemoryThanABodyMay() {
    var seen = new ArrayList<String>();
    var events = new EventStream(data -> seen.add(new String(data, StandardCharsets.UTF_8)));
    var piece = "data: ".concat("x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 40; i++) {
      events.take(piece, 0, piece.length);
    }
    events.take("\n\ndata: next\n\n".getBytes(StandardCharsets.UTF_8), 0, 14);

    assertThat(seen).containsExactly("next");
  }
}
