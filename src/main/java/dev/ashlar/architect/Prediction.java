package dev.ashlar.architect;

import java.util.List;

/// What one pattern is predicted to take. `minutes` is wall-clock, nights included where people
/// work; `coordination` the share of all working time that is not writing the artifact.
public record Prediction(
    Way way,
    double minutes,
    double tokens,
    double personMinutes,
    double usd,
    double coordination,
    List<Point> progress) {

  public Prediction {
    progress = List.copyOf(progress);
  }

  /// How much is done at a minute, from 0 to 1; between two points it grows evenly.
  public record Point(double minute, double done) {}

  /// How much is done at a minute.
  double doneAt(double minute) {
    var before = progress.getFirst();
    for (var point : progress) {
      if (point.minute() > minute) {
        double span = point.minute() - before.minute();
        double part = span <= 0 ? 1 : (minute - before.minute()) / span;
        return before.done() + (point.done() - before.done()) * Math.clamp(part, 0, 1);
      }
      before = point;
    }
    return before.done();
  }
}
