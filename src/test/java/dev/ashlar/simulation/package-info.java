/// Whole runs in virtual time, with everything that can go wrong, drawn from a seed; every
/// invariant of the core is checked after every event. It imports the pure packages. Start at
/// `SimulationTest`, then `World`.
@NullMarked
package dev.ashlar.simulation;

import org.jspecify.annotations.NullMarked;
