package dev.ashlar.agent;

/// The JSON Schemas of what evaluators and integrators answer, for clients that can be held to one.
final class AnswerSchemas {
  static final String JUDGMENT =
      """
      {"type":"object","additionalProperties":false,"required":["verdict","findings"],"properties":{\
      "verdict":{"enum":["PASS","NEEDS_REVISION","FAIL","DISPUTED"]},\
      "findings":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,\
      "required":["where","what"],"properties":{"where":{"type":"string"},"what":{"type":"string"}}}}}}\
      """;

  static final String ATTRIBUTION =
      """
      {"type":"object","additionalProperties":false,"required":["first","second","reason"],\
      "properties":{"first":{"type":"string"},"second":{"type":"string"},"reason":{"type":"string"}}}\
      """;

  private AnswerSchemas() {}
}
