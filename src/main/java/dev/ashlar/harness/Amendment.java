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

/// A person's new version of one module's contract, or of one composition's tests, taken from the
/// plan directory as it is now: checked, qualified and frozen like the first one.
final class Amendment {
  private final Settings settings;
  private final Machine machine;
  private final RunState state;
  private final Wish wish;
  private final Store store;
  private final FrozenPlan before;
  private final Plan now;
  private final PlanFiles files;

  private Amendment(
      Settings settings,
      Machine machine,
      RunState state,
      Wish wish,
      Store store,
      Plan now,
      PlanFiles files)
      throws IOException {
    this.settings = settings;
    this.machine = machine;
    this.state = state;
    this.wish = wish;
    this.store = store;
    this.before = FrozenPlan.of(state, store);
    this.now = now;
    this.files = files;
  }

  /// What is to be amended, why, and by whom.
  private record Wish(ModuleName subject, String reason, String by) {}

  /// Reads the directory and prepares the event, or says why it is not one. Nothing but the named
  /// module's contract, or the named composition's tests, may have changed.
  static Decided prepare(
      Settings settings, RunDirectory directory, Machine machine, RunState state, DeskCall call)
      throws IOException, InterruptedException {
    var refusal = refusal(state, call);
    if (refusal.isPresent()) {
      return new Decided.Refused(refusal.get());
    }
    var wish =
        new Wish(
            new ModuleName(call.field("module").orElseThrow()),
            call.field("reason").orElseThrow(),
            call.field("by").orElse("person"));
    var files = PlanFolder.read(settings.planDirectory());
    return switch (PlanReader.read(files)) {
      case Reading.Refused refused ->
          new Decided.Refused("the plan as it is now is refused:\n" + lines(refused.problems()));
      case Reading.Admissible now ->
          new Amendment(
                  settings, machine, state, wish, Store.open(directory.store()), now.plan(), files)
              .decided();
    };
  }

  /// What is wrong with the call itself.
  private static Optional<String> refusal(RunState state, DeskCall call) {
    var named = call.field("module").filter(ModuleName::isValid).map(ModuleName::new);
    if (named.filter(n -> state.hasModule(n) || state.isComposition(n)).isEmpty()) {
      return Optional.of(
          "the run has no module and no composition `"
              + call.field("module").orElse("")
              + "`; it has "
              + names(state.modules().keySet())
              + " and "
              + names(PlanChanges.compositions(state.charter().plan())));
    }
    if (call.field("reason").orElse("").isBlank()) {
      return Optional.of("an amendment needs its reason for the record: --reason TEXT");
    }
    var sealed =
        state.isComposition(named.get())
            || state.module(named.get()).stage() instanceof Stage.Sealed;
    return call.field("reopen").isPresent() && !sealed
        ? Optional.of(
            "module "
                + named.get()
                + " is not sealed; `ashlar amend` changes the contract of an open one")
        : Optional.empty();
  }

  private Decided decided() throws IOException, InterruptedException {
    if (!names(state.charter().plan()).equals(names(now))) {
      return new Decided.Refused(
          "ashlar.yaml names other modules than the run has; put back "
              + names(names(state.charter().plan())));
    }
    return state.isComposition(wish.subject()) ? tests() : contract();
  }

  private Decided contract() throws IOException, InterruptedException {
    var module = wish.subject();
    var unversioned = amended(0);
    var same = new Freezing(unversioned, files);
    var old = new Freezing(before.plan(), before.files());
    if (same.contract(module).equals(old.contract(module))) {
      return new Decided.Refused(
          "nothing in the contract of "
              + module
              + " has changed; edit its files in the plan directory first");
    }
    var others = others(unversioned);
    if (changedBeside(Optional.of(module)) || !others.isEmpty()) {
      return besides(others);
    }
    var next = amended(1);
    var errors = qualification(next);
    if (!errors.isEmpty()) {
      return new Decided.Refused("the amended tests do not qualify:\n" + lines(errors));
    }
    var interfaceChanged = !same.interfaceOf(module).equals(old.interfaceOf(module));
    var event =
        new Event.ContractAmended(
            settings.clock().instant(),
            next.module(module),
            store.put(Trees.of(files.files())).digest(),
            new Freezing(next, files).contracts().stream().filter(this::differs).toList(),
            interfaceChanged,
            wish.by(),
            wish.reason(),
            changes());
    var informed = interfaceChanged ? "; those who use its interface are informed" : "";
    return new Decided.Accepted(
        event,
        "the contract of %s is now v%d%s\nchanged: %s"
            .formatted(module, event.amended().version(), informed, changes().orElse("nothing")));
  }

