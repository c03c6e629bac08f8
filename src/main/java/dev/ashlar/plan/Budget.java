package dev.ashlar.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Ceilings for a run or a module; an empty one is not bounded here. Money is in millionths of a US
/// dollar.
public record Budget(
    OptionalLong tokens,
    OptionalLong usdMicros,
    OptionalInt turns,
    OptionalInt attempts,
    Optional<Duration> wallClock) {}
