package dev.ashlar.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.plan.ToolchainNeed;
import dev.ashlar.sandbox.Sandbox;
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.sandbox.ToolchainFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The real sandbox and toolchains of this machine, found once for all tests of the gate.
final class Ground {
  private Ground() {}

  private static final class Found {
    static final Sandbox SANDBOX = sandbox();

    private static Sandbox sandbox() {
      try {
        Sandboxes.Choice choice = new Sandboxes(System.getenv()).choose(Sandboxes.Policy.REQUIRED);
        assertThat(choice).isInstanceOf(Sandboxes.Ready.class);
        return ((Sandboxes.Ready) choice).sandbox();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while the sandbox was probed", e);
      }
    }
  }

  static Sandbox sandbox() {
    return Found.SANDBOX;
  }

  /// A gate without toolchains: `sh` and coreutils only.
  static Gate shell(Path scratch) {
    return new Gate(sandbox(), Toolchains.NONE, scratch);
  }

  /// A gate that sees these toolchains, or empty if this machine lacks one.
  static Optional<Gate> with(Path scratch, String... names) throws InterruptedException {
    List<ToolchainNeed> needs =
        List.of(names).stream().map(name -> new ToolchainNeed(name, List.of(), List.of())).toList();
    return switch (Toolchains.find(new ToolchainFinder(System.getenv()), needs)) {
      case Toolchains.Found(Toolchains toolchains, _) ->
          Optional.of(new Gate(sandbox(), toolchains, scratch));
      case Toolchains.Missing _ -> Optional.empty();
    };
  }
}
