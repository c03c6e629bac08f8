/// Where code that nobody trusts is run: a process with an allow-list root, limits, and an honest
/// outcome. It may import what the pure packages offer and nothing to the right of it. Start
/// reading at the sandbox port.
@NullMarked
package dev.ashlar.sandbox;

import org.jspecify.annotations.NullMarked;
