package jsonpath.evaluator;

import java.util.List;
import jsonpath.json.JsonValue;
import jsonpath.json.Location;
import jsonpath.json.Node;
import jsonpath.selectors.Query;

/// Applies queries to documents. Implemented by `jsonpath.evaluator.TreeEvaluator` (public class,
/// public constructor with one parameter of
/// type [jsonpath.functions.FunctionLibrary]).
public interface QueryEvaluator {

  /// The nodelist that a valid query with anchor `ROOT` selects from the document: in order,
  /// duplicates kept.
  List<Node> evaluate(Query query, JsonValue document);

  /// The normalized path of the location (RFC 9535, 2.7).
  String normalizedPath(Location location);
}
