package dev.ashlar.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import java.time.DateTimeException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/// The core's values as one line of JSON: fields in the order of the record, names as text, a
/// `type` where a value is one of several.
///
/// The records themselves know no JSON; what they cannot say about it is said here, in mix-ins.
/// Unknown fields are skipped and absent optional ones are empty, so that what an older or a newer
/// program wrote stays readable; an absent field that is needed is an error.
final class Wire {
  /// Deeper than any value of ours; a bound on what a damaged line can cost.
  private static final int DEPTH_MAX = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .build())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultVisibility(seen ->
              seen.withFieldVisibility(JsonAutoDetect.Visibility.ANY)
                  .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                  .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .addMixIn(Event.class, Typed.class)
          .addMixIn(Order.class, Typed.class)
          .addMixIn(GateReport.class, Typed.class)
          .addMixIn(Verdict.class, Typed.class)
          .addModule(names())
          .build();

  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.)+(?=[A-Z])");

  private static final Pattern ADVICE =
      Pattern.compile(
          " \\(index \\d+\\)|; `DeserializationFeature[^;]*|: not allowed as per `[^;]*| \\(for"
              + " [^)]*\\)");

  private Wire() {}

  static String write(Object value) {
    return escaped(MAPPER.writeValueAsString(value));
  }

  static <T> T read(String line, Class<T> type) throws UnreadableLine {
    try {
      return MAPPER.readValue(line, type);
    } catch (JacksonException e) {
      throw new UnreadableLine(why(e));
    }
  }

  /// The reason in a parser's complaint, in a person's words: no package names, no switches.
  private static String why(JacksonException e) {
    var reason = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not JSON");
    var path = e.getPathReference();
    var at = e.getLocation();
    return forPeople(reason)
        + (path.isEmpty() ? "" : " at " + forPeople(path))
        + (at == null || at.getColumnNr() < 1 ? "" : ", column " + at.getColumnNr());
  }

  private static String forPeople(String words) {
    return PACKAGE
        .matcher(ADVICE.matcher(words).replaceAll(""))
        .replaceAll("")
        .replace("Null value for creator property", "No value for the field");
  }

  /// Half of a surrogate pair has no bytes in UTF-8: escaped, it survives the journal.
  private static String escaped(String json) {
    if (json.codePoints().noneMatch(Wire::isLoneSurrogate)) {
      return json;
    }
    var text = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(point -> {
          if (isLoneSurrogate(point)) {
            text.append("\\u").append(Integer.toHexString(point));
          } else {
            text.appendCodePoint(point);
          }
        });
    return text.toString();
  }

  private static boolean isLoneSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static SimpleModule names() {
    var names = new SimpleModule("ashlar");
    name(names, ModuleName.class, ModuleName::new);
    name(names, Digest.class, Digest::new);
    name(names, OrderKey.class, OrderKey::parse);
    document(names, Plan.class, PlanCodec::toJson, PlanCodec::fromJson);
    document(names, Module.class, PlanCodec::toJson, PlanCodec::moduleFromJson);
    names.addKeyDeserializer(
        ModuleName.class,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return new ModuleName(key);
          }
        });
    return names;
  }

  private static <T> void name(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(
        type, new Written<>(type, (value, out) -> out.writeString(value.toString())));
    module.addDeserializer(type, new Parsed<>(type, in -> parse.apply(text(in))));
  }

  private static <T> void document(
      SimpleModule module,
      Class<T> type,
      Function<T, ObjectNode> toJson,
      Function<JsonNode, T> fromJson) {
    module.addSerializer(
        type, new Written<>(type, (value, out) -> out.writeTree(toJson.apply(value))));
    module.addDeserializer(type, new Parsed<>(type, in -> fromJson.apply(in.readValueAsTree())));
  }

  private static String text(JsonParser in) {
    var text = in.getValueAsString();
    return text == null ? "" : text;
  }

  /// Which of several types a value is: its simple name, in the field `type`.
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  private interface Typed {}

  private static final class Written<T> extends StdSerializer<T> {
    private final transient BiConsumer<T, JsonGenerator> write;

    Written(Class<T> type, BiConsumer<T, JsonGenerator> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      write.accept(value, out);
    }
  }

  private static final class Parsed<T> extends StdDeserializer<T> {
    private final transient Function<JsonParser, T> parse;

    Parsed(Class<T> type, Function<JsonParser, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
      try {
        return parse.apply(in);
      } catch (IllegalArgumentException | DateTimeException e) {
        return context.reportInputMismatch(this, "%s", e.getMessage());
      }
    }
  }
}
