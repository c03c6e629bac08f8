package dev.ashlar.cli;

import dev.ashlar.architect.Measured;
import dev.ashlar.report.Postmortem;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What the runs beside a plan or a brief measured, from their journals. A journal that cannot be
/// read is told and left out.
record PastRuns(Terminal terminal) {
  private static final int RUNS_MAX = 50;

  /// The measurements of all runs below these directories, the latest fifty.
  List<Measured> below(List<Path> directories) throws IOException {
    var found = new ArrayList<Measured>();
    for (var directory : new LinkedHashSet<>(directories)) {
      for (var run : runs(directory)) {
        try {
          found.add(Measured.of(Postmortem.of(RecordedRun.read(run).events())));
        } catch (Complaint complaint) {
          terminal.talk("note: a past run is left out: " + Terminal.shown(complaint.sentence()));
        }
      }
    }
    return found;
  }

  private static List<RunDirectory> runs(Path plan) throws IOException {
    var directory = RunDirectory.runs(plan);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var entries = Files.list(directory)) {
      var all =
          entries
              .map(RunDirectory::new)
              .filter(run -> Files.exists(run.journal()))
              .sorted(java.util.Comparator.comparing(RunDirectory::root))
              .toList();
      return all.subList(Math.max(0, all.size() - RUNS_MAX), all.size());
    }
  }
}
