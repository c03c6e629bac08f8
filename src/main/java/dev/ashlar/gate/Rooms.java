package dev.ashlar.gate;

import dev.ashlar.plan.GateSpec;
import dev.ashlar.sandbox.Isolation.Tier;
import dev.ashlar.sandbox.Limits;
import dev.ashlar.sandbox.Sandbox;
import dev.ashlar.sandbox.Spec;

/// The two sandboxes of a gate as commands see them: where the tree, the build and the empty place
/// are, and what bounds them.
record Rooms(Sandbox sandbox, Toolchains toolchains, GateSpec spec, Scratch scratch) {
  private static final String WORK = "/work";
  private static final String BUILD = "/build";

  /// The build command in its sandbox: in the tree, writing to `$OUT`, which leaves at the end.
  Spec building(String command) {
    Limits limits =
        Limits.DEFAULT
            .withWall(spec.timeouts().build())
            .withMemory(Math.max(spec.memoryBytes(), GateLimits.BUILD_MEMORY_MIN));
    return base(command, limits).in(WORK).exporting(Spec.OUT);
  }

  /// A command in a run sandbox: in the empty `$OUT`, seeing the tree and the build.
  Spec running(String command) {
    long memory = spec.memoryBytes();
    Limits limits =
        Limits.DEFAULT
            .withWall(spec.timeouts().run())
            .withMemory(memory, memory + GateLimits.DATA_SLACK)
            .withOutput(GateLimits.OUTPUT_BYTES_MAX)
            .withLines(GateLimits.OUTPUT_BYTES_MAX, Limits.DEFAULT.streams().lineBytes());
    return base(command, limits).mounting(scratch.build(), BUILD).setting("BUILD", BUILD);
  }

  private Spec base(String command, Limits limits) {
    Tier tier = sandbox.isolation().tier();
    return toolchains
        .given(Spec.of(limits, Supervision.of(command, tier)))
        .mounting(scratch.work(), WORK)
        .setting("OUT", Spec.OUT);
  }
}
