package dev.ashlar.design;

import dev.ashlar.codec.CaseLine;
import dev.ashlar.codec.Cases;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.report.Figures;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A gate and its locked cases, for counting.
record GateTests(GateSpec gate, List<CaseLine> visible, List<CaseLine> heldOut) {

  static GateTests of(GateSpec gate, PlanFiles files) {
    return new GateTests(gate, lines(gate.cases(), files), lines(gate.heldOut(), files));
  }

  private static List<CaseLine> lines(Optional<String> path, PlanFiles files) {
    return path.flatMap(name -> files.bytes(name).map(bytes -> Cases.read(name, bytes).lines()))
        .orElse(List.of());
  }

  Stream<CaseLine> all() {
    return Stream.concat(visible.stream(), heldOut.stream());
  }

  int count() {
    return visible.size() + heldOut.size();
  }

  int negative() {
    return (int) all().filter(CaseLine::negative).count();
  }

  int severalRight() {
    return (int)
        all().filter(line -> line.expectation() instanceof CaseLine.Expectation.AnyOf).count();
  }

  boolean suitesAlone() {
    return count() == 0 && !gate.suites().isEmpty();
  }

  /// Every requirement that a case or a suite covers.
  Set<String> covers() {
    var covered = new TreeSet<String>();
    all().forEach(line -> covered.addAll(line.covers()));
    gate.suites().forEach(suite -> covered.addAll(suite.covers()));
    return covered;
  }

  /// How many cases cover a requirement.
  int covering(String requirement) {
    return (int) all().filter(line -> line.covers().contains(requirement)).count();
  }

  /// `12 cases (4 held out)`, and its suites.
  Prose inWords() {
    var cases =
        count() == 0
            ? Prose.of("no cases")
            : Prose.of(
                "{} ({} held out)", Figures.count(count(), "case"), Figures.count(heldOut.size()));
    return gate.suites().isEmpty() ? cases : Prose.of("{}; suites {}", cases, suites());
  }

  Prose suites() {
    return Prose.codes(gate.suites().stream().map(GateSpec.Suite::name).toList());
  }

  /// The figures of a table of tests.
  List<Prose> cells() {
    return List.of(
        Prose.said(Figures.count(count())),
        Prose.said(Figures.count(heldOut.size())),
        Prose.said(Figures.count(negative())),
        suites());
  }
}
