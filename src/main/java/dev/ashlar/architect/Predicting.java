package dev.ashlar.architect;

import dev.ashlar.architect.Outlook.Bound;
import dev.ashlar.architect.Outlook.Speed;
import dev.ashlar.architect.Outlook.Width;
import dev.ashlar.architect.Prediction.Point;
import dev.ashlar.architect.Work.Task;
import dev.ashlar.plan.Parallelism;
import dev.ashlar.report.Throughput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Predicts the five patterns for one piece of work. The model is described in `docs/assess.md`.
///
/// All patterns take the same turns; they differ in who does them at once, and in what is done
/// besides.
final class Predicting {
  private static final List<Integer> SPEEDS = List.of(1, 2, 3, 4, 6, 8, 12, 16, 24, 32);
  private static final double KNEE = 1.03;
  private static final double BUILT = 0.9;
  private static final int WIDTHS = 40;
  private static final List<Integer> DIGITS = List.of(1, 2, 3, 5, 7);
  private static final int GENERATORS_DEFAULT_MAX = 8;

  private final Work work;
  private final Rates rates;
  private final int evaluators;
  private final boolean planned;
  private final double verifying;
  private final List<Schedule> schedules;

  Predicting(Work work, Rates rates, int evaluators, boolean planned) {
    this.work = work;
    this.rates = rates;
    this.evaluators = evaluators;
    this.planned = planned;
    this.verifying = rates.verifyingMinutes();
    this.schedules = Schedule.upTo(work.tasks(), evaluators, verifying);
  }

  /// All numbers of these facts at this size.
  static Outlook of(Facts facts, Work work, Rates rates) {
    int evaluators = facts.evaluators().orElse((int) rates.of(Constant.EVALUATORS));
    return new Predicting(work, rates, evaluators, facts.planned()).outlook(facts);
  }

  private Outlook outlook(Facts facts) {
    double useful = useful();
    int generators =
        facts.generators().orElse((int) Math.clamp(Math.ceil(useful), 1, GENERATORS_DEFAULT_MAX));
    var speeds = speeds(generators);
    var schedule = schedule(generators);
    var path = Schedule.criticalPath(work.tasks(), verifying);
    double build =
        path.stream().mapToDouble(i -> Schedule.alone(work.tasks().get(i), verifying)).sum();
    return new Outlook(
        work.lines(),
        work.basis(),
        work.turns(),
        List.of(parallel(schedule), single(), managed(), pair(), team()),
        generators,
        evaluators,
        useful,
        knee(),
        bound(),
        speeds,
        widths(schedule),
        path.stream().map(i -> work.tasks().get(i).name()).toList(),
        planning() + build + integrating(),
        median(work.tasks().stream().map(Task::tokens).toList()),
        coordinationTokens() / work.tasks().size(),
        median(work.tasks().stream().map(Task::turns).toList()),
        largest().name(),
        largest().minutes() / work.minutes(),
        breakEven(facts, rates));
  }

