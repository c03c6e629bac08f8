package dev.ashlar.kinds;

import dev.ashlar.kinds.Composition.Access;
import dev.ashlar.kinds.Composition.Expression;
import dev.ashlar.kinds.Composition.Step;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// C99 with gcc and the C library alone: a function for each module.
final class CLanguage extends Language {
  @Override
  String name() {
    return "c";
  }

  @Override
  String toolchain() {
    return "gcc";
  }

  @Override
  Commands commands() {
    return new Commands(
        "gcc -std=c99 -O1 -Wall -Wextra -I. -o \"$OUT/main\" $(find . -name '*.c')",
        "exec \"$BUILD/main\"",
        "exec \"$HERE/build/main\" \"$@\"",
        "512M");
  }

  @Override
  SortedMap<String, String> shared(Words words) {
    return new TreeMap<>(
        Map.of(
            words.get("root") + "/api/json.h", filled("json.h", words),
            words.get("root") + "/api/json.c", filled("json.c", words)));
  }

  @Override
  SortedMap<String, String> interfaces(Words words) {
    String path = words.get("root") + "/api/" + words.get("module") + ".h";
    return new TreeMap<>(Map.of(path, filled("interface.h", words)));
  }

  @Override
  SortedMap<String, String> stub(Words words) {
    String module = words.get("module");
    String path = "%s/%s/%s.c".formatted(words.get("root"), module, module);
    return new TreeMap<>(Map.of(path, filled("stub.c", words)));
  }

  @Override
  SortedMap<String, String> driver(Words words) {
    return new TreeMap<>(
        Map.of(
            "drivers/lines.h", filled("lines.h", words),
            "drivers/lines.c", filled("lines.c", words),
            "drivers/main.c", filled("module_main.c", words)));
  }

  @Override
  SortedMap<String, String> driver(Kind kind, Composition composition) {
    String imports =
        composition.modules().stream()
            .map(module -> "#include \"%s/api/%s.h\"".formatted(kind.root(), module))
            .sorted()
            .collect(Collectors.joining("\n"));
    return new TreeMap<>(
        Map.of(
            "drivers/lines.h", filled("lines.h", kind),
            "drivers/lines.c", filled("lines.c", kind),
            "drivers/steps.h", filled("steps.h", kind),
            "drivers/steps.c", filled("steps.c", kind),
            "drivers/main.c", composed("composed_main.c", kind, composition, imports)));
  }

  @Override
  String step(Step step) {
    String asked = step.module() + "_answer";
    String made =
        switch (step) {
          case Step.Call call -> "call(" + asked + ", " + expression(call.input());
          case Step.Each each -> "each(" + asked + ", " + expression(each.items());
          case Step.Fold fold ->
              "fold(%s, %s, %s"
                  .formatted(asked, expression(fold.start()), expression(fold.items()));
        };
    return "  const json *" + name(step.let()) + " = " + made + ", &stopped);";
  }

  @Override
  String name(String name) {
    return name;
  }

  @Override
  String access(String value, Access access) {
    return "json_%s(%s, %s)".formatted(access.ofAll() ? "pluck" : "get", value, quoted(access));
  }

  @Override
  String members(Expression.Members members) {
    String code = "json_object()";
    for (Map.Entry<String, Expression> entry : members.members().entrySet()) {
      code =
          "json_set(%s, %s, %s)"
              .formatted(code, quoted(entry.getKey()), expression(entry.getValue()));
    }
    return code;
  }

  @Override
  String items(List<String> items) {
    String code = "json_array()";
    for (String item : items) {
      code = "json_push(" + code + ", " + item + ")";
    }
    return code;
  }

  @Override
  String text(String text) {
    return "json_text(" + quoted(text) + ")";
  }

  @Override
  String number(long number) {
    return "json_int(" + number + "LL)";
  }

  @Override
  String truth(boolean truth) {
    return "json_bool(" + truth + ")";
  }

  private static String quoted(Access access) {
    return quoted(access.name());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
