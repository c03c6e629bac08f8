package dev.ashlar.architect;

import dev.ashlar.architect.Work.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// One predicted parallel build in virtual time: generators take the largest module that is free,
/// give their place back when they hand in, and evaluators judge in order of arrival.
///
/// `turns` are the times in which a generator worked, `sealed` when each module was done; minutes
/// from the start of the build.
record Schedule(double minutes, List<Span> turns, List<Double> sealed) {
  /// More rounds of one module than this are drawn as this many longer ones.
  private static final int ROUNDS_MAX = 60;

  Schedule {
    turns = List.copyOf(turns);
    sealed = List.copyOf(sealed);
  }

  /// One turn of a generator for the module at that place.
  record Span(int task, double from, double to) {}

  /// How many generators work at a minute.
  int widthAt(double minute) {
    return (int) turns.stream().filter(t -> t.from() <= minute && minute < t.to()).count();
  }

  /// The best schedule with at most one generator, with at most two, and so on to one a module. Who
  /// may use more can always leave some idle, so more of them never make it longer.
  static List<Schedule> upTo(List<Task> tasks, int evaluators, double verifying) {
    var all = new ArrayList<Schedule>();
    for (int n = 1; n <= tasks.size(); n++) {
      var next = of(tasks, n, evaluators, verifying);
      all.add(n == 1 || next.minutes() < all.getLast().minutes() ? next : all.getLast());
    }
    return all;
  }

  /// How many modules can be built at once when nobody else is short.
  static int widest(List<Task> tasks, double verifying) {
    var free = of(tasks, tasks.size(), tasks.size(), verifying);
    return free.turns().stream().mapToInt(turn -> free.widthAt(turn.from())).max().orElse(1);
  }

  private static Schedule of(List<Task> tasks, int generators, int evaluators, double verifying) {
    return new Play(tasks, generators, evaluators, verifying).play();
  }

  /// The longest way through the modules, each as long as it takes alone.
  static List<Integer> criticalPath(List<Task> tasks, double verifying) {
    double[] until = new double[tasks.size()];
    int[] before = new int[tasks.size()];
    Arrays.fill(before, -1);
    for (int round = 0; round < tasks.size(); round++) {
      for (int i = 0; i < tasks.size(); i++) {
        double start = 0;
        for (int need : tasks.get(i).waitsFor()) {
          if (until[need] > start) {
            start = until[need];
            before[i] = need;
          }
        }
        until[i] = start + alone(tasks.get(i), verifying);
      }
    }
    int last = 0;
    for (int i = 1; i < until.length; i++) {
      last = until[i] > until[last] ? i : last;
    }
    var path = new ArrayList<Integer>();
    for (int at = last; at >= 0 && path.size() < tasks.size(); at = before[at]) {
      path.addFirst(at);
    }
    return path;
  }

  /// Minutes of a module that never waits for anybody.
  static double alone(Task task, double verifying) {
    return task.minutes() + task.turns() * verifying;
  }

  /// The events of one build.
  private static final class Play {
    private record Event(double at, int task, boolean handedIn) {}

    private final List<Task> tasks;
    private final double verifying;
    private final int[] roundsLeft;
    private final boolean[] waiting;
    private final double[] sealedAt;
    private final List<Integer> handedIn = new ArrayList<>();
    private final List<Span> turns = new ArrayList<>();
    private final PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingInt(Event::task));
    private int generatorsFree;
    private int evaluatorsFree;

    Play(List<Task> tasks, int generators, int evaluators, double verifying) {
      this.tasks = tasks;
      this.verifying = verifying;
      this.generatorsFree = generators;
      this.evaluatorsFree = evaluators;
      this.roundsLeft = tasks.stream().mapToInt(Play::rounds).toArray();
      this.waiting = new boolean[tasks.size()];
      this.sealedAt = new double[tasks.size()];
      Arrays.fill(waiting, true);
      Arrays.fill(sealedAt, -1);
    }

    private static int rounds(Task task) {
      return (int) Math.clamp(Math.ceil(task.turns()), 1, ROUNDS_MAX);
    }

    Schedule play() {
      start(0);
      double now = 0;
      for (var event = events.poll(); event != null; event = events.poll()) {
        now = event.at();
        happen(event);
        if (events.isEmpty() || events.peek().at() > now) {
          start(now);
        }
      }
      return new Schedule(now, turns, Arrays.stream(sealedAt).boxed().toList());
    }

    private void happen(Event event) {
      int task = event.task();
      if (event.handedIn()) {
        generatorsFree++;
        handedIn.add(task);
        return;
      }
      evaluatorsFree++;
      roundsLeft[task]--;
      if (roundsLeft[task] == 0) {
        sealedAt[task] = event.at();
      } else {
        waiting[task] = true;
      }
    }

    private void start(double now) {
      while (evaluatorsFree > 0 && !handedIn.isEmpty()) {
        int task = handedIn.removeFirst();
        evaluatorsFree--;
        double time = tasks.get(task).turns() * verifying / rounds(tasks.get(task));
        events.add(new Event(now + time, task, false));
      }
      for (int task = next(); generatorsFree > 0 && task >= 0; task = next()) {
        generatorsFree--;
        waiting[task] = false;
        double time = tasks.get(task).minutes() / rounds(tasks.get(task));
        turns.add(new Span(task, now, now + time));
        events.add(new Event(now + time, task, true));
      }
    }

    /// The largest module that nothing keeps waiting, or -1.
    private int next() {
      int best = -1;
      for (int i = 0; i < tasks.size(); i++) {
        if (waiting[i] && isFree(i) && (best < 0 || left(i) > left(best))) {
          best = i;
        }
      }
      return best;
    }

    private boolean isFree(int task) {
      return tasks.get(task).waitsFor().stream().allMatch(need -> sealedAt[need] >= 0);
    }

    /// Work as estimated, not what is left of it: so that modules are done one after another.
    private double left(int task) {
      return tasks.get(task).minutes();
    }
  }
}
