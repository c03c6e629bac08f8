/// Where code that nobody trusts is run: a process with an allow-list root, no network, limits on
/// everything and an honest outcome. It imports the JDK only and nothing of ours. Start at
/// `Sandbox`, then `Spec` (what to run), `Outcome` (how it ended) and `Sandboxes` (which mechanism,
/// proven by attack).
@NullMarked
package dev.ashlar.sandbox;

import org.jspecify.annotations.NullMarked;
