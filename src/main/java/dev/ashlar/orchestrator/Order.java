package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;
import dev.ashlar.plan.ModuleName;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something owed now. Serialisable and keyed, so that it may be delivered more than once.
public sealed interface Order {
  OrderKey key();

  /// What is set aside for it when it is issued.
  default Amount reserve() {
    return Amount.NONE;
  }

  /// A generator's turn. `carry` is what its last turn got wrong; `holder` is the worker this
  /// attempt belongs to, if one took it before. `start` is the tree the attempt begins from; the
  /// stub if empty.
  record Generate(
      OrderKey key,
      Amount reserve,
      Duration allowance,
      Findings carry,
      Optional<String> note,
      Optional<String> holder,
      Optional<Digest> start)
      implements Order {}

  /// Run a submission's gate.
  record RunGate(OrderKey key, Submission submission) implements Order {}

  /// Judge what tests cannot.
  record Evaluate(
      OrderKey key,
      Amount reserve,
      Duration allowance,
      Submission submission,
      GateReport.Green gate,
      Optional<String> note)
      implements Order {}

  /// Make the seal durable.
  record SealModule(OrderKey key, Submission submission, Verdict.Pass verdict) implements Order {}

  /// Run the gate of a sealed module again, because an interface it uses was amended.
  record Recheck(OrderKey key, Seal seal) implements Order {}

  /// Compose sealed modules and run the tier's gate.
  record Integrate(OrderKey key, SortedMap<ModuleName, Seal> seals) implements Order {
    public Integrate {
      seals = Collections.unmodifiableSortedMap(new TreeMap<>(seals));
    }
  }

  /// Name the pair of modules to blame.
  record Attribute(OrderKey key, Amount reserve, Duration allowance, GateReport.Red report)
      implements Order {}

  /// Compose everything in a fresh environment and run the last gate.
  record RunEndToEnd(OrderKey key, SortedMap<ModuleName, Seal> seals) implements Order {
    public RunEndToEnd {
      seals = Collections.unmodifiableSortedMap(new TreeMap<>(seals));
    }
  }

  /// Write the postmortem; the run is complete with it.
  record WritePostmortem(OrderKey key) implements Order {}
}
