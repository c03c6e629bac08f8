package dev.ashlar.workspace;

import dev.ashlar.plan.Digest;

/// The two names of a stored tree: Git's, by which it is found, and ours, by which it is believed.
public record TreeId(ObjectId git, Digest digest) {}
