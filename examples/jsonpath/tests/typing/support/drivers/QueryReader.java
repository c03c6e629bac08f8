package drivers;

import java.math.BigDecimal;
import java.util.ArrayList;
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

/// From the encoding of the cases to a query.
final class QueryReader {

  private QueryReader() {}

  static Query query(Object encoded) {
    var parts = Plain.list(encoded);
    var anchor = parts.get(0).equals("$") ? Query.Anchor.ROOT : Query.Anchor.CURRENT;
    return new Query(anchor, each(parts.subList(1, parts.size()), QueryReader::segment));
  }

  private static Segment segment(Object encoded) {
    var tag = Plain.object(encoded);
    return tag.containsKey("child")
        ? new Segment.Child(each(tag.get("child"), QueryReader::selector))
        : new Segment.Descendant(each(tag.get("descend"), QueryReader::selector));
  }

  private static Selector selector(Object encoded) {
    if (encoded.equals("*")) {
      return new Selector.Wildcard();
    }
    var tag = Plain.object(encoded);
    var kind = tag.keySet().iterator().next();
    var value = tag.get(kind);
    return switch (kind) {
      case "name" -> new Selector.Name((String) value);
      case "index" -> new Selector.Index(((BigDecimal) value).longValueExact());
      case "slice" -> {
        var bounds = Plain.list(value);
        yield new Selector.Slice(bound(bounds.get(0)), bound(bounds.get(1)), bound(bounds.get(2)));
      }
      case "filter" -> new Selector.Filter(condition(value));
      default -> throw new IllegalArgumentException("no selector: " + kind);
    };
  }

  private static OptionalLong bound(Object number) {
    return number == null
        ? OptionalLong.empty()
        : OptionalLong.of(((BigDecimal) number).longValueExact());
  }

  private static Condition condition(Object encoded) {
    var tag = Plain.object(encoded);
    var kind = tag.keySet().iterator().next();
    var value = tag.get(kind);
    return switch (kind) {
      case "or" -> new Condition.Or(each(value, QueryReader::condition));
      case "and" -> new Condition.And(each(value, QueryReader::condition));
      case "not" -> new Condition.Not(condition(value));
      case "compare" -> {
        var sides = Plain.list(value);
        yield new Condition.Comparison(
            operand(sides.get(0)), operator(sides.get(1)), operand(sides.get(2)));
      }
      case "exists" -> new Condition.Exists(query(value));
      case "test" -> new Condition.Test(call(value));
      default -> throw new IllegalArgumentException("no condition: " + kind);
    };
  }

  private static Condition.Operator operator(Object text) {
    for (var operator : Condition.Operator.values()) {
      if (operator.text().equals(text)) {
        return operator;
      }
    }
    throw new IllegalArgumentException("no operator: " + text);
  }

  private static Operand operand(Object encoded) {
    return (Operand) argument(encoded);
  }

  private static Argument argument(Object encoded) {
    if (encoded instanceof List<?>) {
      return query(encoded);
    }
    Map<String, Object> tag = Plain.object(encoded);
    if (tag.containsKey("literal")) {
      return new Literal(Tagged.decode(tag.get("literal")));
    }
    return tag.containsKey("call") ? call(encoded) : condition(encoded);
  }

  private static FunctionCall call(Object encoded) {
    var tag = Plain.object(encoded);
    return new FunctionCall((String) tag.get("call"), each(tag.get("args"), QueryReader::argument));
  }

  private static <T> List<T> each(Object encoded, Function<Object, T> read) {
    var values = new ArrayList<T>();
    Plain.list(encoded).forEach(item -> values.add(read.apply(item)));
    return values;
  }
}
