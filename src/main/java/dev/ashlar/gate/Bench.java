package dev.ashlar.gate;

import dev.ashlar.gate.CaseResult.Question;
import dev.ashlar.plan.GateSpec.Suite;
import dev.ashlar.sandbox.ExportedTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Where one job's tree lies while it is built once and run any number of times, each command in a
/// fresh sandbox.
final class Bench {
  private final GateJob job;
  private final Rooms rooms;
  private final int restarts;
  private final LockedNames locked;

  /// A bench on which a program is started again after at most `restarts` deaths in one run.
  Bench(GateJob job, Rooms rooms, int restarts) {
    this.job = job;
    this.rooms = rooms;
    this.restarts = restarts;
    this.locked = new LockedNames(job.locked());
  }

  /// Builds the tree and lays what comes of it where runs see it.
  Build build() throws Infra, IOException, InterruptedException {
    Build build = Build.of(rooms);
    if (build instanceof Build.Done(ExportedTree tree)) {
      rooms.scratch().built(tree);
    }
    return build;
  }

  /// All cases in an order drawn from `seed`, then all suites.
  RunResult run(long seed) throws Infra, InterruptedException {
    List<Question> questions = questions(job);
    CaseRun.Result result = cases(order(job, seed));
    Map<Question, Integer> places = new HashMap<>();
    questions.forEach(question -> places.put(question, places.size()));
    List<CaseResult> inOrder =
        result.cases().stream()
            .sorted(Comparator.comparingInt(one -> places.getOrDefault(one.question(), 0)))
            .toList();
    return new RunResult(inOrder, result.ending(), suites());
  }

  /// The order in which a run with that seed puts the cases, held-out ones among visible ones.
  static List<Question> order(GateJob job, long seed) {
    List<Question> shuffled = questions(job);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static List<Question> questions(GateJob job) {
    List<Question> questions = new ArrayList<>();
    job.visible().forEach(line -> questions.add(new Question(line, false)));
    job.heldOut().forEach(line -> questions.add(new Question(line, true)));
    return questions;
  }

  /// The visible cases alone, in the order of the plan.
  CaseRun.Result visibleCases() throws Infra, InterruptedException {
    return cases(job.visible().stream().map(line -> new Question(line, false)).toList());
  }

  /// Every suite once.
  List<SuiteResult> suites() throws Infra, InterruptedException {
    List<SuiteResult> results = new ArrayList<>();
    for (Suite suite : job.spec().suites()) {
      results.add(SuiteRun.of(rooms, job, locked, suite));
    }
    return results;
  }

  private CaseRun.Result cases(List<Question> questions) throws Infra, InterruptedException {
    Optional<String> command = job.spec().run();
    return questions.isEmpty() || command.isEmpty()
        ? new CaseRun.Result(List.of(), Optional.empty())
        : CaseRun.of(
            rooms.sandbox(),
            rooms.running(command.get()),
            job.spec().timeouts(),
            restarts,
            questions);
  }
}
