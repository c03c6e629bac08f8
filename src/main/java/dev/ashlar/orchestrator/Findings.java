package dev.ashlar.orchestrator;

import java.util.List;
import java.util.stream.Stream;

/// At most `Limits.FINDINGS_MAX` findings; `omitted` counts what was left out.
public record Findings(List<Finding> list, int omitted) {
  public static final Findings NONE = new Findings(List.of(), 0);

  public Findings {
    var over = Math.max(0, list.size() - Limits.FINDINGS_MAX);
    list = List.copyOf(list.subList(0, list.size() - over));
    omitted = omitted + over;
  }

  /// The first findings of `all`, counting the rest.
  public static Findings of(List<Finding> all) {
    return new Findings(all, 0);
  }

  /// These findings behind `first`.
  Findings after(Finding first) {
    return new Findings(Stream.concat(Stream.of(first), list.stream()).toList(), omitted);
  }

  /// One finding alone.
  public static Findings of(String where, String what) {
    return of(List.of(new Finding(where, what)));
  }
}
