package dev.ashlar.agent;

import dev.ashlar.gateway.Dialect;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;

/// The libraries' models, one for each dialect, all of them before the gateway.
final class ModelApi {
  private ModelApi() {}

  /// @param address the gateway's
  /// @param token what is shown to it instead of a key
  static StreamingChatModel of(
      Dialect dialect, String model, URI address, String token, ModelLine line) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES ->
          AnthropicStreamingChatModel.builder()
              .httpClientBuilder(line.asBuilder())
              .baseUrl(address + "/v1/")
              .apiKey(token)
              .modelName(model)
              .maxTokens(ModelLimits.OUTPUT_TOKENS_MAX)
              .cacheSystemMessages(true)
              .cacheTools(true)
              .build();
      case OPENAI_CHAT ->
          OpenAiStreamingChatModel.builder()
              .httpClientBuilder(line.asBuilder())
              .baseUrl(address + "/v1")
              .apiKey(token)
              .modelName(model)
              .build();
      case OPENAI_RESPONSES ->
          OpenAiResponsesStreamingChatModel.builder()
              .httpClientBuilder(line.asBuilder())
              .baseUrl(address + "/v1")
              .apiKey(token)
              .modelName(model)
              .store(false)
              .strictTools(false)
              .build();
      case GEMINI ->
          GoogleAiGeminiStreamingChatModel.builder()
              .httpClientBuilder(line.asBuilder())
              .baseUrl(address + "/v1beta")
              .apiKey(token)
              .modelName(model)
              .returnThinking(true)
              .sendThinking(true)
              .build();
    };
  }
}
