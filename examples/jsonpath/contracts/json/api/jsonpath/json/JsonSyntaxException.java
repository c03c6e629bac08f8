package jsonpath.json;

/// Thrown for text that is not JSON. The message says what was wrong and where, for people; nothing
/// depends on its wording.
public final class JsonSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JsonSyntaxException(String message) {
    super(message);
  }
}
