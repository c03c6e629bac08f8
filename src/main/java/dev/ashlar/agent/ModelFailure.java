package dev.ashlar.agent;

import java.time.Duration;
import java.util.Optional;

/// A call of a model that came to nothing.
public final class ModelFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final int status;
  private final transient Optional<Duration> comeAgain;

  /// What to do about it.
  public enum Kind {
    /// Come again later.
    OVERLOADED,
    /// It broke off, or failed on the provider's side: the same call may well succeed.
    BROKEN,
    /// Nothing came for too long.
    SILENT,
    /// The provider does not take this call, and will not the next time.
    REFUSED,
    /// The time allowed was over first.
    LATE
  }

  private ModelFailure(Kind kind, int status, String message, Optional<Duration> comeAgain) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.comeAgain = comeAgain;
  }

  static ModelFailure of(Kind kind, String message) {
    return new ModelFailure(kind, 0, message, Optional.empty());
  }

  /// An answer with an error's status; `comeAgain` is what it said about when.
  static ModelFailure answered(int status, String message, Optional<Duration> comeAgain) {
    var kind =
        switch (status) {
          case 429, 503, 529 -> Kind.OVERLOADED;
          case 408, 409, 425 -> Kind.BROKEN;
          default -> status >= 500 ? Kind.BROKEN : Kind.REFUSED;
        };
    return new ModelFailure(kind, status, message, comeAgain);
  }

  public Kind kind() {
    return kind;
  }

  /// The answer's status, or 0 if there was none.
  public int status() {
    return status;
  }

  /// When the provider wants to be asked again, if it said so.
  public Optional<Duration> comeAgain() {
    return comeAgain;
  }

  /// What happened, in words.
  public String what() {
    return String.valueOf(getMessage());
  }
}
