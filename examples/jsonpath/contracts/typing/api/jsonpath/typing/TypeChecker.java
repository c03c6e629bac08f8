package jsonpath.typing;

import java.util.List;
import jsonpath.selectors.Query;

/// Tells whether a well-formed query is valid. Implemented by `jsonpath.typing.QueryTypes` (public
/// class, public constructor with one
/// parameter of type [FunctionSignatures]).
public interface TypeChecker {

  /// Every problem of the query in the order that the contract describes; empty for a valid query.
  /// Never throws.
  List<TypeProblem> problems(Query query);
}
