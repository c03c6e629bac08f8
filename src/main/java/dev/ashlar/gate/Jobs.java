package dev.ashlar.gate;

import dev.ashlar.codec.Assembly;
import dev.ashlar.codec.CaseLine;
import dev.ashlar.codec.Cases;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes gate jobs from a frozen plan: the assembled tree, and the locked cases and files that
/// judge it.
public final class Jobs {
  private static final int ALL = 100;

  private final Plan plan;
  private final PlanFiles files;
  private final Assembly assembly;

  public Jobs(Plan plan, PlanFiles files) {
    this.plan = plan;
    this.files = files;
    this.assembly = new Assembly(plan, files);
  }

  /// What came of preparing a job.
  public sealed interface Prepared {
    /// It can be judged. `ignored` are the submission's paths that its module does not own, which
    /// were left out.
    record Ready(GateJob job, List<String> ignored) implements Prepared {
      public Ready {
        ignored = List.copyOf(ignored);
      }
    }

    /// Two layers hold one path.
    record Clash(List<Problem> problems) implements Prepared {
      public Clash {
        problems = List.copyOf(problems);
      }
    }

    /// These modules must be sealed first.
    record Waits(List<ModuleName> unsealed) implements Prepared {
      public Waits {
        unsealed = List.copyOf(unsealed);
      }
    }
  }

  /// A submission of a module.
  public Prepared ofModule(
      ModuleName name, Map<String, byte[]> submission, Assembly.Sealed sealed) {
    GateSpec spec = plan.module(name).gate();
    var locked = locked(spec);
    for (ModuleName need : Needs.of(plan.modules()).transitive(name)) {
      if (!need.equals(name)) {
        plan.module(need).stub().ifPresent(dir -> locked.putAll(files.under(dir)));
      }
    }
    Assembly.Outcome outcome = assembly.ofModule(name, submission, sealed);
    return prepared(name.toString(), spec, locked, ALL, outcome);
  }

  /// A tier of sealed modules.
  public Prepared ofTier(ModuleName name, Assembly.Sealed sealed) {
    Tier tier =
        plan.tiers().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the plan has no tier " + name));
    return prepared(
        "tier " + name, tier.gate(), locked(tier.gate()), ALL, assembly.ofTier(tier, sealed));
  }

  /// The whole artifact.
  public Prepared ofEndToEnd(Assembly.Sealed sealed) {
    return prepared(
        "end-to-end",
        plan.endToEnd().gate(),
        locked(plan.endToEnd().gate()),
        plan.endToEnd().thresholdPercent(),
        assembly.ofEndToEnd(sealed));
  }

  private Prepared prepared(
      String subject,
      GateSpec spec,
      SortedMap<String, byte[]> locked,
      int threshold,
      Assembly.Outcome outcome) {
    return switch (outcome) {
      case Assembly.Outcome.Laid(var tree, var ignored) ->
          new Prepared.Ready(
              new GateJob(
                  subject,
                  spec,
                  tree,
                  locked,
                  cases(spec.cases()),
                  cases(spec.heldOut()),
                  threshold,
                  Map.of()),
              ignored);
      case Assembly.Outcome.Clash(var problems) -> new Prepared.Clash(problems);
      case Assembly.Outcome.Waits(var unsealed) -> new Prepared.Waits(unsealed);
    };
  }

  private SortedMap<String, byte[]> locked(GateSpec spec) {
    var locked = new TreeMap<String, byte[]>();
    for (Module module : plan.modules()) {
      module.interfaces().ifPresent(dir -> locked.putAll(files.under(dir)));
    }
    spec.support().ifPresent(dir -> locked.putAll(files.under(dir)));
    return locked;
  }

  /// A frozen plan was admitted, so its cases can be read.
  private List<CaseLine> cases(Optional<String> path) {
    return path.flatMap(file -> files.bytes(file).map(bytes -> Cases.read(file, bytes).lines()))
        .orElseGet(List::of);
  }
}
