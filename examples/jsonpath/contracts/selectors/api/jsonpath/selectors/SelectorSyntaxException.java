package jsonpath.selectors;

/// Thrown for text that is not a well-formed JSONPath query. The message is for people; nothing
/// depends on its wording.
public final class SelectorSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SelectorSyntaxException(String message) {
    super(message);
  }
}
