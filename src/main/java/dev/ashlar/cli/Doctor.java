package dev.ashlar.cli;

import dev.ashlar.sandbox.Isolation;
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.sandbox.Toolchain;
import dev.ashlar.sandbox.ToolchainFinder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Looks at this machine with the eyes of a run: what would make it refuse, and what it would do
/// without. Installs and changes nothing.
final class Doctor {
  private static final int JDK_MIN = 25;
  private static final long VERSION_SECONDS_MAX = 10;
  private static final int VERSION_CHARS_MAX = 80;
  private static final long GIB = 1L << 30;
  private static final long DISK_MIN = 2 * GIB;
  private static final long MEMORY_MIN = 2 * GIB;

  private static final List<String> TOOLCHAINS = List.of("jdk", "python", "gcc", "node");
  private static final List<String> CLIENTS = List.of("claude", "codex", "gemini", "opencode");

  private final Path plan;
  private final Map<String, String> environment;

  Doctor(Path planDirectory, Map<String, String> environment) {
    this.plan = planDirectory;
    this.environment = environment;
  }

  /// Everything, in the order of the page.
  List<Diagnosis> examine() throws IOException, InterruptedException {
    var all = new ArrayList<Diagnosis>();
    all.add(jdk());
    all.add(git());
    all.addAll(sandbox());
    all.add(writing());
    all.add(disk());
    all.add(memory());
    for (var name : TOOLCHAINS) {
      all.add(toolchain(name));
    }
    all.addAll(clients());
    return all;
  }

  private static Diagnosis jdk() {
    var version = Runtime.version();
    return version.feature() >= JDK_MIN
        ? Diagnosis.ok("jdk", version.toString())
        : Diagnosis.fail("jdk", "Java " + version, "install a JDK " + JDK_MIN + " or newer");
  }

  private Diagnosis git() throws InterruptedException {
    return version("git")
        .map(found -> Diagnosis.ok("git", found))
        .orElseGet(() ->
            Diagnosis.warn("git", "not on the PATH", "install git; only `ashlar export` needs it"));
  }

  private List<Diagnosis> sandbox() throws InterruptedException {
    return switch (new Sandboxes(environment).choose(Sandboxes.Policy.REQUIRED)) {
      case Sandboxes.Ready(var sandbox) -> ready(sandbox.isolation());
      case Sandboxes.Refused(var obstacles) ->
          obstacles.stream()
              .map(one ->
                  Diagnosis.fail("sandbox", one.mechanism() + ": " + one.problem(), one.fix()))
              .toList();
    };
  }

  private static List<Diagnosis> ready(Isolation isolation) {
    var all = new ArrayList<Diagnosis>();
    all.add(
        Diagnosis.ok(
            "sandbox",
            "%s, %d of %d attacks held off"
                .formatted(isolation.mechanism(), isolation.held(), isolation.probes().size())));
    isolation.open().forEach(open -> all.add(Diagnosis.note("sandbox", "does not stop: " + open)));
    return all;
  }

  private Diagnosis writing() {
    var place = Stream.of(plan.resolve(".ashlar"), plan).filter(Files::exists).findFirst();
    if (place.isEmpty()) {
      return Diagnosis.fail("directory", plan + " does not exist", "name one with `-C DIR`");
    }
    return Files.isWritable(place.get())
        ? Diagnosis.ok("directory", place.get() + " can be written")
        : Diagnosis.fail(
            "directory", place.get() + " cannot be written", "change its owner or mode");
  }

  private Diagnosis disk() throws IOException {
    if (!Files.exists(plan)) {
      return Diagnosis.warn("disk", "unknown", "name a directory with `-C DIR`");
    }
    var free = Files.getFileStore(plan).getUsableSpace();
    var words = gib(free) + " free";
    return free >= DISK_MIN
        ? Diagnosis.ok("disk", words)
        : Diagnosis.warn("disk", words, "free some: a run keeps every submission and build");
  }

  private static Diagnosis memory() {
    if (!(ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean machine)) {
      return Diagnosis.warn("memory", "unknown", "look yourself");
    }
    var total = machine.getTotalMemorySize();
    var words = gib(total) + ", " + machine.getAvailableProcessors() + " processors";
    return total >= MEMORY_MIN
        ? Diagnosis.ok("memory", words)
        : Diagnosis.warn("memory", words, "lower `memory` and `parallelism` of the plan's gates");
  }

  private static String gib(long bytes) {
    return String.format(java.util.Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
  }

  private Diagnosis toolchain(String name) throws InterruptedException {
    return switch (new ToolchainFinder(environment).find(name)) {
      case Toolchain.Found found -> Diagnosis.ok("toolchain " + name, found.version());
      case Toolchain.Missing missing ->
          Diagnosis.warn("toolchain " + name, missing.reason(), missing.fix());
    };
  }

  private List<Diagnosis> clients() throws InterruptedException {
    var all = new ArrayList<Diagnosis>();
    var absent = new ArrayList<String>();
    for (var name : CLIENTS) {
      version(name)
          .ifPresentOrElse(
              found -> all.add(Diagnosis.ok("agent " + name, found)), () -> absent.add(name));
    }
    if (!absent.isEmpty()) {
      all.add(
          Diagnosis.note(
              "agents",
              String.join(", ", absent)
                  + " not on the PATH; any agent or person takes orders with `ashlar work`"));
    }
    return all;
  }

  /// The first line of `PROGRAM --version`, if the program is there and answers in time.
  private Optional<String> version(String program) throws InterruptedException {
    var file = onPath(program);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      var output = Files.createTempFile("ashlar-doctor-", ".txt");
      try {
        return Optional.of(version(file.get(), output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return Optional.of(file.get() + ", which cannot be started: " + e.getMessage());
    }
  }

  private static String version(Path program, Path output)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(program.toString(), "--version")
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(VERSION_SECONDS_MAX, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return program + ", which does not say its version";
    }
    try (var lines = Files.lines(output, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      var first = lines.filter(line -> !line.isBlank()).findFirst().orElse("no version");
      return Columns.cut(first.strip(), VERSION_CHARS_MAX) + " (" + program + ")";
    }
  }

  private Optional<Path> onPath(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory).resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
