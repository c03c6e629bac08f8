package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;

/// A pair of modules blamed for a red composition, and why. `first` uses `second`.
public record Attribution(ModuleName first, ModuleName second, String reason) {
  public Attribution {
    reason = Limits.cut(reason, Limits.FINDING_CHARS_MAX);
  }
}