  private Task largest() {
    return java.util.Collections.max(work.tasks(), Comparator.comparingDouble(Task::minutes));
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  // The parallel pattern

  private Schedule schedule(int generators) {
    return schedules.get(Math.clamp(generators, 1, schedules.size()) - 1);
  }

  private double planning() {
    return planned ? 0 : work.tasks().size() * rates.of(Constant.PLANNING_MINUTES);
  }

  /// The integrator's time, and modules that are sent back, one at a time.
  private double integrating() {
    double average =
        work.tasks().stream().mapToDouble(t -> Schedule.alone(t, verifying)).average().orElse(0);
    return work.tasks().size() * rates.of(Constant.INTEGRATION_MINUTES)
        + rates.of(Constant.REOPENED_SHARE) * average;
  }

  private double coordinationTokens() {
    double each =
        (planned ? 0 : rates.of(Constant.PLANNING_TOKENS))
            + rates.of(Constant.BRIEFING_TOKENS)
            + rates.of(Constant.INTEGRATION_TOKENS);
    double judging =
        work.turns() * rates.of(Constant.JUDGED_SHARE) * rates.of(Constant.JUDGING_TOKENS);
    return work.tasks().size() * each + judging + rates.of(Constant.REOPENED_SHARE) * work.tokens();
  }

  private Prediction parallel(Schedule schedule) {
    double minutes = planning() + schedule.minutes() + integrating();
    double besides = planning() + integrating() + work.turns() * verifying;
    return prediction(
        Way.PARALLEL,
        minutes,
        work.tokens() + coordinationTokens(),
        0,
        besides / (besides + work.minutes()),
        progress(schedule, minutes));
  }

  /// Sealed work up to nine tenths; the rest is integration.
  private List<Point> progress(Schedule schedule, double minutes) {
    var order =
        IntStream.range(0, work.tasks().size())
            .boxed()
            .sorted(Comparator.comparing(schedule.sealed()::get))
            .toList();
    var points = new ArrayList<Point>();
    points.add(new Point(0, 0));
    points.add(new Point(planning(), 0));
    double done = 0;
    for (int task : order) {
      done += work.tasks().get(task).minutes() / work.minutes();
      points.add(new Point(planning() + schedule.sealed().get(task), Math.min(1, done) * BUILT));
    }
    points.add(new Point(minutes, 1));
    return points;
  }

  private List<Speed> speeds(int generators) {
    return IntStream.concat(
            SPEEDS.stream().mapToInt(n -> n).filter(n -> n <= Math.max(4, 2 * work.tasks().size())),
            IntStream.of(generators))
        .distinct()
        .sorted()
        .mapToObj(n -> new Speed(n, planning() + schedule(n).minutes() + integrating()))
        .toList();
  }

  private int knee() {
    double floor = schedule(work.tasks().size()).minutes() + planning() + integrating();
    return IntStream.rangeClosed(1, work.tasks().size())
        .filter(n -> planning() + schedule(n).minutes() + integrating() <= KNEE * floor)
        .findFirst()
        .orElse(work.tasks().size());
  }

  private List<Width> widths(Schedule schedule) {
    var widths = new ArrayList<Width>();
    for (int i = 0; i < WIDTHS; i++) {
      double minute = schedule.minutes() * i / WIDTHS;
      widths.add(new Width(planning() + minute, schedule.widthAt(minute)));
    }
    widths.add(new Width(planning() + schedule.minutes(), 0));
    return widths;
  }

  // How many generators are of use

  private double useful() {
    return Math.min(Math.min(byEvaluators(), byIntegrator()), atOnce());
  }

  private Bound bound() {
    double least = useful();
    if (least == atOnce()) {
      return Bound.MODULES;
    }
    return least == byEvaluators() ? Bound.EVALUATORS : Bound.INTEGRATOR;
  }

  /// N* of the throughput model that runs are measured by.
  private double byEvaluators() {
    var judging =
        work.turns() * rates.of(Constant.JUDGED_SHARE) * rates.of(Constant.JUDGING_MINUTES);
    var gating = work.turns() * rates.of(Constant.GATE_MINUTES);
    var throughput =
        new Throughput(work.tasks().size(), time(work.minutes()), time(judging), time(gating));
    return throughput
        .usefulGenerators(new Parallelism(1, evaluators, evaluators, Integer.MAX_VALUE))
        .orElse(Double.MAX_VALUE);
  }

  private static Duration time(double minutes) {
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }

  private double byIntegrator() {
    double integrating = work.tasks().size() * rates.of(Constant.INTEGRATION_MINUTES);
    return integrating == 0 ? Double.MAX_VALUE : work.minutes() / integrating;
  }

  private double atOnce() {
    return Schedule.widest(work.tasks(), verifying);
  }

  // The others

  /// One agent's minutes and tokens for the whole; it need not round up at every module.
  private double wholeMinutes() {
    return work.minutes() * work.wholeTurns() / work.turns();
  }

  private double wholeTokens() {
    return work.tokens() * work.wholeTurns() / work.turns();
  }

  private Prediction single() {
    return prediction(Way.SINGLE, wholeMinutes(), wholeTokens(), 0, 0, oneByOne(wholeMinutes()));
  }

  private Prediction managed() {
    double steps = work.wholeTurns() * rates.of(Constant.STEP_MINUTES);
    double minutes = wholeMinutes() + steps;
    return prediction(
        Way.MANAGED,
        minutes,
        wholeTokens() + work.wholeTurns() * rates.of(Constant.STEP_TOKENS),
        0,
        steps / minutes,
        oneByOne(minutes));
  }

  private Prediction pair() {
    double people = work.wholeTurns() * rates.of(Constant.PAIR_MINUTES);
    double working = wholeMinutes() + people;
    return prediction(
        Way.PAIR, calendar(working), wholeTokens(), working, people / working, days(working));
  }

  private Prediction team() {
    int people = (int) Math.clamp(work.tasks().size(), 1, (long) rates.of(Constant.TEAM_MAX));
    double pairing = work.turns() * rates.of(Constant.PAIR_MINUTES);
    double own = work.minutes() + pairing;
    double longest =
        work.tasks().stream()
            .mapToDouble(t -> t.minutes() + t.turns() * rates.of(Constant.PAIR_MINUTES))
            .max()
            .orElse(0);
    double links = 1 + rates.of(Constant.LINK_SHARE) * people * (people - 1) / 2;
    double agreeing = people == 1 ? 0 : work.tasks().size() * rates.of(Constant.PACKAGE_MINUTES);
    double working = Math.max(own / people, longest) * links + agreeing / people;
    double all = own * links + agreeing;
    return prediction(
        Way.TEAM,
        calendar(working),
        work.tokens(),
        all,
        (all - work.minutes()) / all,
        days(working));
  }

  /// Working time as people's days pass: nights between.
  private double calendar(double working) {
    double day = rates.of(Constant.WORKDAY_HOURS) * 60;
    double days = Math.floor(working / day);
    return days * 24 * 60 + (working - days * day);
  }

  private List<Point> days(double working) {
    double day = rates.of(Constant.WORKDAY_HOURS) * 60;
    var points = new ArrayList<Point>();
    points.add(new Point(0, 0));
    for (int i = 1; i * day < working && i <= 400; i++) {
      points.add(new Point(calendar(i * day) - 24 * 60 + day, i * day / working));
      points.add(new Point(calendar(i * day), i * day / working));
    }
    points.add(new Point(Math.max(calendar(working), points.getLast().minute()), 1));
    return points;
  }

  private List<Point> oneByOne(double minutes) {
    return List.of(new Point(0, 0), new Point(minutes, 1));
  }

  private Prediction prediction(
      Way way,
      double minutes,
      double tokens,
      double personMinutes,
      double coordination,
      List<Point> progress) {
    double usd =
        tokens / 1_000_000 * rates.of(Constant.USD_PER_MILLION_TOKENS)
            + personMinutes / 60 * rates.of(Constant.PERSON_HOUR_USD);
    return new Prediction(way, minutes, tokens, personMinutes, usd, coordination, progress);
  }

  // Break-even

  /// The smallest size, roughly, at which the third pre-condition would be met.
  static OptionalLong breakEven(Facts facts, Rates rates) {
    int evaluators = facts.evaluators().orElse((int) rates.of(Constant.EVALUATORS));
    if (facts.parts().size() < 2) {
      return OptionalLong.empty();
    }
    for (long step = 100; step <= 100_000; step *= 10) {
      for (int digit : DIGITS) {
        long lines = step * digit;
        var supposed = Work.ofLines(facts, lines, rates);
        if (new Predicting(supposed, rates, evaluators, facts.planned())
            .repays(facts.generators().orElse(GENERATORS_DEFAULT_MAX))) {
          return OptionalLong.of(lines);
        }
      }
    }
    return OptionalLong.empty();
  }

  private boolean repays(int generators) {
    double parallel = planning() + schedule(generators).minutes() + integrating();
    return median(work.tasks().stream().map(Task::turns).toList()) >= rates.of(Constant.TURNS_MIN)
        && median(work.tasks().stream().map(Task::tokens).toList())
            > coordinationTokens() / work.tasks().size()
        && wholeMinutes() / parallel >= rates.of(Constant.GAIN_MIN);
  }
}
