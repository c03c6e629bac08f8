package dev.ashlar.workspace;

import java.nio.file.Path;

/// Where everything of one run lies: `.ashlar/runs/<id>/` beside the plan.
///
/// `journal.jsonl` is the truth and `store.git` what it names; all else can be rebuilt or is kept
/// for people.
public record RunDirectory(Path root) {
  /// The run of that id below a plan's directory.
  public static RunDirectory of(Path planDirectory, String run) {
    return new RunDirectory(runs(planDirectory).resolve(run));
  }

  /// Where a plan's runs lie.
  public static Path runs(Path planDirectory) {
    return planDirectory.resolve(".ashlar").resolve("runs");
  }

  /// The file that names the run which verbs act on when none is named.
  public static Path current(Path planDirectory) {
    return planDirectory.resolve(".ashlar").resolve("current");
  }

  public Path journal() {
    return root.resolve("journal.jsonl");
  }

  public Path store() {
    return root.resolve("store.git");
  }

  /// One directory an attempt, written by its generator.
  public Path workspaces() {
    return root.resolve("workspaces");
  }

  /// Full gate reports, one file an order, for people and for the agents they concern.
  public Path gates() {
    return root.resolve("gates");
  }

  /// What agents said, opened by people only.
  public Path transcripts() {
    return root.resolve("transcripts");
  }

  /// Where the process that runs this run can be reached.
  public Path desk() {
    return root.resolve("desk.json");
  }

  /// The recording that a replay's agents answer from.
  public Path recording() {
    return root.resolve("recording.jsonl");
  }

  public Path postmortem() {
    return root.resolve("postmortem.md");
  }
}
