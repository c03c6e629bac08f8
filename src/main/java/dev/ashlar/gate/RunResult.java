package dev.ashlar.gate;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.plan.GateSpec.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One whole run phase: every case in the order of the plan, what was wrong after the last answer,
/// and every suite.
record RunResult(List<CaseResult> cases, Optional<Fault> ending, List<SuiteResult> suites) {
  RunResult {
    cases = List.copyOf(cases);
    suites = List.copyOf(suites);
  }

  boolean green() {
    return ending.isEmpty() && passed() == total();
  }

  int passed() {
    return passing().size();
  }

  /// The checks that passed, those of cases by their ids.
  List<String> passing() {
    return Stream.concat(
            cases.stream().filter(CaseResult::passed).map(one -> one.question().line().id()),
            suites.stream().filter(SuiteResult::passed).map(suite -> "suite " + suite.name()))
        .toList();
  }

  int total() {
    return cases.size() + suites.size();
  }

  List<CaseResult> failed(boolean heldOut) {
    return cases.stream()
        .filter(result -> result.question().heldOut() == heldOut && !result.passed())
        .toList();
  }

  /// The requirements that failing checks cover, each once, in order.
  List<String> requirements(List<Suite> specs) {
    Stream<String> ofCases =
        cases.stream()
            .filter(result -> !result.passed())
            .flatMap(result -> result.question().line().covers().stream());
    List<String> red =
        suites.stream().filter(suite -> !suite.passed()).map(SuiteResult::name).toList();
    Stream<String> ofSuites =
        specs.stream()
            .filter(spec -> red.contains(spec.name()))
            .flatMap(spec -> spec.covers().stream());
    return Stream.concat(ofCases, ofSuites).distinct().sorted().toList();
  }

  /// Whether another run in fresh sandboxes came to the same, check by check. Answers may differ
  /// where several are acceptable.
  boolean agrees(RunResult other) {
    return differing(other).isEmpty() && fates(cases).equals(fates(other.cases));
  }

  /// The checks that came to something else in another run, of those that both came to: ids of
  /// cases and names of suites.
  List<String> differing(RunResult other) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      CaseResult one = cases.get(i);
      CaseResult again = other.cases.get(i);
      if (one.asked() && again.asked() && !one.defect().equals(again.defect())) {
        names.add(one.question().line().id());
      }
    }
    for (int i = 0; i < suites.size(); i++) {
      SuiteResult one = suites.get(i);
      SuiteResult again = other.suites.get(i);
      if (one.passed() != again.passed() || !one.tests().equals(again.tests())) {
        names.add("suite " + one.name());
      }
    }
    if (!ending.map(Fault::defect).equals(other.ending.map(Fault::defect))) {
      names.add("how the program ends");
    }
    return names;
  }

  /// Whether the suites reported tests by the same names.
  boolean sameTests(RunResult other) {
    return names(suites).equals(names(other.suites));
  }

  private static List<Set<String>> names(List<SuiteResult> suites) {
    return suites.stream().map(suite -> suite.tests().keySet()).toList();
  }

  private static List<Optional<Defect>> fates(List<CaseResult> cases) {
    return cases.stream().map(CaseResult::defect).toList();
  }
}
