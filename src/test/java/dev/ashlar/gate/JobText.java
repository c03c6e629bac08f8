package dev.ashlar.gate;

import dev.ashlar.codec.CaseLine;
import dev.ashlar.codec.Cases;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.GateSpec.Suite;
import dev.ashlar.plan.GateSpec.Timeouts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A gate job written as text: commands, files and case lines, each replaceable.
record JobText(
    Optional<String> build,
    Optional<String> run,
    List<Suite> suites,
    Map<String, String> tree,
    Map<String, String> locked,
    String visible,
    String heldOut,
    Timeouts timeouts,
    int threshold) {

  /// A program that answers every line with itself.
  static final String ECHO = "while read -r line; do echo \"$line\"; done";

  /// Case lines that expect their own input.
  static final String VISIBLE = echoes("v", 1, 6, "R-1");

  static final String HELD_OUT = echoes("h", 101, 104, "R-2");

  /// This run command, judged by cases that expect their own input.
  static JobText running(String command) {
    return new JobText(
        Optional.empty(),
        Optional.of(command),
        List.of(),
        Map.of(),
        Map.of(),
        VISIBLE,
        HELD_OUT,
        new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(1)),
        100);
  }

  /// One suite and no cases.
  static JobText suite(Suite suite) {
    return new JobText(
        Optional.empty(),
        Optional.empty(),
        List.of(suite),
        Map.of(),
        Map.of(),
        "",
        "",
        running("").timeouts,
        100);
  }

  static String echoes(String prefix, int from, int to, String covers) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n ->
            "{\"id\":\"%s%d\",\"input\":%d,\"expect\":%d,\"covers\":[\"%s\"]}"
                .formatted(prefix, n, n, n, covers))
        .collect(Collectors.joining("\n"));
  }

  JobText instead(String command) {
    return new JobText(
        build, Optional.of(command), suites, tree, locked, visible, heldOut, timeouts, threshold);
  }

  JobText building(String command) {
    return new JobText(
        Optional.of(command), run, suites, tree, locked, visible, heldOut, timeouts, threshold);
  }

  JobText holding(Map<String, String> files) {
    return new JobText(build, run, suites, files, locked, visible, heldOut, timeouts, threshold);
  }

  JobText locking(Map<String, String> files) {
    return new JobText(build, run, suites, tree, files, visible, heldOut, timeouts, threshold);
  }

  JobText asking(String shown, String hidden) {
    return new JobText(build, run, suites, tree, locked, shown, hidden, timeouts, threshold);
  }

  JobText within(Duration whole, Duration oneCase) {
    Timeouts limits = new Timeouts(timeouts.build(), whole, oneCase);
    return new JobText(build, run, suites, tree, locked, visible, heldOut, limits, threshold);
  }

  JobText from(int percent) {
    return new JobText(build, run, suites, tree, locked, visible, heldOut, timeouts, percent);
  }

  GateJob job() {
    GateSpec spec =
        new GateSpec(
            build,
            run,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            suites,
            timeouts,
            256L << 20);
    Map<String, byte[]> all = new TreeMap<>(bytes(locked));
    all.putAll(bytes(tree));
    return new GateJob(
        "fixture",
        spec,
        new TreeMap<>(all),
        bytes(locked),
        lines(visible),
        lines(heldOut),
        threshold,
        Map.of());
  }

  private static List<CaseLine> lines(String text) {
    Cases cases = Cases.read("cases.jsonl", text.getBytes(StandardCharsets.UTF_8));
    if (!cases.problems().isEmpty()) {
      throw new IllegalArgumentException(cases.problems().toString());
    }
    return cases.lines();
  }

  private static TreeMap<String, byte[]> bytes(Map<String, String> files) {
    var bytes = new TreeMap<String, byte[]>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }
}
