package dev.ashlar.plan;

import java.util.List;
import java.util.Optional;

/// One module: what it is for, the contract it is built under, the paths it owns, how it is judged
/// and what it may cost.
///
/// `contract` and `references` are files, `interfaces`, `stub` and `knownGood` directories, all
/// relative to the plan; `owns` are globs over the shared tree. `version` counts the contract's
/// versions from 1.
public record Module(
    ModuleName name,
    String purpose,
    String contract,
    Optional<String> interfaces,
    int version,
    List<ModuleName> needs,
    List<String> owns,
    Optional<String> stub,
    Optional<String> knownGood,
    List<String> references,
    List<String> requirements,
    GateSpec gate,
    Estimate estimate,
    Budget budget,
    List<Exhausted> onExhausted) {

  public Module {
    needs = List.copyOf(needs);
    owns = List.copyOf(owns);
    references = List.copyOf(references);
    requirements = List.copyOf(requirements);
    onExhausted = List.copyOf(onExhausted);
  }

  /// What to do, in order, when an attempt has used up its budget without a seal.
  public enum Exhausted {
    FRESH,
    PERSON
  }

  /// How much work the plan's author expects: turns of a generator and tokens in all. Used for
  /// ordering and reservations, even when bad.
  public record Estimate(int turns, long tokens) {}
}
