package jsonpath.json;

/// JSON text and JSON values, both ways. Implemented by `jsonpath.json.StrictJson` (public class,
/// public constructor without parameters).
public interface JsonText {

  /// The one value that the text holds.
  ///
  /// @throws JsonSyntaxException if the text is not exactly one JSON value, or breaks a limit of
  /// the contract
  JsonValue read(String text);

  /// The value as compact JSON text in the one form that the contract describes.
  String write(JsonValue value);
}
