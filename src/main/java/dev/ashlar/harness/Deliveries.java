package dev.ashlar.harness;

import dev.ashlar.gate.Toolchains;
import dev.ashlar.journal.Durable;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.plan.Digest;
import dev.ashlar.sandbox.ExportedTree;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a run leaves for people: the finished artifact beside the plan, and the postmortem.
final class Deliveries {
  private final Path planDirectory;
  private final RunDirectory run;
  private final Supplier<List<Event>> events;
  private final Function<List<Event>, String> postmortem;
  private final Toolchains toolchains;
  private final InstantSource clock;

  Deliveries(
      Path planDirectory,
      RunDirectory run,
      Supplier<List<Event>> events,
      Function<List<Event>, String> postmortem,
      Toolchains toolchains,
      InstantSource clock) {
    this.planDirectory = planDirectory;
    this.run = run;
    this.events = events;
    this.postmortem = postmortem;
    this.toolchains = toolchains;
    this.clock = clock;
  }

  /// Writes the postmortem of everything so far.
  Event postmortem(Order.WritePostmortem order) throws IOException {
    return postmortem(order, run, postmortem.apply(events.get()), clock);
  }

  /// The same where there is no workshop: it needs neither sandbox nor toolchain.
  static Event postmortem(
      Order.WritePostmortem order, RunDirectory run, String page, InstantSource clock)
      throws IOException {
    var text = page.getBytes(StandardCharsets.UTF_8);
    Durable.replace(run.postmortem(), text);
    return new Event.PostmortemWritten(clock.instant(), order.key(), Digest.of(text));
  }

  /// Writes `artifact/`: sources, build and the `run` script, beside the old one first and then in
  /// its place.
  void artifact(FrozenPlan plan, SortedMap<String, byte[]> tree, Optional<ExportedTree> build)
      throws IOException {
    var fresh = Files.createTempDirectory(run.root(), "artifact-");
    for (var file : tree.entrySet()) {
      write(fresh.resolve("source").resolve(file.getKey()), file.getValue(), false);
    }
    if (build.isPresent()) {
      for (var file : build.get().files().entrySet()) {
        write(
            fresh.resolve("build").resolve(file.getKey()),
            file.getValue().bytes(),
            file.getValue().executable());
      }
    }
    if (plan.plan().endToEnd().deliver().isPresent()) {
      write(fresh.resolve("run"), script(plan.plan().endToEnd().deliver().get()), true);
    }
    fresh.toFile().setReadable(true, false);
    fresh.toFile().setExecutable(true, false);
    replace(fresh, planDirectory.resolve("artifact"));
  }

  /// The plan's own line, with the toolchains of this machine in front of the path: what is in the
  /// path may be another version than the gates had. Elsewhere the path alone decides.
  private byte[] script(String body) {
    var text = new StringBuilder("#!/bin/sh\nHERE=$(dirname \"$(readlink -f \"$0\")\")\n");
    for (var toolchain : toolchains.list()) {
      for (var bin : toolchain.pathDirs()) {
        text.append("if [ -d %1$s ]; then PATH=%1$s:$PATH; fi\n".formatted(quoted(bin)));
      }
    }
    return text.append(body).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  private void replace(Path fresh, Path place) throws IOException {
    if (Files.exists(place)) {
      var old = Files.createTempDirectory(run.root(), "old-artifact-").resolve("artifact");
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(Path file, byte[] bytes, boolean executable) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    if (executable && !file.toFile().setExecutable(true, false)) {
      throw new IOException("could not make " + file + " executable");
    }
  }
}
