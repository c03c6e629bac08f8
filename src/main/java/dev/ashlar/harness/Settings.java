package dev.ashlar.harness;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.sandbox.Sandboxes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a process brings to a run: where the plan is, the process's environment, which isolation is
/// asked for, and who is told of events and progress.
public record Settings(
    Path planDirectory,
    Map<String, String> environment,
    Sandboxes.Policy isolation,
    InstantSource clock,
    Function<List<Event>, String> postmortem,
    BiConsumer<Event, RunState> watcher,
    Consumer<String> talk) {}
