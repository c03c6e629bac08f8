package jsonpath.typing;

import java.util.Optional;

/// What is known of functions without calling them. A [jsonpath.functions.FunctionLibrary] is one.
public interface FunctionSignatures {

  /// The declared types of the function of that name, or empty if there is no such function.
  Optional<FunctionSignature> signature(String name);
}
