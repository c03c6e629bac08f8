package dev.ashlar.agent;

import dev.ashlar.codec.ReplyCodec;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;

/// A tool in LangChain4j's words.
final class ToolWords {
  private ToolWords() {}

  static ToolSpecification of(Tool tool) {
    var schema = JsonObjectSchema.builder();
    tool.parameters().forEach(one -> schema.addProperty(one.name(), element(one)));
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(
            schema
                .required(
                    tool.parameters().stream()
                        .filter(Tool.Parameter::required)
                        .map(Tool.Parameter::name)
                        .toList())
                .build())
        .build();
  }

  private static JsonSchemaElement element(Tool.Parameter parameter) {
    var what = parameter.description();
    return switch (parameter.kind()) {
      case TEXT -> JsonStringSchema.builder().description(what).build();
      case NUMBER -> JsonIntegerSchema.builder().description(what).build();
      case FLAG -> JsonBooleanSchema.builder().description(what).build();
      case VERDICT ->
          JsonEnumSchema.builder()
              .enumValues(ReplyCodec.Judgment.VERDICTS.stream().sorted().toList())
              .description(what)
              .build();
      case FINDINGS -> JsonArraySchema.builder().description(what).items(finding()).build();
    };
  }

  private static JsonSchemaElement finding() {
    return JsonObjectSchema.builder()
        .addStringProperty("where", "file:line, clause or case")
        .addStringProperty("what", "what you saw there")
        .required("where", "what")
        .build();
  }
}
