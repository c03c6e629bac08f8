package dev.ashlar.cli;

import dev.ashlar.codec.JsonPage;
import dev.ashlar.report.Figures;
import dev.ashlar.workspace.Exporter;
import dev.ashlar.workspace.Exporting;
import dev.ashlar.workspace.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar export`: the artifact as a Git branch whose history is the run, a commit per seal; or
/// the roles as sub-agents of Claude Code.
@Command(
    name = "export",
    description =
        "Write the artifact as a Git branch with a commit per seal, or the roles for Claude Code")
final class ExportVerb implements Callable<Integer> {
  private static final String BRANCH = "ashlar/";

  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Option(
      names = "--to",
      paramLabel = "REPO",
      description = "The Git repository to write to; made if there is nothing yet")
  private @Nullable Path repository;

  @Option(
      names = "--claude-agents",
      paramLabel = "DIR",
      description =
          "Write sub-agents for the roles and a skill that drives Ashlar below DIR/.claude")
  private @Nullable Path claudeAgents;

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "The branch to make or move forward; ashlar/ARTIFACT if not given")
  private String branch = "";

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  ExportVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (repository != null && claudeAgents == null) {
      return artifact(repository);
    }
    if (claudeAgents != null && repository == null) {
      return agents(claudeAgents);
    }
    throw Complaint.usage("export takes either --to REPO or --claude-agents DIR");
  }

  private Integer agents(Path directory) throws IOException {
    var written = ClaudeFiles.write(shell.resolve(directory));
    if (json) {
      shell
          .terminal()
          .print(
              JsonPage.of(page ->
                  page.field("format", 1)
                      .texts("written", written.stream().map(Path::toString).toList())));
    } else {
      written.forEach(path -> shell.terminal().print(path + "\n"));
      if (written.isEmpty()) {
        shell.terminal().talk("nothing changed: these files are there already, as Ashlar has them");
      }
    }
    return ExitCode.OK.code();
  }

  private Integer artifact(Path to) throws IOException {
    var recorded = RecordedRun.read(new RunFinder(shell.directory()).find(run));
    var seals = SealLog.of(recorded.events());
    if (seals.isEmpty() || !Files.isDirectory(recorded.directory().store())) {
      throw Complaint.refused("nothing is sealed yet, so there is nothing to export")
          .hint("`ashlar status` shows how far the run is");
    }
    var store = Store.open(recorded.directory().store());
    var place = shell.resolve(to);
    return switch (new Exporter(store).export(place, branch(recorded), History.of(seals, store))) {
      case Exporting.Refused(var reason, var hint) -> throw Complaint.refused(reason).hint(hint);
      case Exporting.Exported exported -> say(exported);
    };
  }

  private String branch(RecordedRun recorded) {
    return branch.isEmpty() ? BRANCH + recorded.admitted().plan().artifact().name() : branch;
  }

  private Integer say(Exporting.Exported exported) {
    shell
        .terminal()
        .print(
            json
                ? JsonPage.of(page ->
                    page.field("format", 1)
                        .field("repository", exported.repository().toString())
                        .field("branch", exported.branch())
                        .field("tip", exported.tip().hex())
                        .field("added", exported.added()))
                : words(exported));
    return ExitCode.OK.code();
  }

  private static String words(Exporting.Exported exported) {
    var branch = exported.branch() + " of " + exported.repository();
    var tip = exported.tip().hex().substring(0, 12);
    return exported.added() == 0
        ? "%s is already up to date, at %s%n".formatted(branch, tip)
        : "%s is at %s, %s added%n"
            .formatted(branch, tip, Figures.count(exported.added(), "commit"));
  }
}
