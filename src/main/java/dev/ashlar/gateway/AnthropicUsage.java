package dev.ashlar.gateway;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Usage in Anthropic's messages: input at the start, output as a running total, cached input
/// counted apart from the rest.
final class AnthropicUsage extends UsageReader {
  private Optional<Tokens> tokens = Optional.empty();
  private boolean settled;

  @Override
  Optional<Tokens> tokens() {
    return tokens;
  }

  @Override
  boolean settled() {
    return settled;
  }

  @Override
  void part(JsonNode part) {
    switch (part.path("type").asString("")) {
      case "message_start" -> take(part.path("message").path("usage"));
      case "message_delta" -> {
        take(part.path("usage"));
        settled = figure(part.path("usage"), "output_tokens").isPresent() && tokens.isPresent();
      }
      case "message_stop" -> end();
      default -> {}
    }
  }

  @Override
  void reply(JsonNode reply) {
    take(reply.path("usage"));
    settled = figure(reply.path("usage"), "output_tokens").isPresent();
    end();
  }

  /// A later figure replaces an earlier one: the provider repeats totals and never adds.
  private void take(JsonNode usage) {
    if (figure(usage, "input_tokens").isEmpty() && tokens.isEmpty()) {
      return;
    }
    Tokens before = tokens.orElse(Tokens.NONE);
    tokens =
        Optional.of(
            new Tokens(
                figure(usage, "input_tokens").orElse(before.input()),
                figure(usage, "cache_read_input_tokens").orElse(before.cacheRead()),
                figure(usage, "cache_creation_input_tokens").orElse(before.cacheWrite()),
                figure(usage, "output_tokens").orElse(before.output())));
  }
}
