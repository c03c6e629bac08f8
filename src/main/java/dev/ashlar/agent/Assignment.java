package dev.ashlar.agent;

import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What an agent is asked: the order, its brief as text, and the directory it concerns.
///
/// A generator may write in `directory`, everybody else only read. `allowance` bounds the turn's
/// wall-clock time, `lease` the time without a sign of life. `holder` is the attached worker that
/// this attempt already belongs to.
public record Assignment(
    OrderKey key,
    Role role,
    String brief,
    Path directory,
    Duration allowance,
    Duration lease,
    Optional<String> holder) {}
