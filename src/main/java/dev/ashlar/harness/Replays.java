package dev.ashlar.harness;

import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.Recording;
import dev.ashlar.codec.RecordingCodec;
import dev.ashlar.codec.UnreadableLine;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.plan.Parallelism;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs a recorded run again: what its agents and its person said comes from the record, everything
/// else happens for real.
public final class Replays {
  private Replays() {}

  /// Reads a recording's file.
  ///
  /// @throws IOException if it is not one, with the line
  public static Recording read(Path file) throws IOException {
    try {
      return RecordingCodec.decode(Files.readString(file));
    } catch (UnreadableLine e) {
      throw new IOException(file + ": " + e.why(), e);
    }
  }

  /// Lays the recorded plan out in the settings' directory, which must not hold one, and begins its
  /// run.
  public static Opening begin(Settings settings, Recording recording)
      throws IOException, InterruptedException {
    var recorded = recording.admitted();
    var plan = replayed(recorded.plan());
    return switch (Machine.find(plan, settings)) {
      case Machine.Found.Missing missing -> new Opening.Refused(missing.refusal());
      case Machine.Found.Ready ready -> {
        var files = PlanFiles.of(recording.tree(recorded.planDigest()));
        layOut(files, settings.planDirectory());
        var admitted = Admission.admitted(plan, files, ready.machine(), List.of());
        yield Runs.begin(settings, admitted, Optional.of(recording));
      }
    };
  }

  /// The recording that a run's agents answer from, if it is a replay.
  static Optional<Recording> of(RunDirectory run) throws IOException {
    return Files.exists(run.recording()) ? Optional.of(read(run.recording())) : Optional.empty();
  }

  /// Puts the plans that recorded amendments name into the store, so that they can be recorded
  /// again.
  static void keepPlans(Recording recording, Store store) throws IOException {
    for (var event : recording.events()) {
      if (event instanceof Event.ContractAmended amended) {
        store.put(Trees.of(recording.tree(amended.planDigest())));
      } else if (event instanceof Event.TestsAmended amended) {
        store.put(Trees.of(recording.tree(amended.planDigest())));
      }
    }
  }

  /// The recorded plan with recorded agents, and as many gates at once as there are processors:
  /// whoever answers at once leaves gates as the only thing to wait for.
  private static Plan replayed(Plan plan) {
    var recorded = plan.parallelism();
    var gates = Math.max(recorded.gates(), Runtime.getRuntime().availableProcessors());
    return new Plan(
        plan.artifact(),
        plan.requirements(),
        plan.toolchains(),
        plan.modules(),
        plan.tiers(),
        plan.endToEnd(),
        plan.roles().each(seat -> new Roles.Seat("recorded", seat.lease())),
        plan.budget(),
        new Parallelism(recorded.generators(), recorded.evaluators(), gates, recorded.unjudged()));
  }

  private static void layOut(PlanFiles files, Path directory) throws IOException {
    if (Files.exists(directory.resolve("ashlar.yaml"))) {
      throw new IOException(directory + " holds a plan already; name an empty directory");
    }
    for (var file : files.files().entrySet()) {
      var path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }
}
