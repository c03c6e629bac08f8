package dev.ashlar.gateway;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a request asks of a model, as far as it matters to its price, and the body that goes
/// upstream.
///
/// The body stays as it came, but for one thing: a streamed chat completion says what it cost only
/// if it is asked to, so it is asked to. A body that names anything twice is no request: we and the
/// provider might each read the other model.
final class Ask {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(256)
                          .maxStringLength(GatewayLimits.BODY_BYTES_MAX)
                          .build())
                  .build())
          .build();

  /// Not counted by a tokenizer: bytes of JSON a token, on the low side so that a reservation is on
  /// the high one.
  private static final long BYTES_A_TOKEN = 3;

  private static final List<String> OUTPUT_FIELDS =
      List.of("max_tokens", "max_completion_tokens", "max_output_tokens");

  private final String model;
  private final boolean streamed;
  private final long outputMost;
  private final byte[] body;

  private Ask(String model, boolean streamed, long outputMost, byte[] body) {
    this.model = model;
    this.streamed = streamed;
    this.outputMost = outputMost;
    this.body = body;
  }

  String model() {
    return model;
  }

  boolean streamed() {
    return streamed;
  }

  byte[] body() {
    return body;
  }

  /// The ask in `body`, or empty if it is no request of this dialect.
  static Optional<Ask> read(Route route, byte[] body) {
    try {
      return JSON.readTree(body) instanceof ObjectNode root
          ? read(route, root, body)
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Optional<Ask> read(Route route, ObjectNode root, byte[] body) {
    Optional<String> model = route.model().or(() -> named(root.path("model"))).filter(Ask::isName);
    boolean streamed = route.streams() || root.path("stream").asBoolean(false);
    boolean silent = route.dialect() == Dialect.OPENAI_CHAT && streamed && !tellsUsage(root);
    return model.map(
        name -> new Ask(name, streamed, outputMost(root), silent ? withUsage(root) : body));
  }

  /// Tokens to set aside for this call: what it sends and the most that may come back.
  Tokens expected() {
    return new Tokens(body.length / BYTES_A_TOKEN, 0, 0, outputMost);
  }

  private static Optional<String> named(JsonNode model) {
    return model.isString() ? Optional.of(model.asString()) : Optional.empty();
  }

  private static boolean isName(String model) {
    return model.matches("[A-Za-z0-9._:/@\\[\\]-]{1,128}");
  }

  private static long outputMost(ObjectNode root) {
    for (String field : OUTPUT_FIELDS) {
      if (root.path(field).canConvertToLong() && root.path(field).isIntegralNumber()) {
        return bounded(root.path(field).asLong());
      }
    }
    JsonNode gemini = root.path("generationConfig").path("maxOutputTokens");
    return gemini.isIntegralNumber() && gemini.canConvertToLong()
        ? bounded(gemini.asLong())
        : GatewayLimits.OUTPUT_DEFAULT;
  }

  private static long bounded(long tokens) {
    return Math.clamp(tokens, 1, Tokens.EACH_MAX);
  }

  private static boolean tellsUsage(ObjectNode root) {
    return root.path("stream_options").path("include_usage").asBoolean(false);
  }

  private static byte[] withUsage(ObjectNode root) {
    ObjectNode copy = root.deepCopy();
    ObjectNode options =
        copy.get("stream_options") instanceof ObjectNode present
            ? present
            : copy.putObject("stream_options");
    options.put("include_usage", true);
    return JSON.writeValueAsBytes(copy);
  }
}
