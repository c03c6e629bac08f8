package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Outcome.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One command from its start to its outcome: the core that `Sandbox.run` and `Session` share.
///
/// The set-up prints a ready line of our own, then waits for a go. So a sandbox that could not be
/// set up is never mistaken for a command that failed, its processes are known before the command
/// can make more, and a command never starts after the harness has died.
final class Running {
  private static final Duration SETUP_MAX = Duration.ofSeconds(30);
  private static final Duration DEATH_MAX = Duration.ofSeconds(5);
  private static final byte[] GO = {'\n'};

  private final Process process;
  private final Launch launch;
  private final Limits limits;
  private final HeadTail errors = new HeadTail(Limits.KEPT_BYTES);
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private final AtomicLong outputLeft;
  private final MemoryWatch memory;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final Drain drain;
  private final Thread stdout;
  private final Thread stderr;
  private final long oomKillsBefore = Procfs.outOfMemoryKills();
  private long startedNanos = System.nanoTime();
  private @Nullable Outcome outcome;

  private Running(Process process, Launch launch, Limits limits, String readyLine, Drain drain) {
    this.process = process;
    this.launch = launch;
    this.limits = limits;
    this.outputLeft = new AtomicLong(limits.streams().outputBytes());
    this.memory = new MemoryWatch(launch.ending(), limits.memory().togetherBytes());
    this.drain = drain;
    this.stdout = pump("stdout", () -> drainStdout(readyLine));
    this.stderr = pump("stderr", () -> errors.drain(metered(process.getErrorStream())));
  }

  /// Starts the set-up and returns when the command may begin or the set-up has failed.
  static Running start(Spawner spawner, Launch launch, Limits limits, String ready, Drain drain)
      throws IOException, InterruptedException {
    try {
      launch.requirePassable();
      ProcessBuilder builder =
          new ProcessBuilder(launch.command()).directory(launch.directory().toFile());
      builder.environment().clear();
      Running running = new Running(spawner.spawn(builder), launch, limits, ready, drain);
      running.awaitReady();
      return running;
    } catch (IOException | InterruptedException e) {
      launch.oncePassed().forEach(Running::delete);
      launch.afterwards().forEach(Running::delete);
      throw e;
    }
  }

