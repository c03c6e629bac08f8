/// What the core does, told in files that people can read: `src/test/resources/scenarios/*.run`,
/// and the table of every transition that there is, `docs/transitions.md`. It imports the pure
/// packages and the testkit. Start at `Scenario`, then `Exploration`.
@NullMarked
package dev.ashlar.scenario;

import org.jspecify.annotations.NullMarked;
