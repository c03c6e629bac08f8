package dev.ashlar.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a reply says about its cost while it goes by, in one dialect.
///
/// Only parts that can hold usage or the reply's end are parsed: most of a stream is text.
abstract sealed class UsageReader permits AnthropicUsage, ChatUsage, GeminiUsage, ResponsesUsage {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(GatewayLimits.BODY_BYTES_MAX)
                          .build())
                  .build())
          .build();

  private boolean whole;

  static UsageReader of(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> new AnthropicUsage();
      case OPENAI_RESPONSES -> new ResponsesUsage();
      case OPENAI_CHAT -> new ChatUsage();
      case GEMINI -> new GeminiUsage();
    };
  }

  /// Takes one event's data.
  final void event(byte[] data) {
    if (isMark(data)) {
      whole = true;
    } else if (telling(data)) {
      parsed(data).ifPresent(this::part);
    }
  }

  /// Takes an unstreamed reply's body, or a stream that came as one array of parts.
  final void body(byte[] data) {
    parsed(data)
        .ifPresent(body -> {
          if (body.isArray()) {
            body.forEach(this::part);
          } else {
            reply(body);
          }
        });
  }

  /// Whether the reply came to its end, as its dialect marks it.
  final boolean whole() {
    return whole;
  }

  /// What was said so far.
  final Reading reading() {
    return tokens()
        .<Reading>map(found -> settled() ? new Reading.Known(found) : new Reading.AtLeast(found))
        .orElseGet(Reading.Unknown::new);
  }

  final void end() {
    whole = true;
  }

  /// What is known so far, or empty.
  abstract Optional<Tokens> tokens();

  /// Whether the figures so far are those of the whole reply.
  abstract boolean settled();

  /// Takes one part of a stream.
  abstract void part(JsonNode part);

  /// Takes a whole reply.
  abstract void reply(JsonNode reply);

  private static boolean isMark(byte[] data) {
    return data.length == 6 && new String(data, StandardCharsets.US_ASCII).equals("[DONE]");
  }

  private static boolean telling(byte[] data) {
    return Bytes.contains(data, "sage")
        || Bytes.contains(data, "_stop")
        || Bytes.contains(data, "inish");
  }

  private static Optional<JsonNode> parsed(byte[] data) {
    try {
      return Optional.ofNullable(JSON.readTree(data));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// A figure that a provider gave, or empty if it is none or cannot be believed.
  static Optional<Long> figure(JsonNode usage, String name) {
    JsonNode value = usage.path(name);
    return value.isIntegralNumber() && value.canConvertToLong() && Tokens.believable(value.asLong())
        ? Optional.of(value.asLong())
        : Optional.empty();
  }

  static long figureOrNone(JsonNode usage, String name) {
    return figure(usage, name).orElse(0L);
  }
}
