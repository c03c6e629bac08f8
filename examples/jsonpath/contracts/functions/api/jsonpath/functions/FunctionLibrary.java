package jsonpath.functions;

import java.util.List;
import jsonpath.typing.FunctionSignatures;

/// The functions that queries may call. The five functions of RFC 9535 are implemented by
/// `jsonpath.functions.StandardFunctions` (public
/// class, public constructor without parameters).
public interface FunctionLibrary extends FunctionSignatures {

  /// The result of the function. The arguments are already converted to the declared types of the
  /// parameters.
  ///
  /// @throws IllegalArgumentException if there is no such function, or number or types of the
  /// arguments do not fit its signature
  FunctionValue call(String name, List<FunctionValue> arguments);
}
