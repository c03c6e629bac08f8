package dev.ashlar.plan;

import java.util.List;

/// The one thing a run builds. `kind` is one of the ten kinds of `docs/plan-format.md`;
/// `references` are paths below the plan.
public record Artifact(String name, String kind, String summary, List<String> references) {
  public Artifact {
    references = List.copyOf(references);
  }
}
