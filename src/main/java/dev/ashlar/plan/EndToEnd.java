package dev.ashlar.plan;

import java.util.Optional;

/// The last gate, over every sealed module. `thresholdPercent` of its cases must be green;
/// `deliver` is the body of the artifact's `run` script.
public record EndToEnd(GateSpec gate, int thresholdPercent, Optional<String> deliver) {}
