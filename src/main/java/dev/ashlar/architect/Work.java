package dev.ashlar.architect;

import dev.ashlar.architect.Facts.Part;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The work of an artifact, module by module. `lines` is empty where the author estimated turns and
/// tokens instead; `basis` says where the size comes from. `wholeTurns` are the turns of one agent
/// that need not round up at every module.
record Work(List<Task> tasks, double wholeTurns, OptionalLong lines, String basis) {
  static final String BY_CATALOGUE = "the catalogue's, assumed";

  static final double TURNS_MAX = 100_000;

  Work {
    tasks = List.copyOf(tasks);
  }

  /// One module's work: turns of a generator, minutes and tokens of generating. `waitsFor` are the
  /// modules without stub that it needs, by their place.
  record Task(String name, double turns, double minutes, double tokens, List<Integer> waitsFor) {
    Task {
      waitsFor = List.copyOf(waitsFor);
    }
  }

  double turns() {
    return tasks.stream().mapToDouble(Task::turns).sum();
  }

  double minutes() {
    return tasks.stream().mapToDouble(Task::minutes).sum();
  }

  double tokens() {
    return tasks.stream().mapToDouble(Task::tokens).sum();
  }

  /// The work that these facts state; empty where they state no size.
  static Optional<Work> of(Facts facts, Rates rates) {
    if (!facts.parts().isEmpty()
        && facts.parts().stream().allMatch(part -> part.turns().isPresent())) {
      var loads = estimates(facts.parts(), rates);
      double turns = loads.stream().mapToDouble(Load::turns).sum();
      return Optional.of(new Work(tasks(facts, loads), turns, OptionalLong.empty(), "estimated"));
    }
    var total = size(facts);
    return total.map(size -> {
      var shares = shares(facts.parts(), size.lines());
      return new Work(
          tasks(facts, sized(shares, size.lines(), rates)),
          whole(size.lines(), rates),
          OptionalLong.of(size.lines()),
          size.basis());
    });
  }

  /// The same modules at another size, for finding the break-even.
  static Work ofLines(Facts facts, long lines, Rates rates) {
    var count = Math.max(1, facts.parts().size());
    var even = java.util.Collections.nCopies(count, (double) lines / count);
    return new Work(
        tasks(facts, sized(even, lines, rates)),
        whole(lines, rates),
        OptionalLong.of(lines),
        "supposed");
  }

  private record Size(long lines, String basis) {}

  private static Optional<Size> size(Facts facts) {
    long sum = facts.parts().stream().mapToLong(part -> part.lines().orElse(0)).sum();
    boolean all =
        !facts.parts().isEmpty()
            && facts.parts().stream().allMatch(part -> part.lines().isPresent());
    if (facts.lines().isPresent()) {
      return Optional.of(new Size(facts.lines().getAsLong(), "stated"));
    }
    if (all) {
      return Optional.of(new Size(sum, "the sum of its modules"));
    }
    if (!facts.small().isEmpty()) {
      return Optional.of(new Size(Math.round(Constant.LINES_PER_TURN.value()), "one turn"));
    }
    return facts
        .subject()
        .map(subject -> new Size(Math.max(sum, subject.entry().linesMin()), BY_CATALOGUE));
  }

  /// Each module's lines: what it states, and an even share of the rest.
  private static List<Double> shares(List<Part> parts, long total) {
    if (parts.isEmpty()) {
      return List.of((double) total);
    }
    long stated = parts.stream().mapToLong(part -> part.lines().orElse(0)).sum();
    long open = parts.stream().filter(part -> part.lines().isEmpty()).count();
    double rest = open == 0 ? 0 : (double) Math.max(0, total - stated) / open;
    double scale = open == 0 && stated > 0 ? (double) total / stated : 1;
    return parts.stream()
        .map(part -> part.lines().isPresent() ? part.lines().getAsLong() * scale : rest)
        .toList();
  }

  private record Load(double turns, double minutes, double tokens) {}

  /// How many turns a line takes in an artifact of that size.
  private static double turnsPerLine(long total, Rates rates) {
    double growth =
        Math.pow(
            Math.max(1, total / rates.of(Constant.GROWTH_LINES)),
            rates.of(Constant.GROWTH_EXPONENT));
    return growth / rates.of(Constant.LINES_PER_TURN);
  }

  private static double whole(long total, Rates rates) {
    return Math.clamp(total * turnsPerLine(total, rates), 1, TURNS_MAX);
  }

  private static List<Load> sized(List<Double> lines, long total, Rates rates) {
    return lines.stream()
        .map(share -> Math.clamp(share * turnsPerLine(total, rates), 1, TURNS_MAX))
        .map(turns ->
            new Load(
                turns,
                turns * rates.of(Constant.MINUTES_PER_TURN),
                turns * rates.of(Constant.TOKENS_PER_TURN)))
        .toList();
  }

  private static List<Load> estimates(List<Part> parts, Rates rates) {
    return parts.stream().map(part -> estimate(part, rates)).toList();
  }

  private static Load estimate(Part part, Rates rates) {
    double turns = Math.min(part.turns().orElse(1), TURNS_MAX);
    double tokens =
        part.tokens().isPresent()
            ? part.tokens().getAsLong()
            : turns * rates.of(Constant.TOKENS_PER_TURN);
    return new Load(turns, turns * rates.of(Constant.MINUTES_PER_TURN), tokens);
  }

  private static List<Task> tasks(Facts facts, List<Load> loads) {
    var names = facts.parts().stream().map(part -> part.name().toLowerCase(Locale.ROOT)).toList();
    var tasks = new ArrayList<Task>();
    for (int i = 0; i < loads.size(); i++) {
      var load = loads.get(i);
      var name = names.isEmpty() ? "the whole" : facts.parts().get(i).name();
      var waits = names.isEmpty() ? List.<Integer>of() : waits(facts.parts(), names, i);
      tasks.add(new Task(name, load.turns(), load.minutes(), load.tokens(), waits));
    }
    return isCircular(tasks) ? tasks.stream().map(Work::waitless).toList() : tasks;
  }

  /// Modules that wait for each other would never start; the rules refuse them, and here nobody
  /// waits.
  private static boolean isCircular(List<Task> tasks) {
    var direct = new LinkedHashMap<ModuleName, List<ModuleName>>();
    for (int i = 0; i < tasks.size(); i++) {
      direct.put(place(i), tasks.get(i).waitsFor().stream().map(Work::place).toList());
    }
    return !new Needs(direct).cycles().isEmpty();
  }

  private static ModuleName place(int index) {
    return new ModuleName("m" + index);
  }

  private static Task waitless(Task task) {
    return new Task(task.name(), task.turns(), task.minutes(), task.tokens(), List.of());
  }

  private static List<Integer> waits(List<Part> parts, List<String> names, int of) {
    return parts.get(of).needs().stream()
        .map(need -> names.indexOf(need.toLowerCase(Locale.ROOT)))
        .filter(index -> index >= 0 && index != of && !parts.get(index).stub())
        .distinct()
        .toList();
  }
}
