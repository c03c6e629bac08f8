package dev.ashlar.sandbox;

/// Why the harness ended a command before it ended by itself.
record Stop(Outcome.Kind kind, String detail) {}
