package dev.ashlar.gateway;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a request's path asks for, and the path that goes upstream, which is built anew: nothing of
/// what the client wrote gets there but a model's name and a few known parameters.
///
/// Clients may have `/run/NAME` in front of the path, which people put into base addresses to tell
/// agents apart; the token alone says who is calling.
record Route(
    Dialect dialect, Purpose purpose, Optional<String> model, boolean streams, String path) {
  /// What is asked for.
  enum Purpose {
    GENERATE,
    /// To count a request's tokens, which costs nothing.
    COUNT
  }

  private static final Pattern LABEL = Pattern.compile("^/run/[A-Za-z0-9._-]{1,128}(?=/)");
  private static final Pattern GEMINI =
      Pattern.compile(
          "/(v1|v1beta)/models/([A-Za-z0-9._-]{1,128}):"
              + "(generateContent|streamGenerateContent|countTokens)");
  private static final List<String> PARAMETERS = List.of("beta=true", "alt=sse");

  /// The route to `target`, or empty if there is none.
  static Optional<Route> of(String target) {
    int mark = target.indexOf('?');
    String path = LABEL.matcher(mark < 0 ? target : target.substring(0, mark)).replaceFirst("");
    String query = mark < 0 ? "" : query(target.substring(mark + 1));
    return switch (path) {
      case "/v1/messages" -> openly(Dialect.ANTHROPIC_MESSAGES, Purpose.GENERATE, path + query);
      case "/v1/messages/count_tokens" ->
          openly(Dialect.ANTHROPIC_MESSAGES, Purpose.COUNT, path + query);
      case "/v1/responses" -> openly(Dialect.OPENAI_RESPONSES, Purpose.GENERATE, path);
      case "/v1/chat/completions" -> openly(Dialect.OPENAI_CHAT, Purpose.GENERATE, path);
      default -> gemini(path, query);
    };
  }

  private static Optional<Route> openly(Dialect dialect, Purpose purpose, String path) {
    return Optional.of(new Route(dialect, purpose, Optional.empty(), false, path));
  }

  private static Optional<Route> gemini(String path, String query) {
    Matcher parts = GEMINI.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String verb = parts.group(3);
    return Optional.of(
        new Route(
            Dialect.GEMINI,
            verb.equals("countTokens") ? Purpose.COUNT : Purpose.GENERATE,
            Optional.of(parts.group(2)),
            verb.equals("streamGenerateContent"),
            path + query));
  }

  /// The known parameters alone: a token may stand among the others.
  private static String query(String text) {
    String kept =
        String.join("&", List.of(text.split("&")).stream().filter(PARAMETERS::contains).toList());
    return kept.isEmpty() ? "" : "?" + kept;
  }
}
