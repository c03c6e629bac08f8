package dev.ashlar.gateway;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Usage in Gemini's contents: a running total in every part; cached input is part of the prompt,
/// thoughts are not part of the candidates.
///
/// A stream that was not asked for as events is one JSON array of parts.
final class GeminiUsage extends UsageReader {
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
    JsonNode usage = part.path("usageMetadata");
    figure(usage, "promptTokenCount")
        .ifPresent(prompt -> tokens = Optional.of(tokens(usage, prompt)));
    if (finished(part)) {
      settled = figure(usage, "promptTokenCount").isPresent();
      end();
    }
  }

  @Override
  void reply(JsonNode reply) {
    part(reply);
    settled = tokens.isPresent();
    end();
  }

  private static boolean finished(JsonNode part) {
    return part.path("candidates").valueStream().anyMatch(one -> one.hasNonNull("finishReason"))
        || part.path("promptFeedback").hasNonNull("blockReason");
  }

  private static Tokens tokens(JsonNode usage, long prompt) {
    return ResponsesUsage.inclusive(
        prompt + figureOrNone(usage, "toolUsePromptTokenCount"),
        figureOrNone(usage, "cachedContentTokenCount"),
        0,
        figureOrNone(usage, "candidatesTokenCount") + figureOrNone(usage, "thoughtsTokenCount"));
  }
}
