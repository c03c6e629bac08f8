package dev.ashlar.cli;

import dev.ashlar.architect.Assessment;
import dev.ashlar.architect.AssessmentJson;
import dev.ashlar.architect.AssessmentPage;
import dev.ashlar.architect.Facts;
import dev.ashlar.architect.HandOff;
import dev.ashlar.architect.PlanReading;
import dev.ashlar.architect.ProgressPlot;
import dev.ashlar.architect.Rates;
import dev.ashlar.architect.Way;
import dev.ashlar.codec.JsonPage;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.harness.PlanFolder;
import dev.ashlar.plan.DesignRule;
import dev.ashlar.plan.GateRule;
import dev.ashlar.plan.Nearest;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ashlar assess`: whether parallel codegen applies to a brief or a plan, against the patterns
/// that compete with it, and what to use where it does not.
@Command(
    name = "assess",
    description =
        "Say whether a brief or a plan is work for parallel agents, or what to use instead")
final class AssessVerb implements Callable<Integer> {
  private static final String PLAN = "ashlar.yaml";

  /// Rules of a plan that are the first two pre-conditions themselves: a plan that breaks only
  /// these is refused, not wrong.
  private static final Set<String> PRECONDITIONS =
      Set.<Rule>of(
              DesignRule.CYCLE,
              DesignRule.NOTHING_PARALLEL,
              DesignRule.MODULES_MAX,
              GateRule.GATE_CANNOT_FAIL)
          .stream()
          .map(Rule::id)
          .collect(Collectors.toUnmodifiableSet());

  private final Shell shell;
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "BRIEF|DIR",
      description = "A brief in plain text or Markdown, or a plan's directory; else the plan here")
  private @Nullable Path named;

  @Option(names = "--json", description = "Print JSON instead of Markdown")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Write predicted progress over time as an SVG picture")
  private @Nullable Path plot;

  @Option(
      names = "--handoff",
      paramLabel = "DIR",
      description = "Write what the recommended pattern starts from into DIR, new or empty")
  private @Nullable Path handoff;

  @Option(
      names = "--for",
      paramLabel = "PATTERN",
      description = "Hand off to this pattern: single, managed, pair, team or planning")
  private @Nullable String pattern;

  @Mixin private ReaderSeat reader = new ReaderSeat();

  AssessVerb(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var asked = Optional.ofNullable(pattern).map(AssessVerb::way);
    var read = read();
    var assessment = read.assessment();
    if (plot != null) {
      plot(assessment, shell.resolve(plot));
    }
    var way = asked.orElse(assessment.way());
    if (handoff != null) {
      handOff(HandOff.of(assessment, way, read.brief()), shell.resolve(handoff));
    }
    if (json) {
      terminal.print(AssessmentJson.of(assessment));
    } else {
      terminal.print(Terminal.shown(AssessmentPage.of(assessment)));
      next(HandOff.of(assessment, way, read.brief()));
    }
    return assessment.applies() ? ExitCode.OK.code() : ExitCode.REFUSED.code();
  }

  /// An assessment, and the words it was made of.
  private record Read(Assessment assessment, String brief) {}

  private static Way way(String id) {
    var ids = Arrays.stream(Way.values()).filter(way -> way != Way.PARALLEL).map(Way::id).toList();
    return Arrays.stream(Way.values())
        .filter(way -> way != Way.PARALLEL && way.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            Complaint.usage("unknown pattern `" + id + "`")
                .hint(Nearest.hint(id, ids, "the patterns are: " + String.join(", ", ids))));
  }

  private void plot(Assessment assessment, Path file) throws IOException {
    if (assessment.outlook().isEmpty()) {
      terminal.talk("note: no picture was written, as no size is known and nothing is predicted");
      return;
    }
    AtomicFiles.write(file, ProgressPlot.of(assessment.outlook().get()));
    terminal.talk("the picture is in " + file);
  }

  private void handOff(HandOff made, Path directory) throws IOException {
    AtomicFiles.writeAll(directory, made.files());
    terminal.talk("the hand-off is in " + directory + ": " + made.use());
  }

  private void next(HandOff made) {
    if (handoff == null) {
      var files = made.files().keySet();
      terminal.talk(
          terminal.faint("hint:")
              + " `--handoff DIR` writes "
              + String.join(", ", files.stream().limit(4).toList())
              + (files.size() > 4 ? " and " + (files.size() - 4) + " more" : "")
              + ": "
              + made.use());
    }
  }

  private Read read() throws IOException, InterruptedException {
    var path = named == null ? shell.directory() : shell.resolve(named);
    if (Files.isDirectory(path)) {
      return ofPlan(path);
    }
    if (PLAN.equals(String.valueOf(path.getFileName())) && Files.exists(path)) {
      return ofPlan(Optional.ofNullable(path.getParent()).orElse(path));
    }
    return ofBrief(path);
  }

  private Read ofPlan(Path directory) throws IOException {
    if (reader.choice().isPresent()) {
      throw Complaint.usage("--agent reads briefs; of a plan nothing is left to find");
    }
    if (!Files.exists(directory.resolve(PLAN))) {
      throw Complaint.usage("there is no " + PLAN + " in " + directory)
          .hint("name a brief: `ashlar assess brief.md`")
          .hint("or the directory of a plan: `ashlar assess DIR`");
    }
    var files = PlanFolder.read(directory);
    return switch (PlanReader.read(files)) {
      case Reading.Refused refused -> throw refused(refused.problems());
      case Reading.Admissible admissible ->
          new Read(
              Assessment.of(PlanReading.read(admissible.plan(), files), rates(directory)),
              "The plan is `ashlar.yaml` in "
                  + directory.getFileName()
                  + ", with its contracts and locked tests.\n");
    };
  }

  private void print(List<Problem> problems) {
    if (json) {
      terminal.print(
          JsonPage.of(page ->
              page.field("format", 1)
                  .absent("applies")
                  .objects("problems", problems, CheckVerb::problem)));
    } else {
      PlanProblems.print(terminal, problems);
    }
  }

  private Complaint refused(List<Problem> problems) {
    var errors =
        problems.stream().filter(problem -> problem.severity() == Problem.Severity.ERROR).toList();
    print(errors);
    if (errors.stream().allMatch(problem -> PRECONDITIONS.contains(problem.rule()))) {
      return Complaint.refused("the plan does not meet the pre-conditions of parallel codegen")
          .hint(
              "mend what is named above, or let a single agent build it with the same locked"
                  + " tests");
    }
    return Complaint.usage("the plan cannot be assessed before these errors are mended");
  }

  private Read ofBrief(Path file) throws IOException, InterruptedException {
    var choice = reader.choice();
    var brief = BriefFile.read(file, "assess", this::print);
    var rates = rates(Optional.ofNullable(file.getParent()).orElse(file));
    var readings = new BriefReadings(shell);
    if (choice.isPresent()) {
      return new Read(Assessment.of(readings.by(choice.get(), brief, reader), rates), brief.text());
    }
    readings
        .before(brief)
        .flatMap(Facts::readBy)
        .ifPresent(by ->
            terminal.talk(
                "note: "
                    + Terminal.shownOnOneLine(by.agent())
                    + " has read this brief; `--agent` counts what it found"));
    var assessment = Assessment.of(brief.brief(), rates);
    return new Read(assessment, brief.text());
  }

  private Rates rates(Path directory) throws IOException {
    return Rates.of(new PastRuns(terminal).below(List.of(shell.directory(), directory)));
  }
}
