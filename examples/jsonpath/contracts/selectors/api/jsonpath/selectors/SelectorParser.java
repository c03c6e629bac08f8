package jsonpath.selectors;

/// Turns the text of a JSONPath query into a [Query]. Implemented by
/// `jsonpath.selectors.GrammarParser` (public class, public constructor
/// without parameters).
public interface SelectorParser {

  /// The query that the text denotes; its anchor is `ROOT`.
  ///
  /// @throws SelectorSyntaxException if the text is not a well-formed query, or breaks a limit of
  /// the contract
  Query parse(String text);
}
