package dev.ashlar.scenario;

import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.Orchestrator;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A run told in a file that reads without Java: a plan in a line or two, then what happens (`>`),
/// and after it all that comes of it: orders that leave (`<`), questions to a person (`?`), and
/// what changes (`=`). `docs/scenarios.md` says how to write one.
///
/// It is played by the product's own loop: after each event every order that is due is issued. What
/// comes of an event is told in full, so a file cannot be right by leaving something out.
final class Scenario {
  static final Path FOLDER = Path.of("src/test/resources/scenarios");

  private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

  private final String file;
  private final List<String> lines;
  private final List<String> told = new ArrayList<>();
  private final Set<Transition> transitions = new TreeSet<>();
  private Instant now = BEGIN;

  Scenario(String file, List<String> lines) {
    this.file = file;
    this.lines = List.copyOf(lines);
    play();
  }

  /// Every scenario of the project, by name.
  static List<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".run")).sorted().toList();
    }
  }

  static Scenario read(Path file) throws IOException {
    return new Scenario(file.toString().replace('\\', '/'), Files.readAllLines(file));
  }

  /// The file's name.
  String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  Path path() {
    return Path.of(file);
  }

  /// Its first line, which says what it shows.
  String title() {
    return lines.getFirst().replaceFirst("^#\\s*", "");
  }

  /// The lines as they should be.
  List<String> told() {
    return List.copyOf(told);
  }

  /// Every transition that was seen on the way.
  Set<Transition> transitions() {
    return transitions;
  }

  /// The first line that does not say what really happens, with what does; empty if there is none.
  String difference() {
    for (int i = 0; i < Math.max(lines.size(), told.size()); i++) {
      var written = i < lines.size() ? lines.get(i) : "(the end of the file)";
      var really = i < told.size() ? told.get(i) : "(the end of the file)";
      if (!written.equals(really)) {
        return "%s:%d: the file says%n  %s%nbut what happens is%n  %s%n"
                .formatted(file, i + 1, written, really)
            + "if that is meant, -Dashlar.golden=write writes it";
      }
    }
    return "";
  }

  private void play() {
    if (lines.isEmpty() || !lines.getFirst().startsWith("# ")) {
      throw new Mistake("the first line says what the scenario shows: # A red gate …").at(file, 1);
    }
    var plan = new PlanLines();
    RunState state = null;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      try {
        if (line.isBlank() || line.startsWith("#")) {
          told.add(line);
        } else if (state == null && PlanLines.isOne(line)) {
          plan.add(line);
          told.add(line);
        } else if (state == null && line.equals("> RunAdmitted")) {
          told.add(line);
          state = begin(plan.plan());
        } else if (state != null) {
          state = next(state, line);
        } else {
          throw new Mistake("before '> RunAdmitted' come the plan's lines: module, tier, run");
        }
      } catch (Mistake e) {
        throw e.at(file, i + 1);
      }
    }
    if (state == null) {
      throw new Mistake("'> RunAdmitted' is missing behind the plan").at(file, lines.size());
    }
  }

  static RunState begun(Plan plan) {
    return Evolution.begin(admitted(plan, BEGIN));
  }

  private static Event.RunAdmitted admitted(Plan plan, Instant at) {
    var digest = Digest.ofText("plan");
    var contracts =
        plan.modules().stream()
            .map(m -> new ContractDigest(m.name(), m.version(), digest))
            .toList();
    return new Event.RunAdmitted(at, "scenario", plan, digest, contracts, "tier B", List.of());
  }

  private RunState begin(Plan plan) {
    var state = begun(plan);
    transitions.addAll(Transition.atFirst(state));
    told.addAll(Effects.atFirst(state));
    return issued(state);
  }

  private RunState next(RunState state, String line) {
    return switch (line.charAt(0)) {
      case '<', '?', '=' -> state;
      case '+' -> {
        now = now.plus(Words.duration(line.substring(1).strip()));
        told.add(line);
        yield state;
      }
      case '>' -> {
        told.add(line);
        var words = line.substring(1).strip();
        var event =
            words.equals("RunAdmitted")
                ? admitted(state.charter().plan(), now)
                : Happening.of(state, now, words);
        yield issued(evolved(state, event));
      }
      default ->
          throw new Mistake("a line begins with > (what happens), + (time passes), <, ? or = or #");
    };
  }

  private RunState evolved(RunState state, Event event) {
    var next = Evolution.evolve(state, event);
    transitions.addAll(Transition.between(state, event, next));
    told.addAll(Effects.of(state, event, next));
    return next;
  }

  /// What the product's loop does: issue what is due, the most urgent first, until nothing is.
  private RunState issued(RunState state) {
    var next = state;
    for (var due = Orchestrator.due(next); !due.isEmpty(); due = Orchestrator.due(next)) {
      var order = due.getFirst();
      told.add(Effects.order(order));
      next = evolved(next, new Event.OrderIssued(now, order.key(), order.reserve()));
    }
    return next;
  }
}
