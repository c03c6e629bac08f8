package dev.ashlar.agent;

import dev.ashlar.gateway.Tokens;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A model API, reached through LangChain4j: our messages in its words, and its replies in ours.
///
/// The library keeps no retries and no connections here; `ModelLine` below it does the talking.
final class LangChainModel implements Model {
  /// Where the conversation may be taken from a cache up to; only Anthropic wants to be told.
  private static final Map<String, Object> CACHED = Map.of("cache_control", "ephemeral");

  private final StreamingChatModel model;
  private final ModelLine line;
  private final ToolWords words;

  LangChainModel(StreamingChatModel model, ModelLine line, ToolWords words) {
    this.model = model;
    this.line = line;
    this.words = words;
  }

  @Override
  public Said ask(List<Message> past, List<Tool> tools, Instant until)
      throws ModelFailure, InterruptedException {
    var request =
        ChatRequest.builder()
            .messages(messages(past))
            .toolSpecifications(tools.stream().map(words::of).toList())
            .build();
    var hearing = new Hearing();
    line.until(until);
    try {
      model.chat(request, hearing);
    } catch (RuntimeException e) {
      hearing.onError(e);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("a call of a model was cancelled");
    }
    if (line.failure().isPresent()) {
      throw line.failure().get();
    }
    return said(hearing.whole());
  }

  /// Waits for the reply as a whole; its parts only show that it goes on.
  private static final class Hearing implements StreamingChatResponseHandler {
    private @Nullable ChatResponse response;
    private @Nullable Throwable trouble;

    @Override
    public void onCompleteResponse(ChatResponse whole) {
      response = whole;
    }

    @Override
    public void onError(Throwable error) {
      trouble = error;
    }

    /// The reply, if it came with its mark: without one, the stream was cut.
    private ChatResponse whole() throws ModelFailure {
      if (trouble != null) {
        throw ModelFailure.of(
            ModelFailure.Kind.BROKEN, "the reply cannot be understood: " + trouble.getMessage());
      }
      if (response == null || response.finishReason() == null) {
        throw ModelFailure.of(
            ModelFailure.Kind.BROKEN, "the reply broke off before it was complete");
      }
      return response;
    }
  }

  private static Said said(ChatResponse response) {
    var message = response.aiMessage();
    var calls =
        message.toolExecutionRequests().stream()
            .map(request ->
                new Call(
                    Objects.requireNonNullElse(request.id(), ""),
                    request.name(),
                    Objects.requireNonNullElse(request.arguments(), "")))
            .toList();
    return new Said(
        Objects.requireNonNullElse(message.text(), ""),
        calls,
        ending(response.finishReason()),
        TokenWords.of(response.tokenUsage()),
        speakable(message));
  }

  private static Ending ending(FinishReason reason) {
    return switch (reason) {
      case LENGTH -> Ending.TRUNCATED;
      case CONTENT_FILTER -> Ending.WITHHELD;
      case STOP, TOOL_EXECUTION, OTHER -> Ending.WHOLE;
    };
  }

  /// The message as it can be sent back: providers refuse one that says nothing, and arguments that
  /// are no JSON object.
  private static AiMessage speakable(AiMessage message) {
    var builder = message.toBuilder();
    if (message.hasToolExecutionRequests()) {
      builder.toolExecutionRequests(
          message.toolExecutionRequests().stream().map(LangChainModel::speakable).toList());
    } else if (message.text() == null || message.text().isBlank()) {
      builder.text("(nothing)");
    }
    return builder.build();
  }

  private static ToolExecutionRequest speakable(ToolExecutionRequest request) {
    return Arguments.isObject(Objects.requireNonNullElse(request.arguments(), ""))
        ? request
        : request.toBuilder().arguments("{}").build();
  }

  private static List<ChatMessage> messages(List<Message> past) {
    var all = new ArrayList<ChatMessage>();
    boolean brief = true;
    for (int i = 0; i < past.size(); i++) {
      boolean last = i == past.size() - 1;
      switch (past.get(i)) {
        case Rules(var text) -> all.add(SystemMessage.from(text));
        case Told(var text) -> {
          all.add(told(text, brief || last));
          brief = false;
        }
        case Said said -> all.add((AiMessage) said.origin());
        case Results(var results) -> results(results, last).forEach(all::add);
      }
    }
    return all;
  }

  private static UserMessage told(String text, boolean cached) {
    var builder = UserMessage.builder().contents(List.of(TextContent.from(text)));
    return cached ? builder.attributes(CACHED).build() : builder.build();
  }

  private static Stream<ToolExecutionResultMessage> results(List<Result> results, boolean cached) {
    return results.stream()
        .map(result -> {
          var builder =
              ToolExecutionResultMessage.builder()
                  .id(result.call().id().isEmpty() ? null : result.call().id())
                  .toolName(result.call().tool())
                  .text(result.text());
          return cached && result.equals(results.getLast())
              ? builder.attributes(CACHED).build()
              : builder.build();
        });
  }

  /// What a reply says it cost, each token once.
  static final class TokenWords {
    private TokenWords() {}

    static Optional<Tokens> of(dev.langchain4j.model.output.@Nullable TokenUsage usage) {
      return switch (usage) {
        case null -> Optional.empty();
        case dev.langchain4j.model.anthropic.AnthropicTokenUsage anthropic ->
            Optional.of(
                new Tokens(
                    figure(anthropic.inputTokenCount()),
                    figure(anthropic.cacheReadInputTokens()),
                    figure(anthropic.cacheCreationInputTokens()),
                    figure(anthropic.outputTokenCount())));
        case dev.langchain4j.model.openai.OpenAiTokenUsage openAi ->
            Optional.of(
                inclusive(
                    usage,
                    openAi.inputTokensDetails() == null
                        ? 0
                        : figure(openAi.inputTokensDetails().cachedTokens())));
        case dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage gemini ->
            Optional.of(inclusive(usage, figure(gemini.cachedContentTokenCount())));
        default -> Optional.of(inclusive(usage, 0));
      };
    }

    private static Tokens inclusive(dev.langchain4j.model.output.TokenUsage usage, long cached) {
      return new Tokens(
          Math.max(0, figure(usage.inputTokenCount()) - cached),
          cached,
          0,
          figure(usage.outputTokenCount()));
    }

    private static long figure(@Nullable Integer figure) {
      return figure == null ? 0 : Math.max(0, figure);
    }
  }
}
