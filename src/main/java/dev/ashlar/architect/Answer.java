package dev.ashlar.architect;

import java.util.List;
import java.util.Optional;

/// Whether a pre-condition is met, on what evidence, and what is missing. Nothing missing is ever
/// taken for granted: without evidence it is not met.
public record Answer(
    PreCondition condition, boolean met, List<Ground> grounds, List<String> missing) {
  public Answer {
    grounds = List.copyOf(grounds);
    missing = List.copyOf(missing);
  }

  /// One reason, for or against, with the place it rests on where there is one.
  public record Ground(boolean speaksFor, String words, Optional<Evidence> evidence) {}
}
