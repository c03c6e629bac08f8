package dev.ashlar.gateway;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Usage in OpenAI's responses: once, in the last event; cached input is part of the input.
final class ResponsesUsage extends UsageReader {
  private Optional<Tokens> tokens = Optional.empty();

  @Override
  Optional<Tokens> tokens() {
    return tokens;
  }

  @Override
  boolean settled() {
    return tokens.isPresent();
  }

  @Override
  void part(JsonNode part) {
    switch (part.path("type").asString("")) {
      case "response.completed", "response.incomplete", "response.failed" ->
          reply(part.path("response"));
      default -> {}
    }
  }

  @Override
  void reply(JsonNode reply) {
    JsonNode usage = reply.path("usage");
    JsonNode details = usage.path("input_tokens_details");
    figure(usage, "input_tokens")
        .ifPresent(input ->
            figure(usage, "output_tokens")
                .ifPresent(output ->
                    tokens =
                        Optional.of(
                            inclusive(
                                input,
                                figureOrNone(details, "cached_tokens"),
                                figureOrNone(details, "cache_write_tokens"),
                                output))));
    end();
  }

  /// Tokens from figures in which the input includes what caches gave and took.
  static Tokens inclusive(long input, long cacheRead, long cacheWrite, long output) {
    long read = Math.min(cacheRead, input);
    long written = Math.min(cacheWrite, input - read);
    return new Tokens(input - read - written, read, written, output);
  }
}
