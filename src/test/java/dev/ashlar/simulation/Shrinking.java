package dev.ashlar.simulation;

import dev.ashlar.codec.EventCodec;
import dev.ashlar.orchestrator.Event;
import java.util.ArrayList;
import java.util.List;

/// Makes a failure small while it breaks the same law: first fewer kinds of fault, then fewer
/// modules and less chaos, then fewer events.
final class Shrinking {
  private final Core core;
  private Trial best;

  private Shrinking(Trial failed, Core core) {
    best = failed;
    this.core = core;
  }

  /// The report on a failed trial: its seed, what the seed drew, and the smallest way found to
  /// fail.
  static String report(Trial failed, Core core) {
    var shrinking = new Shrinking(failed, core);
    shrinking.fewerFaults();
    shrinking.lessOfEverything();
    var events = shrinking.fewerEvents();
    return """
    %s
    try it alone with -Dashlar.seed=%d; it drew
    %s
    and still fails with
    %s
    on these %d events:
    %s
    """
        .formatted(
            failed.violation().orElseThrow().getMessage(),
            failed.profile().seed(),
            failed.profile(),
            shrinking.best.profile(),
            events.size(),
            String.join("\n", events.stream().map(EventCodec::encode).toList()));
  }

  private void fewerFaults() {
    for (var fault : Fault.values()) {
      if (best.profile().faults().containsKey(fault)) {
        keepIfItFails(best.profile().without(fault));
      }
    }
  }

  private void lessOfEverything() {
    for (int modules = best.profile().modules() / 2; modules > 0; modules /= 2) {
      keepIfItFails(best.profile().with(modules, best.profile().chaosEvents()));
    }
    for (int chaos = best.profile().chaosEvents() / 2; chaos > 0; chaos /= 2) {
      keepIfItFails(best.profile().with(best.profile().modules(), chaos));
    }
  }

  private void keepIfItFails(Profile less) {
    var tried = Trial.of(less, core);
    if (tried.law().equals(best.law())) {
      best = tried;
    }
  }

  /// Leaves out ever smaller stretches of events; everything, if only the world shows the failure.
  private List<Event> fewerEvents() {
    var events = best.journal();
    if (!fails(events)) {
      return events;
    }
    for (int stretch = events.size() / 2; stretch > 0; stretch /= 2) {
      for (int from = 1; from + stretch <= events.size(); ) {
        var less = new ArrayList<>(events.subList(0, from));
        less.addAll(events.subList(from + stretch, events.size()));
        if (fails(less)) {
          events = Trial.again(best.profile(), less, core).journal();
        } else {
          from += stretch;
        }
      }
    }
    return events;
  }

  private boolean fails(List<Event> events) {
    return Trial.again(best.profile(), events, core).law().equals(best.law());
  }
}
