package dev.ashlar.gateway;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Usage in OpenAI's chat completions: in a part of its own before `[DONE]`, and only if the
/// request asked for it; cached input is part of the input.
final class ChatUsage extends UsageReader {
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
    take(part.path("usage"));
  }

  @Override
  void reply(JsonNode reply) {
    take(reply.path("usage"));
    end();
  }

  private void take(JsonNode usage) {
    JsonNode details = usage.path("prompt_tokens_details");
    figure(usage, "prompt_tokens")
        .ifPresent(input ->
            tokens =
                Optional.of(
                    ResponsesUsage.inclusive(
                        input,
                        figureOrNone(details, "cached_tokens"),
                        figureOrNone(details, "cache_write_tokens"),
                        figureOrNone(usage, "completion_tokens"))));
  }
}
