package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Isolation.Probe;
import dev.ashlar.sandbox.Outcome.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Attacks a sandbox before it is trusted: what its parts promise is not asked, only what an attack
/// can do.
///
/// The attacks are shell scripts, so they need no toolchain. Those that end in a kill have a
/// sandbox each.
final class Probes {
  private static final String SCRIPT = Scripts.read("probes.sh");
  private static final int PROCESSES = 40;

  private static final Limits SMALL =
      Limits.DEFAULT
          .withWall(Duration.ofSeconds(20))
          .withDisk(64 * Limits.MIB, 2 * Limits.MIB, 2 * Limits.MIB, Limits.MIB);

  private final Sandbox sandbox;
  private final HostTools tools;

  Probes(Sandbox sandbox, HostTools tools) {
    this.sandbox = sandbox;
    this.tools = tools;
  }

  /// The first probe is whether a command can be run at all; the others are tried only then.
  List<Probe> run() throws InterruptedException {
    Probe starts = starts();
    if (!starts.held()) {
      return List.of(starts);
    }
    List<Probe> probes = new ArrayList<>(List.of(starts));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Probe>>> attacks =
          List.of(
              this::battery,
              this::forkBomb,
              this::memoryOfOne,
              this::memoryTogether,
              this::outputFlood,
              this::orphans);
      for (Future<List<Probe>> attack : threads.invokeAll(attacks)) {
        probes.addAll(attack.get());
      }
    } catch (ExecutionException e) {
      probes.add(
          new Probe("probing", "every attack can be tried", String.valueOf(e.getCause()), false));
    }
    return List.copyOf(probes);
  }

  private Probe starts() throws InterruptedException {
    Outcome outcome = sandbox.run(Spec.of(SMALL, "echo", "here"));
    boolean held = outcome.ok() && outcome.stdout().text().equals("here\n");
    return new Probe("start", "a command runs and ends", outcome.detail(), held);
  }

  private List<Probe> battery() throws IOException, InterruptedException {
    try (Bait bait = Bait.lay()) {
      Spec spec =
          Spec.of(SMALL, "sh", "-c", SCRIPT).reading(new Input.Text(bait.lines(visiblePrograms())));
      spec = spec.mounting(bait.directory(), "/probe/input");
      for (String tool : List.of("mount", "mknod", "unshare", "bash")) {
        Optional<Path> real = tools.real(tool);
        spec = real.isPresent() ? spec.mounting(real.get(), "/probe/" + tool) : spec;
      }
      Outcome outcome = sandbox.run(spec);
      List<Probe> probes = new ArrayList<>();
      outcome.stdout().text().lines().map(Probes::parsed).forEach(probes::add);
      probes.add(bait.untouched());
      if (!outcome.ok() || probes.size() < 14) {
        probes.add(new Probe("battery", "every attack tells its result", outcome.detail(), false));
      }
      return probes;
    }
  }

  private static Probe parsed(String line) {
    String[] fields = line.split("\t", 3);
    return fields.length < 3
        ? new Probe("battery", "every attack tells its result", Printable.escaped(line), false)
        : new Probe(
            fields[0], "the attack fails", Printable.escaped(fields[2]), fields[1].equals("held"));
  }

  /// Toolchains of this machine, by path: none was named, so none may be seen.
  private List<Path> visiblePrograms() {
    return java.util.stream.Stream.of(
            "java", "python3", "gcc", "cc", "node", "perl", "git", "mount", "unshare")
        .flatMap(name -> tools.find(name).stream())
        .toList();
  }

  private List<Probe> forkBomb() throws InterruptedException {
    String bomb =
        "(n=0; while [ $n -lt 200 ]; do sleep 9 & n=$((n+1)); done) 2>/dev/null; set --"
            + " /proc/[0-9]*; echo $#";
    Outcome outcome = sandbox.run(Spec.of(SMALL.withProcesses(PROCESSES), "sh", "-c", bomb));
    String count = outcome.stdout().text().strip();
    boolean held = count.matches("[0-9]{1,3}") && Integer.parseInt(count) <= PROCESSES + 2;
    String seen = outcome.ok() ? count + " processes" : outcome.detail();
    return List.of(
        new Probe("fork-bomb", "at most " + PROCESSES + " processes", seen, held && outcome.ok()));
  }

  private List<Probe> memoryOfOne() throws InterruptedException {
    String hog = "head -c 64000000 /dev/zero | tail -c 60000000 >/dev/null";
    Outcome outcome =
        sandbox.run(Spec.of(SMALL.withMemory(512 * Limits.MIB, 16 * Limits.MIB), "sh", "-c", hog));
    boolean held = outcome.kind() == Kind.MEMORY || outcome.kind() == Kind.NONZERO;
    return List.of(new Probe("memory-of-one", "ends at 16 MiB", outcome.detail(), held));
  }

  private List<Probe> memoryTogether() throws InterruptedException {
    String hog = "(head -c 30000000 /dev/zero; sleep 9) | tail -c 30000000 >/dev/null & ";
    Limits limits = SMALL.withMemory(64 * Limits.MIB, 64 * Limits.MIB);
    Outcome outcome = sandbox.run(Spec.of(limits, "sh", "-c", hog.repeat(4) + "wait"));
    return List.of(
        new Probe(
            "memory-together",
            "killed at 64 MiB",
            outcome.detail(),
            outcome.kind() == Kind.MEMORY));
  }

  private List<Probe> outputFlood() throws InterruptedException {
    Outcome outcome = sandbox.run(Spec.of(SMALL.withOutput(Limits.MIB), "cat", "/dev/zero"));
    boolean held = outcome.kind() == Kind.OUTPUT_LIMIT;
    return List.of(new Probe("output-flood", "killed at 1 MiB", outcome.detail(), held));
  }

  /// Double forks that ignore every polite signal, under a command that never ends.
  private List<Probe> orphans() throws InterruptedException {
    String marker = Bait.marker();
    String orphan = "trap '' TERM HUP INT; (trap '' TERM HUP; sleep 600." + marker + " &) & ";
    Limits limits = SMALL.withWall(Duration.ofMillis(400));
    Outcome outcome =
        sandbox.run(Spec.of(limits, "sh", "-c", orphan + orphan + "sleep 600." + marker));
    long left =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(marker))
            .count();
    boolean held = outcome.kind() == Kind.TIMEOUT && left == 0;
    return List.of(
        new Probe(
            "orphans",
            "0 survivors of the time limit",
            left + " survivors, " + outcome.detail(),
            held));
  }
}
