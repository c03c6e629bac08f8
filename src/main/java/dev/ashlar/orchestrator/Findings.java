package dev.ashlar.orchestrator;

import java.util.List;

/// At most `Limits.FINDINGS_MAX` findings; `omitted` counts what was left out.
public record Findings(List<Finding> list, int omitted) {
  public static final Findings NONE = new Findings(List.of(), 0);

  public Findings {
    list = List.copyOf(list);
  }

  /// The first findings of `all`, counting the rest.
  public static Findings of(List<Finding> all) {
    var kept = all.subList(0, Math.min(all.size(), Limits.FINDINGS_MAX));
    return new Findings(kept, all.size() - kept.size());
  }

  /// One finding alone.
  public static Findings of(String where, String what) {
    return of(List.of(new Finding(where, what)));
  }
}
