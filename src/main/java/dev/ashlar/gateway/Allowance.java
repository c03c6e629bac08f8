package dev.ashlar.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What one token may use, and whom it stands for. A ceiling of 0 means nothing, an empty one that
/// this is not bounded here.
///
/// `name` appears in reports, traces and error texts. `requestsPerMinute` slows a client down, all
/// else stops it.
public record Allowance(
    String name,
    OptionalLong tokens,
    OptionalLong usdMicros,
    OptionalInt requests,
    OptionalInt requestsPerMinute,
    Optional<Instant> until) {
  public Allowance {
    if (!name.matches("[\\x21-\\x7e]{1,200}")) {
      throw new IllegalArgumentException("not a name of 1 to 200 printable characters: " + name);
    }
    if (tokens.orElse(0) < 0 || usdMicros.orElse(0) < 0 || requests.orElse(0) < 0) {
      throw new IllegalArgumentException(name + ": a ceiling cannot be negative");
    }
    if (requestsPerMinute.orElse(1) < 1) {
      throw new IllegalArgumentException(name + ": a rate is at least one request a minute");
    }
  }

  /// An allowance without any ceiling, to be narrowed.
  public static Allowance unbounded(String name) {
    return new Allowance(
        name,
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  public Allowance withTokens(long most) {
    return new Allowance(
        name, OptionalLong.of(most), usdMicros, requests, requestsPerMinute, until);
  }

  public Allowance withUsdMicros(long most) {
    return new Allowance(name, tokens, OptionalLong.of(most), requests, requestsPerMinute, until);
  }

  public Allowance withRequests(int most) {
    return new Allowance(name, tokens, usdMicros, OptionalInt.of(most), requestsPerMinute, until);
  }

  public Allowance withRequestsPerMinute(int most) {
    return new Allowance(name, tokens, usdMicros, requests, OptionalInt.of(most), until);
  }

  public Allowance withUntil(Instant end) {
    return new Allowance(name, tokens, usdMicros, requests, requestsPerMinute, Optional.of(end));
  }
}
