package dev.ashlar.kinds;

import dev.ashlar.kinds.Composition.Access;
import dev.ashlar.kinds.Composition.Expression;
import dev.ashlar.kinds.Composition.Step;
import dev.ashlar.kinds.Kind.Effort;
import dev.ashlar.kinds.Kind.Part;
import dev.ashlar.kinds.Kind.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a kind's `kind.yaml`. What is wrong with one is our own mistake, so it is thrown.
final class KindReader {
  private static final Pattern NAME = Pattern.compile("[a-z]+");
  private static final Pattern WAY = Pattern.compile("([a-z]+)((?:\\.[a-z]+|\\[[a-z]+\\])*)");
  private static final Pattern ACCESS = Pattern.compile("\\.([a-z]+)|\\[([a-z]+)\\]");

  /// Words that mean something in a language or in a driver.
  private static final Set<String> TAKEN =
      Set.of(
          ("abstract and answer any api as assert async asked auto await boolean bool break byte"
               + " call case catch char class compose const continue def default del do double"
               + " drivers each elif else enum error except extends extern final finally float fold"
               + " for from global goto if implements import in inline instanceof int interface is"
               + " json lambda lines long main module native new none nonlocal not null or package"
               + " pass private protected public raise record register restrict return serve short"
               + " signed sizeof static steps stopped struct super switch synchronized this throw"
               + " throws transient true false try typedef union unsigned value var void volatile"
               + " while with yield")
              .split(" "));

  private final String kind;
  private final Set<String> modules = new TreeSet<>();

  private KindReader(String kind) {
    this.kind = kind;
  }

  /// The kind called `name`, whose `kind.yaml` is `text`.
  static Kind read(String name, String text) {
    return new KindReader(name).kind(YAMLMapper.shared().readTree(text));
  }

  private Kind kind(JsonNode tree) {
    List<Part> parts = tree.required("modules").valueStream().map(this::part).toList();
    parts.forEach(part -> modules.add(part.name()));
    List<Stage> tiers = tree.required("tiers").valueStream().map(this::stage).toList();
    return new Kind(
        kind,
        word(tree, "root"),
        text(tree, "summary"),
        text(tree, "about"),
        text(tree, "try"),
        texts(tree.required("references")),
        requirements(tree.required("requirements")),
        parts,
        tiers,
        composition(tree.required("end-to-end")));
  }

  private Part part(JsonNode node) {
    JsonNode effort = node.required("estimate");
    return new Part(
        word(node, "name"),
        text(node, "purpose"),
        text(node, "input"),
        text(node, "answer"),
        texts(node.required("needs")),
        texts(node.required("requirements")),
        new Effort(effort.required("turns").asInt(), effort.required("kilotokens").asInt()));
  }

  private Stage stage(JsonNode node) {
    return new Stage(text(node, "name"), texts(node.required("modules")), composition(node));
  }

  private static SequencedMap<String, String> requirements(JsonNode node) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    node.propertyStream().forEach(entry -> found.put(entry.getKey(), entry.getValue().asString()));
    return found;
  }

  private Composition composition(JsonNode node) {
    Set<String> known = new TreeSet<>(Set.of("input"));
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : node.required("compose")) {
      steps.add(step(step, known));
      known.add(steps.getLast().let());
    }
    return new Composition(steps, expression(node.required("answer"), known));
  }

  private Step step(JsonNode node, Set<String> known) {
    String let = word(node, "let");
    if (known.contains(let) || modules.contains(let)) {
      throw wrong("`" + let + "` has a meaning already");
    }
    if (node.has("call")) {
      return new Step.Call(let, module(node, "call"), expression(node.required("with"), known));
    }
    if (node.has("each")) {
      return new Step.Each(let, module(node, "each"), expression(node.required("over"), known));
    }
    return new Step.Fold(
        let,
        module(node, "fold"),
        expression(node.required("start"), known),
        expression(node.required("over"), known));
  }

  private String module(JsonNode node, String key) {
    String name = word(node, key);
    if (!modules.contains(name)) {
      throw wrong("there is no module `" + name + "`");
    }
    return name;
  }

  private Expression expression(JsonNode node, Set<String> known) {
    if (node.isObject() && node.has("text") && node.size() == 1) {
      return new Expression.Text(text(node, "text"));
    }
    if (node.isObject()) {
      SequencedMap<String, Expression> members = new LinkedHashMap<>();
      node.propertyStream()
          .forEach(entry -> members.put(entry.getKey(), expression(entry.getValue(), known)));
      return new Expression.Members(members);
    }
    if (node.isArray()) {
      return new Expression.Items(node.valueStream().map(item -> expression(item, known)).toList());
    }
    if (node.isIntegralNumber()) {
      return new Expression.Number(node.asLong());
    }
    return node.isBoolean() ? new Expression.Truth(node.asBoolean()) : way(node.asString(), known);
  }

  private Expression way(String text, Set<String> known) {
    Matcher way = WAY.matcher(text);
    if (!way.matches() || !known.contains(way.group(1))) {
      throw wrong("`" + text + "` leads nowhere; known are " + known);
    }
    List<Access> accesses =
        ACCESS
            .matcher(way.group(2))
            .results()
            .map(found ->
                found.group(1) == null
                    ? new Access(true, found.group(2))
                    : new Access(false, found.group(1)))
            .toList();
    return new Expression.Way(way.group(1), accesses);
  }

  private String word(JsonNode node, String key) {
    String word = text(node, key);
    if (!NAME.matcher(word).matches()) {
      throw wrong(key + " `" + word + "` is not one word of lower-case letters");
    }
    if (TAKEN.contains(word)) {
      throw wrong(key + " `" + word + "` means something else in a language or a driver");
    }
    return word;
  }

  private static String text(JsonNode node, String key) {
    return node.required(key).asString().strip();
  }

  private static List<String> texts(JsonNode node) {
    return node.valueStream().map(JsonNode::asString).toList();
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("kind " + kind + ": " + what);
  }
}
