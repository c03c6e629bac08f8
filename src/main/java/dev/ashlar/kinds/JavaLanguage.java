package dev.ashlar.kinds;

import dev.ashlar.kinds.Composition.Access;
import dev.ashlar.kinds.Composition.Expression;
import dev.ashlar.kinds.Composition.Step;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Java, by the JDK alone: a public class for each module.
final class JavaLanguage extends Language {
  private static final String QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  @Override
  String name() {
    return "java";
  }

  @Override
  String toolchain() {
    return "jdk";
  }

  @Override
  Commands commands() {
    return new Commands(
        "javac -J-Xmx256m -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 -proc:none -encoding UTF-8"
            + " -d \"$OUT\" $(find . -name '*.java')",
        "exec java -Xss16m " + QUICK + " -Xmx256m -cp \"$BUILD\" drivers.Main",
        "exec java -Xss16m " + QUICK + " -cp \"$HERE/build\" drivers.Main \"$@\"",
        "1024M");
  }

  @Override
  SortedMap<String, String> shared(Words words) {
    return new TreeMap<>(
        Map.of(
            words.get("root") + "/api/Json.java", filled("Json.java.txt", words),
            words.get("root") + "/api/JsonText.java", filled("JsonText.java.txt", words)));
  }

  @Override
  SortedMap<String, String> interfaces(Words words) {
    String path = words.get("root") + "/api/" + words.get("Module") + ".java";
    return new TreeMap<>(Map.of(path, filled("Interface.java.txt", words)));
  }

  @Override
  SortedMap<String, String> stub(Words words) {
    String path =
        "%s/%s/%sModule.java"
            .formatted(words.get("root"), words.get("module"), words.get("Module"));
    return new TreeMap<>(Map.of(path, filled("Stub.java.txt", words)));
  }

  @Override
  SortedMap<String, String> driver(Words words) {
    return new TreeMap<>(
        Map.of(
            "drivers/Lines.java", filled("Lines.java.txt", words),
            "drivers/Main.java", filled("ModuleMain.java.txt", words)));
  }

  @Override
  SortedMap<String, String> driver(Kind kind, Composition composition) {
    String imports =
        kind.modules().stream()
            .filter(part -> composition.modules().contains(part.name()))
            .map(part -> "import %s.%s.%sModule;".formatted(kind.root(), part.name(), part.title()))
            .sorted()
            .collect(Collectors.joining("\n"));
    return new TreeMap<>(
        Map.of(
            "drivers/Lines.java", filled("Lines.java.txt", kind),
            "drivers/Steps.java", filled("Steps.java.txt", kind),
            "drivers/Main.java", composed("ComposedMain.java.txt", kind, composition, imports)));
  }

  @Override
  String step(Step step) {
    String asked =
        "new %s%sModule()::answer"
            .formatted(Character.toUpperCase(step.module().charAt(0)), step.module().substring(1));
    String made =
        switch (step) {
          case Step.Call call -> "call(" + asked + ", " + expression(call.input());
          case Step.Each each -> "each(" + asked + ", " + expression(each.items());
          case Step.Fold fold ->
              "fold(%s, %s, %s"
                  .formatted(asked, expression(fold.start()), expression(fold.items()));
        };
    return "    Json " + name(step.let()) + " = Steps." + made + ");";
  }

  @Override
  String name(String name) {
    return name;
  }

  @Override
  String access(String value, Access access) {
    return value + (access.ofAll() ? ".pluck" : ".get") + "(" + quoted(access.name()) + ")";
  }

  @Override
  String members(Expression.Members members) {
    return members.members().entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ", " + expression(entry.getValue()))
        .collect(Collectors.joining(", ", "Json.object(", ")"));
  }

  @Override
  String items(List<String> items) {
    return "Json.array(" + String.join(", ", items) + ")";
  }

  @Override
  String text(String text) {
    return "Json.of(" + quoted(text) + ")";
  }

  @Override
  String number(long number) {
    return "Json.of(" + number + "L)";
  }

  @Override
  String truth(boolean truth) {
    return "Json.of(" + truth + ")";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
