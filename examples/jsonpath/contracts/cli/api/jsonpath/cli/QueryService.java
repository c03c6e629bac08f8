package jsonpath.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Answers lines of JSON with lines of JSON. Implemented by `jsonpath.cli.LineService` (public
/// class, public constructor with parameters
/// `JsonText`, `SelectorParser`, `TypeChecker`, `QueryEvaluator`, in this order).
public interface QueryService {

  /// Answers every line of the input, in order, until the input ends. Closes neither stream.
  ///
  /// @throws IOException if one of the streams throws it; nothing else is ever thrown
  void serve(InputStream input, OutputStream output) throws IOException;
}
