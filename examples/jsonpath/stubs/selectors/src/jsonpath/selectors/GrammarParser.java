package jsonpath.selectors;

/// Stands in for the selectors module until it is sealed.
public final class GrammarParser implements SelectorParser {

  @Override
  public Query parse(String text) {
    throw new UnsupportedOperationException("stub");
  }
}
