package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Namespaces by `unshare(1)` and `mount(8)`: for a machine with util-linux and without bubblewrap.
///
/// Three steps. In a user namespace with a mount namespace the new root is built. In a process
/// namespace its first process pivots into that root. In a second user namespace, without any
/// capability and with no further one allowed, the inner script runs. It counts only because it is
/// probed with the same attacks.
final class Unshare implements Mechanism {
  private static final String STAGE = Scripts.read("stage.sh");
  private static final String FIRST = Scripts.read("first.sh");

  private static final List<String> NAMESPACES =
      List.of(
          "--user",
          "--map-root-user",
          "--mount",
          "--propagation",
          "private",
          "--net",
          "--ipc",
          "--uts",
          "--cgroup",
          "--");

  private final HostTools tools;
  private final HostUser user;
  private final BaseSystem base;
  private final String description;

  Unshare(HostTools tools, HostUser user, BaseSystem base, String description) {
    this.tools = tools;
    this.user = user;
    this.base = base;
    this.description = description;
  }

  @Override
  public Isolation.Tier tier() {
    return Isolation.Tier.NAMESPACES;
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public List<String> open() {
    return NamespaceTier.OPEN;
  }

  @Override
  public Launch prepare(Spec spec, String ready) throws IOException {
    Layout layout = Layout.of(base, spec);
    user.take(layout.writable());
    Staging staging = user.root() ? Staging.of(layout) : Staging.none(layout);
    List<String> command = new ArrayList<>(List.of(tools.need("setsid")));
    if (staging.needed()) {
      command.addAll(NamespaceTier.unshareMounts(tools));
      command.addAll(List.of(tools.need("sh"), "-c", STAGE, "sh", ""));
      command.addAll(staging.arguments());
    }
    command.addAll(user.become(tools));
    command.add(tools.need("unshare"));
    command.addAll(NAMESPACES);
    command.addAll(
        List.of(
            tools.need("sh"),
            "-c",
            new NewRoot(tools, staging.pieces(), spec.limits()).script(),
            "sh"));
    command.addAll(List.of(tools.need("sh"), "-c", FIRST, "sh", Long.toString(user.uid())));
    command.addAll(Inner.command(spec, ready));
    return new Launch(command, Path.of("/"), List.of(), List.of(), new NamespaceEnding());
  }
}
