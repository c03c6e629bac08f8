package dev.ashlar.workspace;

import dev.ashlar.plan.Digest;

/// The two names of a seal: the commit that holds it, and the digest of its manifest, which the
/// journal records.
public record SealId(ObjectId commit, Digest manifest) {}
