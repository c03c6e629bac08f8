package dev.ashlar.codec;

import dev.ashlar.testkit.PlanningScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the rules cost beside reading the YAML they look at: many of them compare each module with
/// every other.
class PlanReadingBench {
  private static final int ROUNDS = 3;
  private static final Duration ENOUGH = Duration.ofSeconds(2);

  @Test
  void rulesBesideYaml() throws IOException {
    for (int modules : new int[] {10, 40, 400}) {
      var plan = plan(modules);
      yaml(plan);
      PlanReader.read(plan);
      for (int round = 0; round < ROUNDS; round++) {
        double alone = millis(() -> yaml(plan));
        double all = millis(() -> PlanReader.read(plan));
        System.out.printf(
            Locale.ROOT,
            "a plan of %d modules: YAML %.2f ms, with all rules %.2f ms, %.1f times%n",
            modules,
            alone,
            all,
            all / alone);
      }
    }
  }

  private static void yaml(PlanFiles plan) {
    if (PlanYaml.read(plan, new Problems()).isEmpty()) {
      throw new IllegalStateException("no YAML");
    }
  }

  /// Each module owns a folder of its own, as those of real plans do.
  private static PlanFiles plan(int modules) throws IOException {
    var files = PlanningScript.plan();
    files.putAll(PlanningScript.tests());
    var yaml = files.get("ashlar.yaml");
    int from = yaml.indexOf("  - name: inc");
    int to = yaml.indexOf("  - name: ", from + 1);
    var more = IntStream.range(0, modules - 4).mapToObj("m%d"::formatted).toList();
    var all = new TreeMap<>(files);
    for (var name : more) {
      for (var file : Map.copyOf(files).entrySet()) {
        if (file.getKey().contains("inc")) {
          all.put(file.getKey().replace("inc", name), named(file.getValue(), name));
        }
      }
    }
    all.put(
        "ashlar.yaml",
        yaml.substring(0, to)
            + more.stream()
                .map(name -> named(yaml.substring(from, to), name))
                .collect(Collectors.joining())
            + yaml.substring(to));
    var bytes = new TreeMap<String, byte[]>();
    all.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return PlanFiles.of(bytes);
  }

  private static String named(String text, String name) {
    return text.replaceAll("\\binc\\b", name);
  }

  private static double millis(Runnable work) {
    long began = System.nanoTime();
    int times = 0;
    do {
      work.run();
      times++;
    } while (System.nanoTime() - began < ENOUGH.toNanos());
    return (System.nanoTime() - began) / 1e6 / times;
  }
}
