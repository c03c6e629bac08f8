package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.testkit.AnyValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
  private static final int DRAWN = 100;

  static Stream<Class<?>> everyEvent() {
    return concrete(Event.class).stream();
  }

  static Stream<Class<?>> everyOrder() {
    return concrete(Order.class).stream();
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void everyEventComesBackAsItWas(Class<? extends Event> type) throws UnreadableLine {
    for (int seed = 0; seed < DRAWN; seed++) {
      var event = new AnyValue(seed).of(type);
      var line = EventCodec.encode(event);

      assertThat(line).startsWith("{\"type\":\"" + type.getSimpleName() + "\",\"at\":\"");
      assertThat(line).doesNotContain("\n", "\r");
      assertThat(EventCodec.decode(throughUtf8(line))).as("seed %s", seed).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @MethodSource("everyOrder")
  void everyOrderComesBackAsItWas(Class<? extends Order> type) throws UnreadableLine {
    for (int seed = 0; seed < DRAWN; seed++) {
      var order = new AnyValue(seed).of(type);

      assertThat(OrderCodec.decode(throughUtf8(OrderCodec.encode(order))))
          .as("seed %s", seed)
          .isEqualTo(order);
    }
  }

  @Test
  void aLineReadsLikeTheFactItHolds() throws UnreadableLine {
    var line =
        """
        {"type":"GenerationFailed","at":"2026-01-02T03:04:05Z","key":"generate parser v1 a1 t2",\
        "failure":"TIMEOUT","detail":"no sign of life",\
        "usage":{"tokens":12000,"usdMicros":null,"kinds":null}}\
        """;

    assertThat(EventCodec.encode(EventCodec.decode(line))).isEqualTo(line);
  }

  @Test
  void whatANewerProgramAddedIsSkippedAndWhatAnOlderOneLackedIsEmpty() throws UnreadableLine {
    var old = "{\"type\":\"RunPaused\",\"at\":\"2026-01-02T03:04:05Z\",\"by\":\"ada\"}";
    var wider = old.replace("}", ",\"mood\":{\"a\":[1,2]}}");
    var withoutMoney =
        """
        {"type":"GenerationFailed","at":"2026-01-02T03:04:05Z","key":"generate parser v1 a1 t2",\
        "failure":"LOST","detail":"","usage":{"tokens":1}}\
        """;

    assertThat(EventCodec.decode(wider)).isEqualTo(EventCodec.decode(old));
    assertThat(((Event.GenerationFailed) EventCodec.decode(withoutMoney)).usage().usdMicros())
        .isEmpty();
  }

  @Test
  void aMalformedLineSaysWhy() {
    refused("", "No content to map due to end-of-input");
    refused("{\"type\":\"RunPaused\"", "Unexpected end-of-input");
    refused("{\"type\":\"RunPawsed\",\"at\":\"2026-01-02T03:04:05Z\"}", "'RunPawsed'");
    refused("{\"type\":\"RunPaused\",\"by\":\"ada\"}", "'at'");
    refused("{\"type\":\"RunPaused\",\"at\":\"soon\",\"by\":\"ada\"}", "\"soon\"");
    refused(
        "{\"type\":\"PostmortemWritten\",\"at\":\"2026-01-02T03:04:05Z\",\"key\":\"x\",\"digest\":\"1\"}",
        "not an order's key: 'x'");
    refused(
        "{\"type\":\"RunPaused\",\"at\":\"2026-01-02T03:04:05Z\",\"by\":\"ada\"} {}", "railing");
    refused("[".repeat(10_000), "");
  }

  /// Whatever is cut off or overwritten, the answer is an event or a reason, never another failure.
  @Test
  void damageIsNeverMoreThanAnUnreadableLine() {
    for (int seed = 0; seed < 60; seed++) {
      var line = EventCodec.encode(new AnyValue(seed).of(Event.class));
      for (int cut = 0; cut < line.length(); cut += 1 + line.length() / 40) {
        decodeOrReason(line.substring(0, cut));
        decodeOrReason(line.substring(0, cut) + "\u0000" + line.substring(cut + 1));
        decodeOrReason(line.substring(0, cut) + "null" + line.substring(cut));
      }
    }
  }

  private static void decodeOrReason(String line) {
    try {
      EventCodec.decode(line);
    } catch (UnreadableLine e) {
      assertThat(e.why()).isNotBlank().doesNotContain("dev.ashlar");
    }
  }

  private static void refused(String line, String reason) {
    assertThatThrownBy(() -> EventCodec.decode(line))
        .isInstanceOf(UnreadableLine.class)
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("dev.ashlar", "DeserializationFeature");
  }

  private static String throughUtf8(String line) {
    return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static List<Class<?>> concrete(Class<?> sealed) {
    var found = new ArrayList<Class<?>>();
    for (var type : sealed.getPermittedSubclasses()) {
      found.addAll(type.isSealed() ? concrete(type) : List.of(type));
    }
    return found;
  }
}
