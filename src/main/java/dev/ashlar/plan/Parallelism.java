package dev.ashlar.plan;

/// How much may happen at once. `unjudged` bounds modules being generated, waiting for judgment and
/// being judged, taken together.
public record Parallelism(int generators, int evaluators, int gates, int unjudged) {}
