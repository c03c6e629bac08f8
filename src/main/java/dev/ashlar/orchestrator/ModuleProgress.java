package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;
import java.time.Duration;
import java.util.Optional;

/// One module's place in its life: contract version, attempt, turn, stage, the order in flight, the
/// attached worker that is this attempt's generator, and the time the attempt has used. `grants`
/// counts how often a person granted the module's budget once more, `excused` how many attempts
/// were cancelled by an amendment and so do not count. `newest` is the tree that was last handed
/// in, under whichever version; `start` is the tree that this attempt begins from, the stub if
/// empty.
public record ModuleProgress(
    int version,
    int attempt,
    int turn,
    Stage stage,
    Optional<Flight> flight,
    Optional<String> generator,
    Duration attemptTime,
    int grants,
    int excused,
    Optional<Digest> newest,
    Optional<Digest> start) {

  static ModuleProgress begin(int version) {
    return new ModuleProgress(
        version,
        1,
        1,
        Stage.Open.AT_FIRST,
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  /// The seal, if the module is sealed and not reopened. A stale seal is not one.
  public Optional<Seal> seal() {
    return stage instanceof Stage.Sealed sealed ? Optional.of(sealed.seal()) : Optional.empty();
  }

  ModuleProgress at(Stage next) {
    return new ModuleProgress(
        version,
        attempt,
        turn,
        next,
        Optional.empty(),
        generator,
        attemptTime,
        grants,
        excused,
        newest,
        start);
  }

  ModuleProgress with(Optional<Flight> carried) {
    return new ModuleProgress(
        version,
        attempt,
        turn,
        stage,
        carried,
        generator,
        attemptTime,
        grants,
        excused,
        newest,
        start);
  }

  ModuleProgress generatedBy(String worker) {
    return new ModuleProgress(
        version,
        attempt,
        turn,
        stage,
        flight,
        Optional.of(worker),
        attemptTime,
        grants,
        excused,
        newest,
        start);
  }

  ModuleProgress spentTime(Duration more) {
    return new ModuleProgress(
        version,
        attempt,
        turn,
        stage,
        flight,
        generator,
        attemptTime.plus(more),
        grants,
        excused,
        newest,
        start);
  }

  ModuleProgress nextTurn(Stage.Open next) {
    return new ModuleProgress(
        version,
        attempt,
        turn + 1,
        next,
        Optional.empty(),
        generator,
        attemptTime,
        grants,
        excused,
        newest,
        start);
  }

  ModuleProgress freshAttempt(Stage.Open next) {
    return new ModuleProgress(
        version,
        attempt + 1,
        1,
        next,
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        grants,
        excused,
        newest,
        Optional.empty());
  }

  /// A new life under a new contract version, from what was last handed in: an amendment is rarely
  /// a reason to write everything again. What a person granted stays granted.
  ModuleProgress underVersion(int amended) {
    return new ModuleProgress(
        amended,
        1,
        1,
        Stage.Open.AT_FIRST,
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        grants,
        0,
        newest,
        newest);
  }

  ModuleProgress submitted(Digest tree) {
    return new ModuleProgress(
        version,
        attempt,
        turn,
        stage,
        flight,
        generator,
        attemptTime,
        grants,
        excused,
        Optional.of(tree),
        start);
  }

  /// The same attempt, begun from what was last handed in.
  ModuleProgress fromNewest() {
    return new ModuleProgress(
        version,
        attempt,
        turn,
        stage,
        flight,
        generator,
        attemptTime,
        grants,
        excused,
        newest,
        newest);
  }

  ModuleProgress granted() {
    return new ModuleProgress(
        version,
        attempt,
        turn,
        stage,
        flight,
        generator,
        attemptTime,
        grants + 1,
        excused,
        newest,
        start);
  }

  ModuleProgress excusedOnce() {
    return new ModuleProgress(
        version,
        attempt,
        turn,
        stage,
        flight,
        generator,
        attemptTime,
        grants,
        excused + 1,
        newest,
        start);
  }
}
