/// Directories and Git objects: an attempt's workspace, a fresh tree, and the write-once store of
/// seals. It may import the pure packages, `sandbox` and `journal`. Start reading at the seal
/// store.
@NullMarked
package dev.ashlar.workspace;

import org.jspecify.annotations.NullMarked;
