package jsonpath.cli;

import java.io.InputStream;
import java.io.OutputStream;
import jsonpath.evaluator.QueryEvaluator;
import jsonpath.json.JsonText;
import jsonpath.selectors.SelectorParser;
import jsonpath.typing.TypeChecker;

/// Stands in for the command line's loop until it is sealed.
public final class LineService implements QueryService {

  public LineService(
      JsonText json, SelectorParser parser, TypeChecker types, QueryEvaluator evaluator) {}

  @Override
  public void serve(InputStream input, OutputStream output) {
    throw new UnsupportedOperationException("stub");
  }
}
