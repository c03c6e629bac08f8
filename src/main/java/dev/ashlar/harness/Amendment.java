package dev.ashlar.harness;

import dev.ashlar.agent.DeskCall;
import dev.ashlar.codec.Freezing;
import dev.ashlar.codec.PlanChanges;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.gate.Qualification;
import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A person's new version of one module's contract, taken from the plan directory as it is now:
/// checked, qualified and frozen like the first one.
final class Amendment {
  private Amendment() {}

  /// Reads the directory and prepares the event, or says why it is not one. Nothing but the named
  /// module's contract may have changed.
  static Decided prepare(
      Settings settings, RunDirectory directory, Machine machine, RunState state, DeskCall call)
      throws IOException, InterruptedException {
    var named = call.field("module").orElse("");
    if (!ModuleName.isValid(named) || !state.hasModule(new ModuleName(named))) {
      return new Decided.Refused(
          "the run has no module `" + named + "`; it has " + names(state.modules().keySet()));
    }
    var reason = call.field("reason").orElse("");
    if (reason.isBlank()) {
      return new Decided.Refused("an amendment needs its reason for the record: --reason TEXT");
    }
    var name = new ModuleName(named);
    if (call.field("reopen").isPresent() && !(state.module(name).stage() instanceof Stage.Sealed)) {
      return new Decided.Refused(
          "module " + name + " is not sealed; `ashlar amend` changes the contract of an open one");
    }
    var files = PlanFolder.read(settings.planDirectory());
    return switch (PlanReader.read(files)) {
      case Reading.Refused refused ->
          new Decided.Refused("the plan as it is now is refused:\n" + lines(refused.problems()));
      case Reading.Admissible now when now.plan().find(name).isEmpty() ->
          new Decided.Refused("ashlar.yaml no longer has module " + name + "; put it back");
      case Reading.Admissible now ->
          changed(
              settings,
              directory,
              machine,
              state,
              new Wish(name, reason, call.field("by").orElse("person")),
              now.plan(),
              files);
    };
  }

  private record Wish(ModuleName module, String reason, String by) {}

  private static Decided changed(
      Settings settings,
      RunDirectory directory,
      Machine machine,
      RunState state,
      Wish wish,
      Plan now,
      PlanFiles files)
      throws IOException, InterruptedException {
    var store = Store.open(directory.store());
    var before = FrozenPlan.of(state, store);
    var unversioned = amended(state, now, wish.module(), 0);
    var same = new Freezing(unversioned, files);
    var old = new Freezing(before.plan(), before.files());
    if (same.contract(wish.module()).equals(old.contract(wish.module()))) {
      return new Decided.Refused(
          "nothing in the contract of "
              + wish.module()
              + " has changed; edit its files in the plan directory first");
    }
    var others = others(before, files, unversioned, wish.module());
    if (beside(state, now, wish.module()) || !others.isEmpty()) {
      var what = others.isEmpty() ? "something else in ashlar.yaml" : names(others);
      return new Decided.Refused(
          "an amendment concerns one module, but besides "
              + wish.module()
              + " this changed: "
              + what
              + "; put it back as it was");
    }
    var next = amended(state, now, wish.module(), 1);
    var errors = qualification(next, files, machine);
    if (!errors.isEmpty()) {
      return new Decided.Refused("the amended tests do not qualify:\n" + lines(errors));
    }
    var digest = store.put(Trees.of(files.files())).digest();
    var interfaceChanged = !same.interfaceOf(wish.module()).equals(old.interfaceOf(wish.module()));
    var changes = PlanChanges.text(before.files(), files);
    return accepted(
        settings, state, new Amended(wish, next, files, digest, interfaceChanged, changes));
  }

  /// The run's plan with this module as it is now, so many versions later.
  private static Plan amended(RunState state, Plan now, ModuleName module, int later) {
    var version = state.module(module).version() + later;
    return state.charter().plan().with(versioned(now.module(module), version));
  }

  /// Whether the plan as it is now differs from the run's in more than this module. Versions are
  /// the run's to give, so they are left aside.
  private static boolean beside(RunState state, Plan now, ModuleName module) {
    var frozen = state.charter().plan();
    if (!names(frozen).equals(names(now))) {
      return true;
    }
    var same = seatedAs(frozen, now.with(frozen.module(module)));
    for (var other : frozen.modules()) {
      same = same.with(versioned(same.module(other.name()), other.version()));
    }
    return !same.equals(frozen);
  }

  /// The run keeps the agents it began with, a replay its recorded ones.
  private static Plan seatedAs(Plan frozen, Plan now) {
    return new Plan(
        now.artifact(),
        now.requirements(),
        now.toolchains(),
        now.modules(),
        now.tiers(),
        now.endToEnd(),
        frozen.roles(),
        now.budget(),
        now.parallelism());
  }

