package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import java.util.SortedMap;

/// What a run was admitted with: its plan under the contract versions now in force, their digests,
/// and the isolation.
public record Charter(
    String run,
    Plan plan,
    Digest planDigest,
    SortedMap<ModuleName, Digest> contracts,
    String isolation) {
  public Charter {
    contracts = Frozen.of(contracts);
  }

  Charter of(Digest files) {
    return new Charter(run, plan, files, contracts, isolation);
  }

  Charter under(String isolationNow) {
    return new Charter(run, plan, planDigest, contracts, isolationNow);
  }
}
