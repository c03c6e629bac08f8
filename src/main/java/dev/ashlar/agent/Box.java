package dev.ashlar.agent;

import dev.ashlar.orchestrator.Role;
import dev.ashlar.sandbox.Isolation;
import dev.ashlar.sandbox.Limits;
import dev.ashlar.sandbox.Mount;
import dev.ashlar.sandbox.Sandbox;
import dev.ashlar.sandbox.Session;
import dev.ashlar.sandbox.Spec;
import dev.ashlar.sandbox.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The sandbox one client is started in: its workspace, what it may read, a home that is thrown
/// away, and two sockets. It has no network, and no file of another agent's.
public final class Box {
  private static final int PORT = 8099;
  private static final String MODEL = "/ashlar/model";
  private static final String CHECK = "/ashlar/check";
  private static final String START = start();

  /// A client is a large program, and some reserve far more memory than they use.
  private static final Limits LIMITS =
      Limits.DEFAULT
          .withMemory(4096 * Limits.MIB, 1L << 40)
          .withProcesses(1500)
          .withOutput(1024 * Limits.MIB)
          .withLines(64 * Limits.MIB, 64 * (int) Limits.MIB)
          .withDisk(1024 * Limits.MIB, 1024 * Limits.MIB, 1024 * Limits.MIB, 256 * Limits.MIB);

  private final Sandbox sandbox;
  private final List<Toolchain> toolchains;
  private final OwnCode own = OwnCode.current();

  /// @param toolchains what the plan's gates see, so that an agent can try what they will do
  public Box(Sandbox sandbox, List<Toolchain> toolchains) {
    this.sandbox = sandbox;
    this.toolchains = toolchains;
  }

  /// Everything one start needs.
  record Start(
      Preset preset,
      Program program,
      Assignment assignment,
      Meter meter,
      Map<String, String> values,
      Path scratch,
      Optional<Path> trialDoor) {}

  /// The command to run. Files for it are written below `scratch`, which is the caller's to delete.
  Spec spec(Start start) throws IOException {
    var values = values(start);
    var home = Files.createDirectories(start.scratch().resolve("home"));
    for (var file : start.preset().home().entrySet()) {
      var path = home.resolve(file.getKey()).normalize();
      Files.createDirectories(path.getParent());
      Files.writeString(path, Template.filled(file.getValue(), values));
    }
    var words = new ArrayList<String>(List.of("sh", "-c", START, "sh"));
    words.addAll(
        List.of(
            own.java().toString(),
            own.classes().toString(),
            start.preset().door() == Preset.Door.PORT && isIsolated() ? "" + PORT : "",
            MODEL));
    words.add(start.program().executable().toString());
    words.addAll(Template.words(start.preset().arguments(), values));
    words.addAll(
        Template.words(
            start.preset().roleArguments().getOrDefault(role(start), List.of()), values));
    var spec =
        Spec.of(LIMITS.withWall(start.assignment().allowance()), words)
            .in(place(start.preset(), start.assignment()))
            .mounting(home, "/ashlar/home")
            .setting("TERM", "dumb");
    spec = reaching(spec, start);
    for (var variable : start.preset().variables().entrySet()) {
      var value = Template.filled(variable.getValue(), values);
      if (!Template.lacks(variable.getValue(), values)) {
        spec = spec.setting(variable.getKey(), value);
      }
    }
    return spec;
  }

  /// Starts the client.
  Session open(Start start) throws IOException, InterruptedException {
    return sandbox.open(spec(start));
  }

  /// The directory in which a turn begins: the assignment's own, or the empty home for a judge that
  /// would take instructions from there.
  String place(Preset preset, Assignment assignment) {
    boolean outside = preset.judges() == Preset.Stand.OUTSIDE && isIsolated();
    return outside && !assignment.role().writes() ? Spec.OUT : assignment.directory().toString();
  }

  boolean isIsolated() {
    return sandbox.isolation().tier() != Isolation.Tier.NONE;
  }

  /// What holds the client back, for the record.
  String isolation() {
    return sandbox.isolation().describe();
  }

  private Spec reaching(Spec plain, Start start) throws IOException {
    var directory = start.assignment().directory();
    boolean writes = start.assignment().role().writes();
    var spec = plain.mounting(new Mount(directory, directory.toString(), writes));
    if (start.assignment().reach().given().isPresent()) {
      var given = start.assignment().reach().given().get();
      spec = spec.mounting(given, given.toString());
    }
    if (start.meter().socket().isPresent()) {
      spec = spec.mounting(new Mount(start.meter().socket().get(), MODEL, true));
    }
    var bin = new ArrayList<Path>();
    if (start.trialDoor().isPresent()) {
      spec = spec.mounting(new Mount(start.trialDoor().get(), CHECK, true));
      var door = isIsolated() ? CHECK : start.trialDoor().get().toString();
      spec = spec.mounting(checkCommand(start.scratch(), door), "/ashlar/bin");
      bin.add(Path.of("/ashlar/bin"));
    }
    for (var toolchain : start.program().toolchains()) {
      spec = spec.using(toolchain);
    }
    for (var toolchain : toolchains) {
      spec = spec.using(toolchain);
    }
    return spec.using(new Toolchain("ashlar", List.of(own.home(), own.classes()), bin, Map.of()));
  }

  /// `check` on the client's path.
  private Path checkCommand(Path scratch, String door) throws IOException {
    var bin = Files.createDirectories(scratch.resolve("bin"));
    var script = bin.resolve("check");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' -Xmx64m -XX:TieredStopAtLevel=1 -cp '%s' %s %s\n"
            .formatted(own.java(), own.classes(), TrialCommand.class.getName(), door));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin;
  }

  private Map<String, String> values(Start start) {
    var values = new HashMap<>(start.values());
    values.put("token", start.meter().token());
    values.put("socket", MODEL);
    values.put("home", Spec.OUT);
    values.put("workspace", start.assignment().directory().toString());
    start.assignment().reach().given().ifPresent(given -> values.put("given", given.toString()));
    values.put(
        "address", isIsolated() ? "http://127.0.0.1:" + PORT : start.meter().address().toString());
    return values;
  }

  private static String role(Start start) {
    var role = start.assignment().role();
    return (role.writes() ? Role.GENERATOR : role).name().toLowerCase(Locale.ROOT);
  }

  private static String start() {
    try (var in = Box.class.getResourceAsStream("start.sh")) {
      if (in == null) {
        throw new IllegalStateException("the script start.sh is missing beside the classes");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
