package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Layout.Access;
import dev.ashlar.sandbox.Layout.Bind;
import dev.ashlar.sandbox.Layout.Link;
import dev.ashlar.sandbox.Layout.Piece;
import dev.ashlar.sandbox.Layout.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Namespaces by `bwrap`: the usual mechanism.
///
/// As root a private mount namespace comes first, where closed sources are shown again (`Staging`),
/// then the dedicated user, then bubblewrap, which starts the inner script under its limits.
final class Bubblewrap implements Mechanism {
  private static final String DIRECT = Scripts.read("direct.sh");
  private static final String STAGE = Scripts.read("stage.sh");

  private final HostTools tools;
  private final HostUser user;
  private final BaseSystem base;
  private final String description;

  Bubblewrap(HostTools tools, HostUser user, BaseSystem base, String description) {
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
    List<String> open = new ArrayList<>(NamespaceTier.OPEN);
    open.add("the kernel's own memory for millions of empty files in the writable places");
    return open;
  }

  @Override
  public Launch prepare(Spec spec, String ready) throws IOException {
    Layout layout = Layout.of(base, spec);
    user.take(layout.writable());
    Staging staging = user.root() ? Staging.of(layout) : Staging.none(layout);
    Path file = Files.createTempFile("ashlar-", ".arguments");
    Files.write(file, nulTerminated(arguments(staging.pieces(), spec.limits())));
    List<String> command = new ArrayList<>();
    if (staging.needed()) {
      command.addAll(NamespaceTier.unshareMounts(tools));
      command.addAll(List.of(tools.need("sh"), "-c", STAGE, "sh", file.toString()));
      command.addAll(staging.arguments());
    } else {
      command.addAll(List.of(tools.need("sh"), "-c", DIRECT, "sh", file.toString()));
    }
    command.addAll(user.become(tools));
    command.addAll(List.of(tools.need("bwrap"), "--args", "9", "--"));
    command.addAll(Inner.command(spec, ready));
    return new Launch(command, Path.of("/"), List.of(file), List.of(), new NamespaceEnding());
  }

  private static List<String> arguments(List<Piece> pieces, Limits limits) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--unshare-user --unshare-all --disable-userns --die-with-parent --new-session");
    add(arguments, "--cap-drop ALL --hostname sandbox");
    add(arguments, "--proc /proc --dev /dev");
    add(arguments, "--size " + limits.disk().shmBytes() + " --tmpfs /dev/shm --remount-ro /dev");
    for (Piece piece : pieces) {
      arguments.addAll(
          switch (piece) {
            case Bind bind ->
                List.of(
                    bind.access() == Access.WRITE ? "--bind" : "--ro-bind",
                    bind.source().toString(),
                    bind.at());
            case Link(String to, String at) -> List.of("--symlink", to, at);
            case Scratch(String at, long bytes) ->
                List.of("--size", Long.toString(bytes), "--tmpfs", at);
          });
    }
    add(arguments, "--remount-ro / --chdir / --clearenv");
    arguments.addAll(List.of("--setenv", "PATH", Inner.BASE_PATH));
    return arguments;
  }

  private static void add(List<String> arguments, String words) {
    arguments.addAll(List.of(words.split(" ", -1)));
  }

  private static byte[] nulTerminated(List<String> words) {
    return (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8);
  }
}
