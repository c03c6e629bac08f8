package dev.ashlar.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What a scripted planner and a scripted tester say, and a plan in shell for them to say: gates of
/// milliseconds, no toolchain.
public final class PlanningScript {
  public static final String PLANNER = "planner-a";
  public static final String TESTER = "tester-b";

  private final StringBuilder lines = new StringBuilder();

  /// The plan without its tests, with estimates that repay coordination.
  public static Map<String, String> plan() throws IOException {
    var files = example();
    files.keySet().removeIf(path -> path.endsWith(".jsonl"));
    files.computeIfPresent(
        "ashlar.yaml",
        (_, yaml) ->
            yaml.replaceAll("estimate: .*", "estimate: {turns: 80, tokens: 8M}")
                .replaceAll("budget: \\{turns.*", "budget: {turns: 90, tokens: 20M}")
                .replaceAll("(?m)^budget: .*", "budget: {wall-clock: 40h, turns: 600}"));
    return files;
  }

  /// The tests of that plan.
  public static Map<String, String> tests() throws IOException {
    var files = example();
    files.keySet().removeIf(path -> !path.matches("tests/.*\\.jsonl"));
    return files;
  }

  private static Map<String, String> example() throws IOException {
    var files = new TreeMap<String, String>();
    var root = Path.of("examples/arithmetic");
    try (var found = Files.walk(root)) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        var path = root.relativize(file).toString();
        if (!path.matches("README.md|recorded-run.jsonl")) {
          files.put(path, Files.readString(file));
        }
      }
    }
    more(files, "tri");
    more(files, "qua");
    return files;
  }

  /// One more module like `dbl`: two alone are never worth it.
  private static void more(Map<String, String> files, String name) {
    for (var file : Map.copyOf(files).entrySet()) {
      if (file.getKey().contains("dbl")) {
        files.put(file.getKey().replace("dbl", name), named(file.getValue(), name));
      }
    }
    var yaml = files.get("ashlar.yaml");
    int from = yaml.indexOf("  - name: dbl");
    int to = yaml.substring(from).indexOf("\n    budget:") + from;
    to = yaml.indexOf('\n', to + 1) + 1;
    var requirement = yaml.lines().filter(line -> line.startsWith("  DBL-1")).findFirst();
    files.put(
        "ashlar.yaml",
        yaml.substring(0, yaml.indexOf("toolchains:"))
            + named(requirement.orElseThrow(), name)
            + "\n"
            + yaml.substring(yaml.indexOf("toolchains:"), from)
            + named(yaml.substring(from, to), name)
            + yaml.substring(from));
  }

  private static String named(String text, String name) {
    return text.replace("dbl", name).replace("DBL", name.toUpperCase(java.util.Locale.ROOT));
  }

  /// An instance hands these files in.
  public PlanningScript handsIn(String order, String instance, Map<String, String> files) {
    var json = JsonMapper.builder().build();
    var node =
        json.createObjectNode()
            .put("order", order)
            .put("worker", instance)
            .put("summary", "Cut in two.")
            .put("tokens", 1_000);
    var all = node.putObject("files");
    files.forEach(all::put);
    lines.append(json.writeValueAsString(node)).append('\n');
    return this;
  }

  /// An instance disputes.
  public PlanningScript disputes(String order, String instance, String why) {
    lines.append(
        "{\"order\": \"%s\", \"worker\": \"%s\", \"dispute\": \"%s\"}%n"
            .formatted(order, instance, why));
    return this;
  }

  public void writeTo(Path directory) throws IOException {
    Files.writeString(directory.resolve("replies.jsonl"), lines, StandardCharsets.UTF_8);
  }
}
