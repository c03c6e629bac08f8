package drivers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import jsonpath.selectors.Argument;
import jsonpath.selectors.Condition;
import jsonpath.selectors.FunctionCall;
import jsonpath.selectors.Literal;
import jsonpath.selectors.Operand;
import jsonpath.selectors.Query;
import jsonpath.selectors.Segment;
import jsonpath.selectors.Selector;

/// From a query to the encoding of the cases.
final class QueryWriter {

  private QueryWriter() {}

  static Object query(Query query) {
    var encoded = new ArrayList<Object>();
    encoded.add(query.anchor() == Query.Anchor.ROOT ? "$" : "@");
    query.segments().forEach(segment -> encoded.add(segment(segment)));
    return encoded;
  }

  private static Object segment(Segment segment) {
    return switch (segment) {
      case Segment.Child(List<Selector> selectors) ->
          Map.of("child", each(selectors, QueryWriter::selector));
      case Segment.Descendant(List<Selector> selectors) ->
          Map.of("descend", each(selectors, QueryWriter::selector));
    };
  }

  private static Object selector(Selector selector) {
    return switch (selector) {
      case Selector.Name(String name) -> Map.of("name", name);
      case Selector.Wildcard _ -> "*";
      case Selector.Index(long index) -> Map.of("index", index);
      case Selector.Slice(OptionalLong start, OptionalLong end, OptionalLong step) -> {
        var bounds = new ArrayList<Object>();
        List.of(start, end, step)
            .forEach(bound -> bounds.add(bound.isPresent() ? bound.getAsLong() : null));
        yield Map.of("slice", bounds);
      }
      case Selector.Filter(Condition condition) -> Map.of("filter", condition(condition));
    };
  }

  private static Object condition(Condition condition) {
    return switch (condition) {
      case Condition.Or(List<Condition> operands) ->
          Map.of("or", each(operands, QueryWriter::condition));
      case Condition.And(List<Condition> operands) ->
          Map.of("and", each(operands, QueryWriter::condition));
      case Condition.Not(Condition operand) -> Map.of("not", condition(operand));
      case Condition.Comparison(Operand left, Condition.Operator operator, Operand right) ->
          Map.of("compare", List.of(operand(left), operator.text(), operand(right)));
      case Condition.Exists(Query query) -> Map.of("exists", query(query));
      case Condition.Test(FunctionCall call) -> Map.of("test", call(call));
    };
  }

  private static Object operand(Operand operand) {
    return switch (operand) {
      case Literal literal -> literal(literal);
      case Query query -> query(query);
      case FunctionCall call -> call(call);
    };
  }

  private static Object argument(Argument argument) {
    return switch (argument) {
      case Operand operand -> operand(operand);
      case Condition condition -> condition(condition);
    };
  }

  private static Object literal(Literal literal) {
    var tag = new LinkedHashMap<String, Object>();
    tag.put("literal", Tagged.encode(literal.value()));
    return tag;
  }

  private static Object call(FunctionCall call) {
    return Map.of("call", call.name(), "args", each(call.arguments(), QueryWriter::argument));
  }

  private static <T> List<Object> each(List<T> values, Function<T, Object> write) {
    var encoded = new ArrayList<Object>();
    values.forEach(value -> encoded.add(write.apply(value)));
    return encoded;
  }
}
