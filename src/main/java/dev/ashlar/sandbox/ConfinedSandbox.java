package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Isolation.Probe;
import dev.ashlar.sandbox.Outcome.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The sandbox over any mechanism: starts commands on the spawner thread and sees them to their
/// outcome.
final class ConfinedSandbox implements Sandbox {
  private final Mechanism mechanism;
  private final Spawner spawner;
  private final Isolation isolation;

  ConfinedSandbox(Mechanism mechanism, Spawner spawner, String host, List<Probe> probes) {
    this.mechanism = mechanism;
    this.spawner = spawner;
    this.isolation =
        new Isolation(mechanism.tier(), mechanism.describe(), host, probes, mechanism.open());
  }

  @Override
  public Isolation isolation() {
    return isolation;
  }

  @Override
  public Outcome run(Spec spec) throws InterruptedException {
    boolean export = spec.export().isPresent();
    Drain drain = export ? new TarIntake(spec.limits()) : new HeadTail(Limits.KEPT_BYTES);
    Running running;
    try {
      running = start(spec, drain);
    } catch (IOException e) {
      return infra(e);
    }
    try {
      Feeder.feed(running.go(), spec.stdin());
      running.watch();
    } catch (InterruptedException e) {
      running.stop(Kind.TIMEOUT, "the harness was interrupted");
      running.conclude();
      throw e;
    }
    return running.conclude();
  }

  @Override
  public Session open(Spec spec) throws InterruptedException {
    if (spec.export().isPresent()) {
      throw new IllegalArgumentException("a session exports nothing: use run for " + spec.argv());
    }
    Lines lines = new Lines(spec.limits().streams().lineBytes());
    try {
      return new LiveSession(start(spec, lines), lines, spec.limits());
    } catch (IOException e) {
      return new DeadSession(infra(e));
    }
  }

  private Running start(Spec spec, Drain drain) throws IOException, InterruptedException {
    Feeder.check(spec.stdin(), spec.limits().streams().inputBytes());
    String ready = Running.readyLine();
    return Running.start(spawner, mechanism.prepare(spec, ready), spec.limits(), ready, drain);
  }

  private static Outcome infra(IOException e) {
    return new Outcome(
        Kind.INFRA,
        -1,
        0,
        String.valueOf(e.getMessage()),
        Output.EMPTY,
        Output.EMPTY,
        Duration.ZERO,
        0,
        new Export.Nothing());
  }
}
