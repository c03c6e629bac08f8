package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;

/// A sealed module's evidence: `manifest` is the SHA-256 over contract, tests, implementation, gate
/// report, verdict and summary.
public record Seal(Digest manifest, String commit, Digest tree, int version) {}
