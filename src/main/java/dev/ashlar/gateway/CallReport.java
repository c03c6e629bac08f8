package dev.ashlar.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What one call came to, when it has ended.
///
/// @param name the allowance's
/// @param model as the request named it, or empty if it was refused before that was known
/// @param held how long it waited in the gateway, for a slot or for its provider
/// @param firstByte from the request to the reply's first byte, waiting included
/// @param tries how often the provider was asked
/// @param status what the client was answered, or 0 if it left before
/// @param usdMicros what it cost, or empty if no price is known or not all was reported
/// @param stop why the client was told to give up, if it was
/// @param spent the token's books after it
public record CallReport(
    String name,
    Dialect dialect,
    String model,
    Instant began,
    Duration took,
    Duration held,
    Optional<Duration> firstByte,
    int tries,
    int status,
    Ending ending,
    Reading reading,
    OptionalLong usdMicros,
    Optional<Stop> stop,
    Spent spent) {}
