package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import java.util.Optional;
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

  /// The seat of who carries the order out; empty if no agent does.
  public Optional<Roles.Seat> seat(OrderKey key) {
    var roles = plan.roles();
    return switch (key.kind()) {
      case GENERATE -> Optional.of(roles.generator(key.subject()));
      case EVALUATE -> Optional.of(roles.evaluator(key.subject()));
      case ATTRIBUTE -> roles.integrator();
      case GATE, SEAL, RECHECK, INTEGRATE, END_TO_END, POSTMORTEM -> Optional.empty();
    };
  }

  Charter of(Digest files) {
    return new Charter(run, plan, files, contracts, isolation);
  }

  Charter under(String isolationNow) {
    return new Charter(run, plan, planDigest, contracts, isolationNow);
  }
}
