package dev.ashlar.architect;

import java.util.List;
import java.util.OptionalLong;

/// The numbers of an assessment: a prediction for each pattern, and what bounds the parallel one.
///
/// `useful` is N*, the number of generators that evaluators and the integrator keep up with, and
/// that have modules to build; `largestShare` is the largest module's part of the work; `knee` the
/// smallest number that is within 3 % of the fastest.
public record Outlook(
    OptionalLong lines,
    String basis,
    double turns,
    List<Prediction> predictions,
    int generators,
    int evaluators,
    double useful,
    int knee,
    Bound bound,
    List<Speed> speeds,
    List<Width> widths,
    List<String> criticalPath,
    double criticalMinutes,
    double workTokensPerModule,
    double coordinationTokensPerModule,
    double turnsPerModule,
    String largestModule,
    double largestShare,
    OptionalLong breakEvenLines) {

  public Outlook {
    predictions = List.copyOf(predictions);
    speeds = List.copyOf(speeds);
    widths = List.copyOf(widths);
    criticalPath = List.copyOf(criticalPath);
  }

  /// Wall-clock with that many generators.
  public record Speed(int generators, double minutes) {}

  /// How many generators work from that minute on.
  public record Width(double minute, int generators) {}

  /// What keeps more generators from being of use.
  public enum Bound {
    MODULES("there are no more modules to build at once"),
    EVALUATORS("gates and evaluators cannot keep up"),
    INTEGRATOR("the integrator cannot keep up");

    private final String words;

    Bound(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// The prediction for a pattern.
  public Prediction of(Way way) {
    return predictions.stream().filter(one -> one.way() == way).findFirst().orElseThrow();
  }

  /// How many times faster than the single coder the parallel pattern is.
  public double gain() {
    return of(Way.SINGLE).minutes() / of(Way.PARALLEL).minutes();
  }
}
