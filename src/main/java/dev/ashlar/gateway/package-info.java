/// What stands between every model and every agent that Ashlar starts: a server on loopback that
/// holds the real key, gives each attempt a token of its own, meters and bounds what it uses, and
/// waits out a provider's bad hours.
///
/// It imports none of our packages and knows nothing of runs: who opens it gives it an `Allowance`
/// a token and listens with a `GatewayListener`. Prices, budgets, readers of usage and waiting are
/// values without effects. Start at `Gateway`, then `Call` (one request's way) and `Purse` (what
/// may be spent). `ScriptedUpstream` plays the model, from a file.
@NullMarked
package dev.ashlar.gateway;

import org.jspecify.annotations.NullMarked;
