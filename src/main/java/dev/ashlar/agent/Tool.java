package dev.ashlar.agent;

import java.util.List;

/// Something a model may ask for, as it is described to it.
public record Tool(String name, String description, List<Parameter> parameters) {
  public Tool {
    parameters = List.copyOf(parameters);
  }

  /// One argument.
  public record Parameter(String name, Kind kind, boolean required, String description) {
    static Parameter required(String name, String description) {
      return new Parameter(name, Kind.TEXT, true, description);
    }

    static Parameter optional(String name, Kind kind, String description) {
      return new Parameter(name, kind, false, description);
    }
  }

  /// What an argument is.
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    /// One of the words that a verdict may be.
    VERDICT,
    /// A list of `{"where": …, "what": …}`.
    FINDINGS
  }
}