  /// New tests of a composition; every module's contract stays as it is.
  private Decided tests() throws IOException, InterruptedException {
    var composition = wish.subject();
    var changed = PlanChanges.compositions(before.plan(), before.files(), files);
    if (!changed.contains(composition)) {
      return new Decided.Refused(
          "the tests of "
              + composition
              + " have not changed; edit them in the plan directory first (ashlar.yaml stays as it"
              + " is)");
    }
    var others = new TreeSet<>(changed);
    others.remove(composition);
    others.addAll(PlanChanges.modules(before.plan(), before.files(), files));
    if (changedBeside(Optional.empty()) || !others.isEmpty()) {
      return besides(others);
    }
    var errors = qualification(before.plan());
    if (!errors.isEmpty()) {
      return new Decided.Refused("the amended tests do not qualify:\n" + lines(errors));
    }
    var event =
        new Event.TestsAmended(
            settings.clock().instant(),
            composition,
            store.put(Trees.of(files.files())).digest(),
            wish.by(),
            wish.reason(),
            changes());
    return new Decided.Accepted(
        event,
        "%s will be gated again by its amended tests\nchanged: %s"
            .formatted(composition, changes().orElse("nothing")));
  }

  private Optional<String> changes() {
    return PlanChanges.text(before.files(), files);
  }

  private Decided besides(Set<ModuleName> others) {
    return new Decided.Refused(
        "an amendment concerns one module or composition, but besides "
            + wish.subject()
            + " this changed: "
            + (others.isEmpty() ? "something else in ashlar.yaml" : names(others))
            + "; put it back as it was");
  }

  /// The run's plan with the module as it is now, so many versions later.
  private Plan amended(int later) {
    var version = state.module(wish.subject()).version() + later;
    return state.charter().plan().with(versioned(now.module(wish.subject()), version));
  }

  /// Whether the plan as it is now differs from the run's, in more than this module if one is
  /// named. Versions are the run's to give, and it keeps its agents and how many at once: all that
  /// is left aside.
  private boolean changedBeside(Optional<ModuleName> module) {
    var frozen = state.charter().plan();
    var same = module.map(frozen::module).map(now::with).orElse(now);
    for (var other : frozen.modules()) {
      same = same.with(versioned(same.module(other.name()), other.version()));
    }
    return !seatedAs(frozen, same).equals(frozen);
  }

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
        frozen.parallelism());
  }

  private static List<ModuleName> names(Plan plan) {
    return plan.modules().stream().map(Module::name).toList();
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

  private boolean differs(ContractDigest contract) {
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
  private Set<ModuleName> others(Plan plan) {
    var amended = wish.subject();
    var found = new TreeSet<>(PlanChanges.compositions(plan, before.files(), files));
    found.removeIf(composition -> PlanChanges.members(plan, composition).contains(amended));
    found.addAll(PlanChanges.modules(plan, mixed(plan.module(amended)), files));
    found.remove(amended);
    return found;
  }

  /// The frozen files with the amended module's own ones as they are now: what the plan would be if
  /// nothing else had changed.
  private PlanFiles mixed(Module amended) {
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
        files.files().entrySet().stream()
            .filter(file -> isIn(file.getKey(), own, directories))
            .collect(Collectors.toMap(java.util.Map.Entry::getKey, java.util.Map.Entry::getValue));
    return before.files().without(kept).with(fresh);
  }

  private static boolean isIn(String path, List<String> files, List<String> directories) {
    return files.contains(path)
        || directories.stream()
            .anyMatch(dir -> path.startsWith(dir.endsWith("/") ? dir : dir + "/"));
  }

  private List<Problem> qualification(Plan plan) throws IOException, InterruptedException {
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
