/// Files on disk and under seal: a `Tree` as a value, reading one from a directory nobody trusts,
/// laying one out for an agent or a gate, and the write-once store of seals. It may import the pure
/// packages, `sandbox` and `journal`. Start at `Tree`, then `Store` and `WorkspaceKeeper`.
@NullMarked
package dev.ashlar.workspace;

import org.jspecify.annotations.NullMarked;
