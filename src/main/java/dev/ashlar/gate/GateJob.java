package dev.ashlar.gate;

import dev.ashlar.codec.CaseLine;
import dev.ashlar.codec.CaseLine.Expectation;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.GateSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One tree to be judged, and everything locked that it is judged by.
///
/// @param subject what is judged, for the report: a module's or a tier's name, or `end-to-end`
/// @param tree all files as `Assembly` laid them
/// @param locked those of them that no submission could bring: interfaces, support and stubs
/// @param visible the cases that generators are shown
/// @param heldOut the cases that they are not
/// @param thresholdPercent share of checks at which the gate counts as green; from there on it runs
///   twice
/// @param suiteTests the names of all tests of a suite, as a known-good implementation ran them; a
///   suite that is not named here is held to the names in `locked` only
public record GateJob(
    String subject,
    GateSpec spec,
    SortedMap<String, byte[]> tree,
    SortedMap<String, byte[]> locked,
    List<CaseLine> visible,
    List<CaseLine> heldOut,
    int thresholdPercent,
    Map<String, SortedSet<String>> suiteTests) {

  public GateJob {
    tree = Collections.unmodifiableSortedMap(new TreeMap<>(tree));
    locked = Collections.unmodifiableSortedMap(new TreeMap<>(locked));
    visible = List.copyOf(visible);
    heldOut = List.copyOf(heldOut);
    suiteTests = Map.copyOf(suiteTests);
  }

  /// The same job with known names of the suites' tests.
  public GateJob knowing(Map<String, SortedSet<String>> tests) {
    return new GateJob(subject, spec, tree, locked, visible, heldOut, thresholdPercent, tests);
  }

  /// Whether nothing but the ecosystem's own runner judges here, whose report the judged code could
  /// forge.
  public boolean suitesOnly() {
    return visible.isEmpty() && heldOut.isEmpty();
  }

  /// How many checks there are: each case and each suite is one.
  int checks() {
    return visible.size() + heldOut.size() + spec.suites().size();
  }

  /// The digest of everything locked that judges: commands, cases, suites and files.
  public Digest testsDigest() {
    var text = new StringBuilder("tests\n");
    text.append(spec.build()).append('\n').append(spec.run()).append('\n');
    spec.suites().forEach(suite -> text.append(suite).append('\n'));
    text.append(spec.timeouts()).append(' ').append(spec.memoryBytes()).append('\n');
    text.append(thresholdPercent).append('\n');
    visible.forEach(line -> text.append("visible ").append(told(line)));
    heldOut.forEach(line -> text.append("held-out ").append(told(line)));
    locked.forEach((path, bytes) -> text.append(file(path, bytes)));
    new TreeMap<>(suiteTests)
        .forEach((suite, tests) ->
            text.append(suite).append(' ').append(new TreeSet<>(tests)).append('\n'));
    return Digest.ofText(text.toString());
  }

  /// The digest of the judged tree.
  public Digest treeDigest() {
    var text = new StringBuilder("tree\n");
    tree.forEach((path, bytes) -> text.append(file(path, bytes)));
    return Digest.ofText(text.toString());
  }

  /// What the order of the cases is drawn from. Nobody who has not seen the held-out cases can
  /// compute it.
  long seed() {
    Digest digest = Digest.ofText(testsDigest().hex() + treeDigest().hex());
    return Long.parseUnsignedLong(digest.hex().substring(0, 16), 16);
  }

  private static String told(CaseLine line) {
    String expected =
        switch (line.expectation()) {
          case Expectation.Expect(String json) -> json;
          case Expectation.AnyOf(List<String> jsons) -> "any of " + jsons;
        };
    return String.join(
            "\t",
            line.id(),
            line.input(),
            expected,
            line.covers().toString(),
            Boolean.toString(line.negative()))
        + "\n";
  }

  private static String file(String path, byte[] bytes) {
    return Digest.of(bytes).hex() + " " + path + "\n";
  }
}
