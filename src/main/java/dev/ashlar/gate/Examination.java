package dev.ashlar.gate;

import dev.ashlar.codec.CaseLine;
import dev.ashlar.codec.GatePlaces;
import dev.ashlar.gate.Qualification.Row;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Problem.Severity;
import dev.ashlar.plan.TestRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One gate being qualified: run on the stub, then on the known-good implementation, each twice.
final class Examination {
  /// A stub that dies at every case needs few starts to show it.
  private static final int STUB_RESTARTS_MAX = 2;

  private static final int RUNS = 2;
  private static final int NAMED_MAX = 5;
  private static final String PLAN_FILE = "ashlar.yaml";
  private static final GatePlaces.Place WHOLE_FILE = new GatePlaces.Place(0, 0);
  private static final Pattern NOT_STARTED = Pattern.compile("exit status 12[67]\\b");

  private final Gate gate;
  private final String subject;
  private final GateSpec spec;
  private final GatePlaces.Place place;
  private final Optional<Jobs.Prepared> stub;
  private final Optional<Jobs.Prepared> good;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, SortedSet<String>> suiteTests = new HashMap<>();
  private Optional<String> unanswered = Optional.empty();
  private boolean mute;

  Examination(
      Gate gate,
      String subject,
      GateSpec spec,
      GatePlaces.Place place,
      Optional<Jobs.Prepared> stub,
      Optional<Jobs.Prepared> good) {
    this.gate = gate;
    this.subject = subject;
    this.spec = spec;
    this.place = place;
    this.stub = stub;
    this.good = good;
  }

  /// What came of it.
  record Report(Row row, List<Problem> problems, Map<String, SortedSet<String>> suiteTests) {
    Report {
      problems = List.copyOf(problems);
      suiteTests = Map.copyOf(suiteTests);
    }
  }

  String subject() {
    return subject;
  }

  Report report() throws InterruptedException {
    long start = System.nanoTime();
    Optional<GateJob> stubJob = ready(stub);
    Optional<GateJob> goodJob = ready(good);
    if (stubJob.isEmpty() && goodJob.isEmpty()) {
      add(TestRule.NOT_QUALIFIED, "the gate of " + subject + " was not tried");
    }
    Optional<List<String>> passing = stubJob.isPresent() ? onStub(stubJob.get()) : Optional.empty();
    Optional<Boolean> green = goodJob.isPresent() ? onKnownGood(goodJob.get()) : Optional.empty();
    if (mute && !green.orElse(false)) {
      addAtRun(
          TestRule.NO_ANSWER,
          "no case of " + subject + " got an answer on its stub: " + unanswered.orElse(""));
    }
    double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
    return new Report(
        row(stubJob.or(() -> goodJob), passing, green, seconds), problems, suiteTests);
  }

  private Row row(
      Optional<GateJob> job,
      Optional<List<String>> passing,
      Optional<Boolean> green,
      double seconds) {
    List<CaseLine> visible = job.map(GateJob::visible).orElse(List.of());
    List<CaseLine> heldOut = job.map(GateJob::heldOut).orElse(List.of());
    long negative =
        Stream.concat(visible.stream(), heldOut.stream()).filter(CaseLine::negative).count();
    return new Row(
        subject,
        visible.size() + heldOut.size(),
        heldOut.size(),
        (int) negative,
        spec.suites().size(),
        passing,
        unanswered,
        green,
        seconds);
  }

  /// A clash of layers was reported when the plan was read.
  private Optional<GateJob> ready(Optional<Jobs.Prepared> prepared) {
    return switch (prepared.orElse(new Jobs.Prepared.Waits(List.of()))) {
      case Jobs.Prepared.Ready(GateJob job, _) -> Optional.of(job);
      case Jobs.Prepared.Clash _ -> Optional.empty();
      case Jobs.Prepared.Waits _ -> Optional.empty();
    };
  }

  private Optional<List<String>> onStub(GateJob job) throws InterruptedException {
    return switch (gate.rehearse(job, RUNS, STUB_RESTARTS_MAX)) {
      case Rehearsal.Broken(String reason) -> broken(reason);
      case Rehearsal.NotBuilt(Build.Failed build) -> notBuilt("its stub", build);
      case Rehearsal.Ran(List<RunResult> runs) -> {
        Optional<Fault> startless = startless(runs.getFirst());
        if (startless.isPresent()) {
          addAtRun(
              TestRule.DOES_NOT_START,
              "the program of " + subject + " does not start: " + startless.get().text());
          yield Optional.empty();
        }
        stable("its stub", runs);
        unanswered = unanswered(runs.getFirst());
        mute = isMute(runs.getFirst());
        List<String> passed = runs.getFirst().passing();
        int total = runs.getFirst().total();
        if (runs.getFirst().green()) {
          add(TestRule.GREEN_ON_STUB, "a stub passes all " + total + " checks of " + subject);
        } else if (passed.size() * 2 > total) {
          add(
              TestRule.HALF_GREEN_ON_STUB,
              "a stub passes "
                  + passed.size()
                  + " of "
                  + total
                  + " checks of "
                  + subject
                  + ": "
                  + named(passed.stream()));
        }
        yield Optional.of(passed);
      }
    };
  }