  private void awaitReady() throws InterruptedException {
    try {
      if (ready.get(SETUP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        launch.ending().attach(process);
      } else {
        stop(Kind.INFRA, "the sandbox could not be set up");
      }
    } catch (TimeoutException e) {
      stop(Kind.INFRA, "the sandbox was not set up within " + SETUP_MAX.toSeconds() + " s");
    } catch (ExecutionException e) {
      stop(Kind.INFRA, "the sandbox could not be set up: " + e.getCause());
    } catch (InterruptedException e) {
      stop(Kind.INFRA, "interrupted while the sandbox was set up");
      conclude();
      throw e;
    } finally {
      launch.oncePassed().forEach(Running::delete);
      startedNanos = System.nanoTime();
    }
  }

  /// Lets the command begin and returns its standard input; nothing begins when the set-up has
  /// failed.
  OutputStream go() {
    OutputStream in = process.getOutputStream();
    try {
      if (stop.get() == null) {
        in.write(GO);
        in.flush();
      }
    } catch (IOException e) {
      stop(Kind.INFRA, "the sandbox ended before the command began");
    }
    return in;
  }

  /// Ends everything now; the first reason given counts.
  void stop(Kind kind, String detail) {
    boolean tooLate = kind == Kind.TIMEOUT || kind == Kind.MEMORY;
    if (tooLate && !process.isAlive()) {
      return;
    }
    stop.compareAndSet(null, new Stop(kind, detail));
    launch.ending().kill();
    Uninterrupted.kill(process);
  }

  /// Watches clock and memory until the command has ended.
  void watch() throws InterruptedException {
    long sample = Limits.MEMORY_SAMPLE.toMillis();
    while (!process.waitFor(Math.clamp(millisLeft(), 1, sample), TimeUnit.MILLISECONDS)) {
      if (millisLeft() <= 0) {
        stop(Kind.TIMEOUT, "still running after the wall-clock limit of " + text(limits.wall()));
        process.waitFor(DEATH_MAX.toMillis(), TimeUnit.MILLISECONDS);
        return;
      }
      String over = memory.sample();
      if (!over.isEmpty()) {
        stop(Kind.MEMORY, over);
      }
    }
  }

  /// True if the command ended by itself within this time.
  boolean endedWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private long millisLeft() {
    return limits.wall().toMillis() - (System.nanoTime() - startedNanos) / 1_000_000;
  }

  /// Kills what is left, makes sure that nothing is, and tells how it ended. Calling it again tells
  /// the same.
  synchronized Outcome conclude() {
    if (outcome == null) {
      Duration wall = Duration.ofNanos(System.nanoTime() - startedNanos);
      if (drain instanceof Lines lines) {
        lines.abandon();
      }
      boolean gone = Uninterrupted.end(process, launch.ending(), DEATH_MAX);
      Uninterrupted.join(stdout, DEATH_MAX);
      Uninterrupted.join(stderr, DEATH_MAX);
      launch.afterwards().forEach(Running::delete);
      if (!gone) {
        stop.set(
            new Stop(
                Kind.INFRA, "processes of the sandbox outlive their end by " + text(DEATH_MAX)));
      }
      outcome = outcome(wall);
    }
    return outcome;
  }

  private Outcome outcome(Duration wall) {
    Output err = errors.output();
    Stop reason = stop.get();
    Reading reading =
        reason == null
            ? Reading.ofExit(exit(), err, limits, Procfs.outOfMemoryKills() > oomKillsBefore)
            : Reading.ofStop(reason, err);
    Output out = drain instanceof HeadTail headTail ? headTail.output() : Output.EMPTY;
    Export export =
        drain instanceof TarIntake intake && reason == null
            ? intake.export()
            : new Export.Nothing();
    return new Outcome(
        reading.kind(),
        reading.exit(),
        reading.signal(),
        reading.detail(),
        out,
        err,
        wall,
        memory.most(),
        export);
  }

  /// The command's exit status; that of the set-up around it is something else when an export was
  /// cut short.
  private int exit() {
    return drain instanceof TarIntake intake && intake.exit().isPresent()
        ? intake.exit().getAsInt()
        : process.exitValue();
  }

  private void drainStdout(String readyLine) throws IOException {
    try (InputStream in = process.getInputStream()) {
      ready.complete(readyLine(in).equals(readyLine));
      drain.drain(drain instanceof TarIntake ? in : metered(in));
      if (drain instanceof Lines lines && lines.tooLong()) {
        stop(Kind.OUTPUT_LIMIT, "printed a line over " + limits.streams().lineBytes() + " bytes");
      }
      if (drain instanceof TarIntake intake && intake.export() instanceof Export.Refused) {
        launch.ending().kill();
      }
    } finally {
      ready.complete(false);
    }
  }

  private static String readyLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next;
    while ((next = in.read()) >= 0 && next != '\n' && line.length() < 200) {
      line.append((char) next);
    }
    return line.toString();
  }

  private InputStream metered(InputStream in) {
    return new MeteredStream(
        in,
        outputLeft,
        () ->
            stop(
                Kind.OUTPUT_LIMIT,
                "printed more than " + limits.streams().outputBytes() + " bytes"));
  }

  private interface Pumping {
    void run() throws IOException;
  }

  private Thread pump(String stream, Pumping pumping) {
    return Thread.ofPlatform()
        .daemon()
        .name("ashlar-sandbox-" + stream)
        .start(() -> {
          try {
            pumping.run();
          } catch (IOException e) {
            // The pipe was closed under us: the process is gone.
          }
        });
  }

  static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }

  private static void delete(Path path) {
    try {
      if (Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        Trees.delete(path);
      } else {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // A leftover temporary file harms nobody; the outcome must not depend on it.
    }
  }

  /// A line that no other sandbox prints.
  static String readyLine() {
    return "ready " + java.util.UUID.randomUUID();
  }
}
