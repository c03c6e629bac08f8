package dev.ashlar.agent;

import dev.ashlar.gateway.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A model that is asked again when a call failed for a reason that passes.
///
/// A provider that refuses everybody is waited for, as long as it says or a little longer each
/// time; the gateway sees to it that it is not asked too often. A call that broke is made again a
/// few times. What was said before is never lost by it.
final class PatientModel implements Model {
  private final Model model;
  private final Clockwork clockwork;

  PatientModel(Model model, Clockwork clockwork) {
    this.model = model;
    this.clockwork = clockwork;
  }

  @Override
  public Said ask(List<Message> past, List<Tool> tools, Instant until)
      throws ModelFailure, InterruptedException {
    var giveUp = earlier(until, clockwork.now().plus(ModelLimits.OUTAGE_MAX));
    int broken = 0;
    for (int failures = 1; ; failures++) {
      try {
        return model.ask(past, tools, until);
      } catch (ModelFailure e) {
        switch (e.kind()) {
          case REFUSED, LATE -> throw e;
          case BROKEN, SILENT -> broken++;
          case OVERLOADED -> {}
        }
        var wait = e.comeAgain().orElse(Duration.ZERO).plus(spread(failures));
        if (broken == ModelLimits.BROKEN_MAX || !clockwork.now().plus(wait).isBefore(giveUp)) {
          throw e;
        }
        clockwork.pause(wait);
      }
    }
  }

  /// A wait that doubles up to a minute, and a part of it by chance.
  private Duration spread(int failures) {
    long doubled = ModelLimits.WAIT_MIN.toMillis() << Math.min(failures - 1, 10);
    long most = Math.min(doubled, ModelLimits.WAIT_MAX.toMillis());
    return Duration.ofMillis(most / 2 + (long) (most / 2.0 * clockwork.chance()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
