package dev.ashlar.cli;

import dev.ashlar.architect.Assessment;
import dev.ashlar.architect.BriefReader;
import dev.ashlar.architect.HandOff;
import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.architect.PlanningTurn;
import dev.ashlar.architect.Rates;
import dev.ashlar.architect.Way;
import dev.ashlar.codec.JsonPage;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.design.DesignDocument;
import dev.ashlar.design.HtmlDesign;
import dev.ashlar.design.MarkdownDesign;
import dev.ashlar.harness.PlanningBook;
import dev.ashlar.journal.Durable;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import dev.ashlar.workspace.TreeRemover;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// How `ashlar plan` stops: with a plan that a person approves, or with what to use instead.
final class PlanEnding {
  private final Shell shell;
  private final Terminal terminal;
  private final PlanningBook book;
  private final boolean json;

  PlanEnding(Shell shell, PlanningBook book, boolean json) {
    this.shell = shell;
    this.terminal = shell.terminal();
    this.book = book;
    this.json = json;
  }

  /// Every rule is content: a person decides.
  Integer approval(boolean yes) throws IOException, InterruptedException {
    var draft = book.show();
    var design = documents(draft);
    if (!json) {
      shown(design);
    }
    if (yes || asked()) {
      return accepted();
    }
    if (json) {
      print("draft", Optional.empty(), "a person has not approved it yet");
    } else {
      terminal.say("The draft waits for a person's word: " + draft);
    }
    terminal.talk(
        terminal.faint("hint:")
            + " `"
            + shell.command()
            + " plan --approve` lays it out in "
            + book.terms().directory());
    terminal.talk(
        terminal.faint("hint:")
            + " `"
            + shell.command()
            + " plan --send-back TEXT` has the planner change it");
    return ExitCode.WAITS.code();
  }

  private boolean asked() throws IOException {
    if (!terminal.interactive() || json) {
      return false;
    }
    terminal.talk("Approve it? Its tests are locked when it is run. [y/N]");
    terminal.flush();
    var in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    var answer = Optional.ofNullable(in.readLine()).orElse("");
    return answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
  }

  private Integer accepted() throws IOException, InterruptedException {
    var directory = book.terms().directory();
    AtomicFiles.writeAllBytes(directory, book.draft());
    book.laidOut(directory);
    return laidOut(directory);
  }

  /// The plan lies there.
  Integer laidOut(Path directory) throws IOException {
    if (json) {
      print("accepted", Optional.of(directory), "");
    } else {
      terminal.say(directory.toString());
      terminal.talk(
          "The plan is laid out. Try it: `"
              + shell.at(directory).command()
              + " check`; then `"
              + shell.at(directory).command()
              + " run`");
      terminal.talk(
          "who wrote it and its tests is in authors.json; none of them may take an order of its"
              + " run");
    }
    return ExitCode.OK.code();
  }

  /// The draft as a design document, beside it.
  private DesignDocument documents(Path draft) throws IOException, InterruptedException {
    var files = PlanFiles.of(book.draft());
    return switch (PlanReader.read(files)) {
      case Reading.Admissible(Plan plan, List<Problem> warnings) -> {
        var design = DesignDocument.of(plan, files, warnings);
        Durable.replace(
            draft.resolveSibling("design.md"),
            MarkdownDesign.of(design).getBytes(StandardCharsets.UTF_8));
        Durable.replace(
            draft.resolveSibling("design.html"),
            HtmlDesign.of(design).getBytes(StandardCharsets.UTF_8));
        modules(plan, files);
        yield design;
      }
      case Reading.Refused(var problems) ->
          throw new IOException("the accepted draft is refused now: " + problems.getFirst());
    };
  }

  private void modules(Plan plan, PlanFiles files) {
    if (json) {
      return;
    }
    var table = new Columns("MODULE", "NEEDS", "CASES", "HELD OUT", "PURPOSE");
    for (var module : plan.modules()) {
      table.row(
          module.name().text(),
          String.join(" ", module.needs().stream().map(Object::toString).toList()),
          "" + lines(files, module.gate().cases()),
          "" + lines(files, module.gate().heldOut()),
          Terminal.shownOnOneLine(module.purpose()));
    }
    terminal.say(
        Terminal.shownOnOneLine(plan.artifact().name() + ": " + plan.artifact().summary()));
    terminal.say("");
    table.print(terminal);
    terminal.say("");
  }