  /// What a shell said that found nothing it could run; empty if something passed.
  private static Optional<Fault> startless(RunResult run) {
    if (run.passed() > 0) {
      return Optional.empty();
    }
    return Stream.concat(
            run.cases().stream().flatMap(one -> one.fault().stream()),
            run.suites().stream().flatMap(one -> one.fault().stream()))
        .filter(fault -> NOT_STARTED.matcher(fault.reason()).find())
        .findFirst();
  }

  private static boolean isMute(RunResult run) {
    return !run.cases().isEmpty() && run.cases().stream().noneMatch(CaseResult::answered);
  }

  /// What a program did instead of answering each case with JSON, and then ending.
  private static Optional<String> unanswered(RunResult run) {
    return Stream.concat(
            run.cases().stream()
                .filter(one -> !one.answered())
                .sorted(Comparator.comparing(CaseResult::asked).reversed())
                .flatMap(one -> one.fault().stream()),
            run.ending().stream())
        .findFirst()
        .map(Fault::text);
  }

  private Optional<Boolean> onKnownGood(GateJob job) throws InterruptedException {
    return switch (gate.rehearse(job, RUNS, GateLimits.RESTARTS_MAX)) {
      case Rehearsal.Broken(String reason) -> broken(reason);
      case Rehearsal.NotBuilt(Build.Failed build) ->
          notBuilt("its known-good implementation", build);
      case Rehearsal.Ran(List<RunResult> runs) -> {
        RunResult first = runs.getFirst();
        boolean stable = stable("its known-good implementation", runs);
        boolean enough =
            first.ending().isEmpty()
                && first.passed() * 100L >= (long) job.thresholdPercent() * first.total();
        if (!enough) {
          add(
              TestRule.RED_ON_KNOWN_GOOD,
              "the known-good implementation passes "
                  + first.passed()
                  + " of "
                  + first.total()
                  + " checks of "
                  + subject
                  + ": "
                  + failing(first));
        } else if (stable) {
          first
              .suites()
              .forEach(
                  suite -> suiteTests.put(suite.name(), new TreeSet<>(suite.tests().keySet())));
        }
        yield Optional.of(enough && stable);
      }
    };
  }

  private boolean stable(String what, List<RunResult> runs) {
    List<String> differing = runs.getFirst().differing(runs.getLast());
    if (!differing.isEmpty()) {
      add(
          TestRule.UNSTABLE,
          "two runs of "
              + subject
              + " with "
              + what
              + " disagree about "
              + named(differing.stream()));
    }
    return differing.isEmpty();
  }

  private <T> Optional<T> notBuilt(String what, Build.Failed build) {
    String said =
        build.findings().stream().skip(1).limit(1).map(Finding::what).collect(Collectors.joining());
    add(
        TestRule.DO_NOT_BUILD,
        "the build of "
            + subject
            + " with "
            + what
            + " "
            + build.fault().reason()
            + (said.isEmpty() ? "" : ": " + said));
    return Optional.empty();
  }

  private <T> Optional<T> broken(String reason) {
    add(TestRule.NOT_RUN, "the gate of " + subject + " could not run: " + reason);
    return Optional.empty();
  }

  /// Whoever writes the plan may read all of it, held-out cases too.
  private static String failing(RunResult run) {
    return named(
        Stream.of(
                run.ending().stream().map(Fault::text),
                run.suites().stream()
                    .flatMap(
                        s -> s.fault().stream().map(f -> "suite " + s.name() + " " + f.text())),
                run.cases().stream()
                    .filter(one -> !one.passed())
                    .map(one ->
                        one.question().line().id() + " " + one.fault().map(Fault::text).orElse("")))
            .flatMap(texts -> texts));
  }

  private static String named(Stream<String> texts) {
    List<String> all = texts.toList();
    String named = all.stream().limit(NAMED_MAX).collect(Collectors.joining("; "));
    return all.size() > NAMED_MAX ? named + "; and " + (all.size() - NAMED_MAX) + " more" : named;
  }

  private void add(TestRule rule, String message) {
    add(rule, spec.cases().orElse(PLAN_FILE), WHOLE_FILE, message);
  }

  private void addAtRun(TestRule rule, String message) {
    add(rule, PLAN_FILE, place, message);
  }

  private void add(TestRule rule, String file, GatePlaces.Place at, String message) {
    Severity severity = rule.severity();
    String mend = rule.terms().mend();
    problems.add(new Problem(file, at.line(), at.column(), rule.id(), severity, message, mend));
  }
}
