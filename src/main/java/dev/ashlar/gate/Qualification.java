package dev.ashlar.gate;

import dev.ashlar.codec.GatePlaces;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The trial of a plan's locked tests before any agent is asked: each gate must be red on stubs,
/// green on known-good implementations where the plan has them, and come to the same twice.
///
/// A test that cannot fail, cannot pass or changes its mind would judge agents unjustly for the
/// whole run.
public final class Qualification {
  private static final int PARALLEL = 2;

  private final Gate gate;
  private final Plan plan;
  private final PlanFiles files;
  private final Jobs jobs;
  private final GatePlaces places;

  public Qualification(Gate gate, Plan plan, PlanFiles files) {
    this.gate = gate;
    this.plan = plan;
    this.files = files;
    this.jobs = new Jobs(plan, files);
    this.places = GatePlaces.of(files);
  }

  /// One gate, for a table.
  ///
  /// @param unanswered what the program did on the stub where it owed an answer in JSON, right or
  ///   wrong; empty if it answered every case, and where it was not tried or does not start
  /// @param passingOnStub the checks that a stub passes, if there is one that builds
  /// @param knownGood whether the known-good implementation passed all checks, if there is one
  public record Row(
      String subject,
      int cases,
      int heldOut,
      int negative,
      int suites,
      Optional<List<String>> passingOnStub,
      Optional<String> unanswered,
      Optional<Boolean> knownGood,
      double seconds) {}

  /// Everything that was found out. `suiteTests` are the tests that known-good implementations ran,
  /// by the subject of their job and then by suite; see `GateJob.knowing`.
  public record Result(
      List<Problem> problems,
      List<Row> rows,
      SortedMap<String, Map<String, SortedSet<String>>> suiteTests) {
    public Result {
      problems = List.copyOf(problems);
      rows = List.copyOf(rows);
      suiteTests = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(suiteTests));
    }
  }

  /// Hears how far it is; called from several threads.
  public interface Progress {
    /// A gate is about to be tried.
    void began(String subject);

    /// A gate has been tried, and what was wrong with it.
    void ended(Row row, List<Problem> problems);

    /// Nobody listens.
    static Progress none() {
      return new Progress() {
        @Override
        public void began(String subject) {}

        @Override
        public void ended(Row row, List<Problem> problems) {}
      };
    }
  }

  /// Tries all gates of the plan, up to two at once, and reports in the order of the plan.
  public Result qualify(Progress progress) throws InterruptedException {
    List<Callable<Examination.Report>> work = new ArrayList<>();
    for (Module module : plan.modules()) {
      work.add(() -> examined(ofModule(module), progress));
    }
    for (Tier tier : plan.tiers()) {
      work.add(() -> examined(ofTier(tier), progress));
    }
    work.add(() -> examined(ofEndToEnd(), progress));
    List<Problem> problems = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    Map<String, Map<String, SortedSet<String>>> tests = new HashMap<>();
    for (Examination.Report report : all(work)) {
      problems.addAll(report.problems());
      rows.add(report.row());
      if (!report.suiteTests().isEmpty()) {
        tests.put(report.row().subject(), report.suiteTests());
      }
    }
    return new Result(problems, rows, new TreeMap<>(tests));
  }

  private Examination.Report examined(Examination examination, Progress progress)
      throws InterruptedException {
    progress.began(examination.subject());
    Examination.Report report = examination.report();
    progress.ended(report.row(), report.problems());
    return report;
  }

  private static List<Examination.Report> all(List<Callable<Examination.Report>> work)
      throws InterruptedException {
    try (ExecutorService two = Executors.newFixedThreadPool(PARALLEL)) {
      try {
        List<Examination.Report> reports = new ArrayList<>();
        for (Future<Examination.Report> future : two.invokeAll(work)) {
          reports.add(future.get());
        }
        return reports;
      } catch (InterruptedException e) {
        two.shutdownNow();
        throw e;
      } catch (ExecutionException e) {
        two.shutdownNow();
        throw new IllegalStateException("a gate could not be tried", e.getCause());
      }
    }
  }

  private Examination ofModule(Module module) {
    Optional<Jobs.Prepared> stub =
        module.stub().map(dir -> jobs.ofModule(module.name(), files.under(dir), this::good));
    Optional<Jobs.Prepared> good =
        module.knownGood().map(dir -> jobs.ofModule(module.name(), files.under(dir), this::good));
    var place = places.ofModule(module.name());
    return new Examination(gate, module.name().toString(), module.gate(), place, stub, good);
  }

  private Examination ofTier(Tier tier) {
    SequencedSet<ModuleName> members = new LinkedHashSet<>(tier.modules());
    Needs needs = Needs.of(plan.modules());
    tier.modules().forEach(name -> members.addAll(needs.transitive(name)));
    return new Examination(
        gate,
        "tier " + tier.name(),
        tier.gate(),
        places.ofTier(tier.name()),
        anyStub(members) ? Optional.of(jobs.ofTier(tier.name(), this::stubbed)) : Optional.empty(),
        allGood(members) ? Optional.of(jobs.ofTier(tier.name(), this::good)) : Optional.empty());
  }

  private Examination ofEndToEnd() {
    List<ModuleName> members = plan.modules().stream().map(Module::name).toList();
    return new Examination(
        gate,
        "end-to-end",
        plan.endToEnd().gate(),
        places.endToEnd(),
        anyStub(members) ? Optional.of(jobs.ofEndToEnd(this::stubbed)) : Optional.empty(),
        allGood(members) ? Optional.of(jobs.ofEndToEnd(this::good)) : Optional.empty());
  }

  private boolean anyStub(Collection<ModuleName> members) {
    return members.stream().anyMatch(name -> plan.module(name).stub().isPresent());
  }

  private boolean allGood(Collection<ModuleName> members) {
    return members.stream().allMatch(name -> plan.module(name).knownGood().isPresent());
  }

  private Optional<SortedMap<String, byte[]>> stubbed(ModuleName name) {
    return plan.module(name).stub().map(files::under).or(() -> good(name));
  }

  private Optional<SortedMap<String, byte[]>> good(ModuleName name) {
    return plan.module(name).knownGood().map(files::under);
  }
}