  private static long lines(PlanFiles files, Optional<String> path) {
    return path.flatMap(files::text).orElse("").lines().filter(line -> !line.isBlank()).count();
  }

  private void shown(DesignDocument design) throws IOException {
    var planning = book.planning();
    for (var part : PlanningPart.values()) {
      planning
          .lastHandedIn(part)
          .ifPresent(turn ->
              terminal.say(
                  "The "
                      + part.author()
                      + " ("
                      + Terminal.shownOnOneLine(turn.author().instance())
                      + ", "
                      + Terminal.shownOnOneLine(turn.author().agent())
                      + ") says:\n\n"
                      + Terminal.shown(turn.words()).strip().indent(2)));
    }
    for (var warning : design.warnings()) {
      terminal.say("warning: " + Terminal.shownOnOneLine(warning.message()));
    }
    terminal.say("Design document: " + book.root().resolve("design.html"));
    terminal.say("");
  }

  /// No plan comes of it: what comes first instead.
  Integer over(PlanningOwed.Over over) throws IOException {
    var directory = book.root().resolve("hand-off");
    if (Files.exists(directory)) {
      TreeRemover.remove(directory);
    }
    var brief = book.brief();
    var read = BriefReader.read(book.terms().brief(), brief.getBytes(StandardCharsets.UTF_8));
    var assessment = Assessment.of(read.brief().orElseThrow(), Rates.table());
    var handOff = HandOff.of(assessment, Way.PLANNING, brief);
    var files = new LinkedHashMap<>(handOff.files());
    files.put("REASONS.md", reasons(over));
    AtomicFiles.writeAll(directory, files);
    if (json) {
      print("refused", Optional.empty(), over.words());
    }
    var complaint =
        Complaint.refused(words(over.why()) + ": " + Terminal.shown(over.words()))
            .hint("the hand-off is in " + directory + ": " + handOff.use());
    throw switch (over.why()) {
      case NOT_PLANNABLE -> complaint.hint("mend the brief and plan it anew with `--new`");
      case TURNS_USED_UP -> complaint.hint("`" + shell.command() + " plan --turns N` goes on");
      case BUDGET_USED_UP -> complaint.hint("`" + shell.command() + " plan --budget N` goes on");
    };
  }

  private static String words(PlanningOwed.Why why) {
    return switch (why) {
      case NOT_PLANNABLE -> "the planner says that this brief cannot be planned";
      case TURNS_USED_UP -> "no plan came of it that the rules accept";
      case BUDGET_USED_UP -> "no plan came of it for what it may cost";
    };
  }

  /// What stood in the way, in the words of agents and rules.
  private String reasons(PlanningOwed.Over over) throws IOException {
    var text = new StringBuilder("# Why no plan came of it\n\n");
    text.append(words(over.why())).append(":\n\n");
    over.words().lines().forEach(line -> text.append("> ").append(line).append('\n'));
    book.planning().turns().stream()
        .reduce((_, last) -> last)
        .filter(last -> !last.problems().list().isEmpty())
        .ifPresent(last -> {
          text.append("\nWhat the rules said last:\n\n");
          for (Finding finding : last.problems().list()) {
            text.append("- ").append(finding).append('\n');
          }
        });
    return text.toString();
  }

  private void print(String state, Optional<Path> directory, String why) throws IOException {
    var planning = book.planning();
    terminal.print(
        JsonPage.of(page ->
            page.field("format", 1)
                .field("state", state)
                .field("planning", book.root().toString())
                .field("directory", directory)
                .field("why", why)
                .objects("turns", planning.turns(), PlanEnding::turn)));
  }

  private static void turn(JsonPage page, PlanningTurn turn) {
    page.field("order", turn.key().toString())
        .field("instance", turn.author().instance())
        .field("agent", turn.author().agent())
        .field("came", turn.came())
        .field("accepted", turn.accepted())
        .texts("problems", turn.problems().list())
        .field("tokens", turn.usage().tokens())
        .field("usdMicros", turn.usage().usdMicros());
  }
}