  private static List<ModuleName> names(Plan plan) {
    return plan.modules().stream().map(Module::name).toList();
  }

  private record Amended(
      Wish wish,
      Plan next,
      PlanFiles files,
      Digest digest,
      boolean interfaceChanged,
      Optional<String> changes) {}

  private static Decided accepted(Settings settings, RunState state, Amended as) {
    var wish = as.wish();
    var amended = as.next().module(wish.module());
    var contracts =
        new Freezing(as.next(), as.files())
            .contracts().stream().filter(c -> differs(state, c)).toList();
    var event =
        new Event.ContractAmended(
            settings.clock().instant(),
            amended,
            as.digest(),
            contracts,
            as.interfaceChanged(),
            wish.by(),
            wish.reason(),
            as.changes());
    var informed = as.interfaceChanged() ? "; those who use its interface are informed" : "";
    var said =
        "the contract of %s is now v%d%s\nchanged: %s"
            .formatted(wish.module(), amended.version(), informed, as.changes().orElse("nothing"));
    return new Decided.Accepted(event, said);
  }

  /// Whether a prepared amendment still fits the state that it is to be recorded in.
  static Decided fits(Decided prepared, RunState state) {
    if (prepared instanceof Decided.Accepted(Event.ContractAmended amended, _)
        && amended.amended().version() != state.module(amended.amended().name()).version() + 1) {
      return new Decided.Refused(
          "another amendment of "
              + amended.amended().name()
              + " came first; look at it and amend again");
    }
    return prepared;
  }

  private static boolean differs(RunState state, ContractDigest contract) {
    return !contract.digest().equals(state.charter().contracts().get(contract.module()));
  }

  private static Module versioned(Module m, int version) {
    return new Module(
        m.name(),
        m.purpose(),
        m.contract(),
        m.interfaces(),
        version,
        m.needs(),
        m.owns(),
        m.stub(),
        m.knownGood(),
        m.references(),
        m.requirements(),
        m.gate(),
        m.estimate(),
        m.budget(),
        m.onExhausted());
  }

  /// Other modules whose own contract files differ, and compositions without the amended module
  /// whose tests do. Compositions with it are built again anyway: a wrong test there may be mended
  /// along with it.
  private static Set<ModuleName> others(
      FrozenPlan before, PlanFiles files, Plan now, ModuleName amended) {
    var found = new TreeSet<>(PlanChanges.compositionsWithout(amended, now, before.files(), files));
    var mixed = new Freezing(now, mixed(before, files, now.module(amended)));
    var whole = new Freezing(now, files);
    for (var module : now.modules()) {
      if (!module.name().equals(amended)
          && !whole.contract(module.name()).equals(mixed.contract(module.name()))) {
        found.add(module.name());
      }
    }
    return found;
  }

  /// The frozen files with the amended module's own ones as they are now: what the plan would be if
  /// nothing else had changed.
  private static PlanFiles mixed(FrozenPlan before, PlanFiles now, Module amended) {
    var own = new ArrayList<String>(List.of(amended.contract()));
    own.addAll(amended.references());
    amended.gate().cases().ifPresent(own::add);
    amended.gate().heldOut().ifPresent(own::add);
    var directories = new ArrayList<String>();
    amended.interfaces().ifPresent(directories::add);
    amended.stub().ifPresent(directories::add);
    amended.knownGood().ifPresent(directories::add);
    amended.gate().support().ifPresent(directories::add);
    var kept =
        before.files().files().keySet().stream()
            .filter(path -> isIn(path, own, directories))
            .toList();
    var fresh =
        now.files().entrySet().stream()
            .filter(file -> isIn(file.getKey(), own, directories))
            .collect(Collectors.toMap(java.util.Map.Entry::getKey, java.util.Map.Entry::getValue));
    return before.files().without(kept).with(fresh);
  }

  private static boolean isIn(String path, List<String> files, List<String> directories) {
    return files.contains(path)
        || directories.stream()
            .anyMatch(dir -> path.startsWith(dir.endsWith("/") ? dir : dir + "/"));
  }

  private static List<Problem> qualification(Plan plan, PlanFiles files, Machine machine)
      throws IOException, InterruptedException {
    return Admission.qualify(plan, files, machine, Qualification.Progress.none())
        .problems()
        .stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .toList();
  }

  private static String lines(List<Problem> problems) {
    return problems.stream()
        .map(p ->
            p.file()
                + ":"
                + p.line()
                + ":"
                + p.column()
                + ": "
                + p.message()
                + " ("
                + p.rule()
                + ")")
        .collect(Collectors.joining("\n"));
  }

  private static String names(java.util.Collection<ModuleName> names) {
    return names.stream().map(ModuleName::text).collect(Collectors.joining(", "));
  }
}
