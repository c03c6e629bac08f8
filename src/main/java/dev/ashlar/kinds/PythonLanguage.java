package dev.ashlar.kinds;

import dev.ashlar.kinds.Composition.Access;
import dev.ashlar.kinds.Composition.Expression;
import dev.ashlar.kinds.Composition.Step;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Python 3, by its standard library alone: a package for each module.
final class PythonLanguage extends Language {
  @Override
  String name() {
    return "python";
  }

  @Override
  String toolchain() {
    return "python";
  }

  @Override
  Commands commands() {
    return new Commands(
        "cp -R . \"$OUT\" && python3 -m compileall -q --invalidation-mode unchecked-hash \"$OUT\"",
        "exec python3 \"$BUILD/drivers/main.py\"",
        "exec python3 \"$HERE/build/drivers/main.py\" \"$@\"",
        "256M");
  }

  @Override
  SortedMap<String, String> shared(Words words) {
    return one(words.get("root") + "/api/values.py", filled("values.py", words));
  }

  @Override
  SortedMap<String, String> interfaces(Words words) {
    String path = words.get("root") + "/api/" + words.get("module") + ".py";
    return one(path, filled("interface.py", words));
  }

  @Override
  SortedMap<String, String> stub(Words words) {
    String path = words.get("root") + "/" + words.get("module") + "/__init__.py";
    return one(path, filled("stub.py", words));
  }

  @Override
  SortedMap<String, String> driver(Words words) {
    return new TreeMap<>(
        Map.of(
            "drivers/lines.py", filled("lines.py", words),
            "drivers/main.py", filled("module_main.py", words)));
  }

  @Override
  SortedMap<String, String> driver(Kind kind, Composition composition) {
    String imports = String.join(", ", composition.modules());
    return new TreeMap<>(
        Map.of(
            "drivers/lines.py", filled("lines.py", kind),
            "drivers/steps.py", filled("steps.py", kind),
            "drivers/main.py", composed("composed_main.py", kind, composition, imports)));
  }

  private static SortedMap<String, String> one(String path, String text) {
    return new TreeMap<>(Map.of(path, text));
  }

  @Override
  String step(Step step) {
    String made =
        switch (step) {
          case Step.Call call -> "call(" + call.module() + ", " + expression(call.input());
          case Step.Each each -> "each(" + each.module() + ", " + expression(each.items());
          case Step.Fold fold ->
              "fold(%s, %s, %s"
                  .formatted(fold.module(), expression(fold.start()), expression(fold.items()));
        };
    return "    " + name(step.let()) + " = steps." + made + ")";
  }

  /// What is given is called `value` in Python, where `input` is a function.
  @Override
  String name(String name) {
    return name.equals("input") ? "value" : name;
  }

  @Override
  String access(String value, Access access) {
    return "steps.%s(%s, %s)"
        .formatted(access.ofAll() ? "pluck" : "get", value, text(access.name()));
  }

  @Override
  String members(Expression.Members members) {
    return members.members().entrySet().stream()
        .map(entry -> text(entry.getKey()) + ": " + expression(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  String items(List<String> items) {
    return "[" + String.join(", ", items) + "]";
  }

  @Override
  String text(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  String number(long number) {
    return Long.toString(number);
  }

  @Override
  String truth(boolean truth) {
    return truth ? "True" : "False";
  }
}
