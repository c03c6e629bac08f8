package dev.ashlar.agent;

import dev.ashlar.codec.ReplyCodec;
import dev.ashlar.gateway.Dialect;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;

/// Tools in LangChain4j's words, for one dialect.
///
/// @param dialect Gemini refuses a schema of no arguments, which the others want to have
record ToolWords(Dialect dialect) {
  ToolSpecification of(Tool tool) {
    var built = ToolSpecification.builder().name(tool.name()).description(tool.description());
    return tool.parameters().isEmpty() && dialect == Dialect.GEMINI
        ? built.build()
        : built.parameters(schema(tool.parameters())).build();
  }

  private static JsonObjectSchema schema(List<Tool.Parameter> parameters) {
    var schema = JsonObjectSchema.builder();
    parameters.forEach(one -> schema.addProperty(one.name(), element(one)));
    return schema
        .required(
            parameters.stream().filter(Tool.Parameter::required).map(Tool.Parameter::name).toList())
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
