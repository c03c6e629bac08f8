package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// What the four dialects say about cost, in the words that their providers use.
class UsageReaderTest {
  private static final String ANTHROPIC = recorded("anthropic");

  private static final String RESPONSES = recorded("responses");

  private static final String CHAT = recorded("chat");

  private static final String GEMINI = recorded("gemini");

  private static final Tokens CACHED = new Tokens(9025, 18000, 0, 45);

  static final List<Arguments> STREAMS =
      List.of(
          Arguments.of(Dialect.ANTHROPIC_MESSAGES, ANTHROPIC, new Tokens(25, 18000, 9000, 45)),
          Arguments.of(Dialect.OPENAI_RESPONSES, RESPONSES, CACHED),
          Arguments.of(Dialect.OPENAI_CHAT, CHAT, CACHED),
          Arguments.of(Dialect.GEMINI, GEMINI, CACHED));

  @ParameterizedTest
  @FieldSource("STREAMS")
  void aWholeStreamSaysAll(Dialect dialect, String stream, Tokens tokens) {
    var reader = read(dialect, stream);

    assertThat(reader.reading()).isEqualTo(new Reading.Known(tokens));
    assertThat(reader.whole()).isTrue();
  }

  /// Wherever a stream is cut, no more is believed than was said, and never that it was nothing.
  @Test
  void aCutStreamIsNeverTakenForAWholeOne() {
    for (var each : STREAMS) {
      cutEverywhere((Dialect) each.get()[0], (String) each.get()[1]);
    }
  }

  private static void cutEverywhere(Dialect dialect, String stream) {
    var all = read(dialect, stream).reading().certain();
    for (int end = 0; end < stream.length() - 2; end++) {
      var reading = read(dialect, stream.substring(0, end)).reading();
      assertThat(reading.certain().counted()).isLessThanOrEqualTo(all.counted());
      if (reading instanceof Reading.Known(Tokens tokens)) {
        assertThat(tokens).as("cut at %s of %s", end, dialect).isEqualTo(all);
      }
    }
  }

  @Test
  void theStartOfAnAnthropicStreamIsALowerBound() {
    var reader =
        read(Dialect.ANTHROPIC_MESSAGES, ANTHROPIC.substring(0, ANTHROPIC.indexOf("event: ping")));

    assertThat(reader.reading()).isEqualTo(new Reading.AtLeast(new Tokens(25, 18000, 9000, 1)));
    assertThat(reader.whole()).isFalse();
  }

  static final List<Arguments> SILENT =
      List.of(
          Arguments.of(Dialect.ANTHROPIC_MESSAGES, "data: {\"type\":\"message_stop\"}\n\n"),
          Arguments.of(
              Dialect.OPENAI_RESPONSES,
              "data: {\"type\":\"response.completed\",\"response\":{\"usage\":null}}\n\n"),
          Arguments.of(Dialect.OPENAI_CHAT, "data: [DONE]\n\n"),
          Arguments.of(Dialect.OPENAI_CHAT, "data: {\"usage\": {\"prompt_tokens\": -4}}\n\n"),
          Arguments.of(Dialect.OPENAI_CHAT, "data: {\"usage\": {\"prompt_tokens\": 1e99}}\n\n"),
          Arguments.of(Dialect.OPENAI_CHAT, "data: {\"usage\": {\"prompt_tokens\": \"9\"}}\n\n"),
          Arguments.of(Dialect.OPENAI_CHAT, "data: {\"usage\": {\"prompt_tok\n\n"),
          Arguments.of(Dialect.GEMINI, "data: {\"candidates\":[{\"finishReason\":\"STOP\"}]}\n\n"),
          Arguments.of(Dialect.GEMINI, "data: usage\n\ndata: [\"usage\"]\n\ndata: 7sage\n\n"));

  @ParameterizedTest
  @FieldSource("SILENT")
  void whatIsNotSaidOrNotBelievableIsUnknown(Dialect dialect, String stream) {
    assertThat(read(dialect, stream).reading()).isEqualTo(new Reading.Unknown());
  }

  static final List<Arguments> BODIES =
      List.of(
          Arguments.of(
              Dialect.ANTHROPIC_MESSAGES,
              "{\"type\":\"message\",\"usage\":{\"input_tokens\":25,\"output_tokens\":45}}",
              new Tokens(25, 0, 0, 45)),
          Arguments.of(
              Dialect.OPENAI_RESPONSES,
              "{\"usage\":{\"input_tokens\":25,\"output_tokens\":45}}",
              new Tokens(25, 0, 0, 45)),
          Arguments.of(
              Dialect.OPENAI_CHAT,
              "{\"choices\":[],\"usage\":{\"prompt_tokens\":25,\"completion_tokens\":45}}",
              new Tokens(25, 0, 0, 45)),
          Arguments.of(
              Dialect.GEMINI,
              "{\"usageMetadata\":{\"promptTokenCount\":25,\"candidatesTokenCount\":45}}",
              new Tokens(25, 0, 0, 45)),
          Arguments.of(
              Dialect.GEMINI,
              "[{\"usageMetadata\":{\"promptTokenCount\":25,\"candidatesTokenCount\":2}},"
                  + "{\"candidates\":[{\"finishReason\":\"STOP\"}],"
                  + "\"usageMetadata\":{\"promptTokenCount\":25,\"candidatesTokenCount\":45}}]",
              new Tokens(25, 0, 0, 45)));

  @ParameterizedTest
  @FieldSource("BODIES")
  void aWholeReplySaysAll(Dialect dialect, String body, Tokens tokens) {
    var reader = UsageReader.of(dialect);
    reader.body(body.getBytes(StandardCharsets.UTF_8));

    assertThat(reader.reading()).isEqualTo(new Reading.Known(tokens));
  }

  private static UsageReader read(Dialect dialect, String stream) {
    var reader = UsageReader.of(dialect);
    var events = new EventStream(reader::event);
    var bytes = stream.getBytes(StandardCharsets.UTF_8);
    events.take(bytes, 0, bytes.length);
    events.end();
    return reader;
  }

  private static String recorded(String name) {
    try (var in = UsageReaderTest.class.getResourceAsStream("/gateway/" + name + ".sse")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
