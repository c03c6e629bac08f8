/// What several tests share: drawn values, plans by the handful, laws with shrinking. It may import
/// the pure packages. Start at `Story`, which tells a run, and `AnyValue`.
@NullMarked
package dev.ashlar.testkit;

import org.jspecify.annotations.NullMarked;
