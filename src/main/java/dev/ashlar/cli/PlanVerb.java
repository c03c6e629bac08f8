package dev.ashlar.cli;

import dev.ashlar.architect.Assessment;
import dev.ashlar.architect.Planning;
import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.architect.Rates;
import dev.ashlar.architect.Way;
import dev.ashlar.harness.PlanningBook;
import dev.ashlar.harness.PlanningTerms;
import dev.ashlar.harness.Plannings;
import dev.ashlar.harness.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ashlar plan`: has agents write the plan and its tests from a brief, until every rule is content
/// and a person approves; goes on where it was if it was called before.
@Command(
    name = "plan",
    description = "Have agents make an admitted plan from a brief, or go on with one")
final class PlanVerb implements Callable<Integer> {
  private final Shell shell;
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "BRIEF",
      description = "What is wanted, in plain text or Markdown; else the planning begun here last")
  private @Nullable Path named;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Lay the plan out in DIR, new or empty, instead of one called as the brief")
  private @Nullable Path dir;

  @Mixin private PlanSeats seats = new PlanSeats();
  @Mixin private PlanBounds bounds = new PlanBounds();
  @Mixin private IsolationChoice isolation = new IsolationChoice();

  @Option(names = "--new", description = "Begin anew, though this brief was planned before")
  private boolean fresh;

  @Option(
      names = "--yes",
      description = "Approve the plan without being asked, as soon as every rule is content")
  private boolean yes;

  @Option(
      names = "--approve",
      description = "Approve the finished draft that waits; refused when none does")
  private boolean approve;

  @Option(
      names = "--send-back",
      paramLabel = "TEXT",
      description = "Send the finished draft back to the planner with this word")
  private @Nullable String word;

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  PlanVerb(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (approve && word != null) {
      throw Complaint.usage("a draft is either approved or sent back")
          .hint("leave out --approve or --send-back");
    }
    var book = book();
    if (book.laidOut().isPresent()) {
      return new PlanEnding(shell, book, json).laidOut(book.laidOut().get());
    }
    terminal.talk("the planning is kept in " + book.root());
    var settings = isolation.settings(shell);
    if (approve && !(book.planning().owed() instanceof PlanningOwed.Approval)) {
      throw noDraft();
    }
    if (word != null) {
      sendBack(book, word);
    }
    carryOn(settings, book);
    var ending = new PlanEnding(shell, book, json);
    return switch (book.planning().owed()) {
      case PlanningOwed.Approval() -> ending.approval(yes || approve);
      case PlanningOwed.Over over -> ending.over(over);
      case PlanningOwed.Turn _, PlanningOwed.Judgment _ ->
          throw new IllegalStateException("a turn is owed still");
    };
  }

  private void carryOn(Settings settings, PlanningBook book)
      throws IOException, InterruptedException {
    try (var _ = Parting.with(terminal, shell.command() + " plan")) {
      var refusal = Plannings.carryOn(settings, book, rates());
      if (refusal.isPresent()) {
        throw PlanProblems.complaint(refusal.get());
      }
    }
  }

  private static void sendBack(PlanningBook book, String word) throws IOException {
    if (word.isBlank()) {
      throw Complaint.usage("--send-back needs a word that says what is to be otherwise");
    }
    Plannings.sendBack(book, word)
        .ifPresent(why -> {
          throw Complaint.refused(why);
        });
  }

  private Complaint noDraft() {
    return Complaint.refused("no finished draft waits for a person's word")
        .hint("`" + shell.command() + " plan` goes on until one does, and shows it")
        .hint("with `--yes` it is approved unseen, as soon as every rule is content");
  }

  private Rates rates() throws IOException {
    return Rates.of(new PastRuns(terminal).below(List.of(shell.directory())));
  }

  /// The planning that is meant, with the terms as they are now.
  private PlanningBook book() throws IOException, InterruptedException {
    var finder = new PlanningFinder(shell.directory(), Planning.Goal.PLAN);
    if (named == null) {
      var current = finder.current();
      if (fresh || current.isEmpty()) {
        throw Complaint.usage("say which brief is to be planned")
            .hint("for instance `ashlar plan brief.md`");
      }
      return again(finder, current.get());
    }
    var file =
        BriefFile.read(
            shell.resolve(named), "plan", problems -> PlanProblems.print(terminal, problems));
    var name = PlanName.of(file.name());
    var before = fresh ? Optional.<PlanningBook>empty() : finder.named(name);
    if (before.isEmpty() && approve) {
      throw noDraft();
    }
    if (before.isEmpty()) {
      return begun(finder, file, name);
    }
    if (!before.get().terms().digest().equals(file.digest())) {
      throw Complaint.usage("the brief was changed since its planning began")
          .hint("`ashlar plan BRIEF --new` plans it anew; the old planning is kept");
    }
    return again(finder, before.get());
  }

  private PlanningBook begun(PlanningFinder finder, BriefFile file, String name)
      throws IOException, InterruptedException {
    assessed(file);
    var directory = dir == null ? shell.directory().resolve(name) : shell.resolve(dir);
    AtomicFiles.refuseUnlessFree(directory);
    var all = seats.all(Optional.empty());
    var refusal = Plannings.refusal(all.values(), bounds.boundsMoney(), isolation.settings(shell));
    if (refusal.isPresent()) {
      throw PlanProblems.complaint(refusal.get());
    }
    var terms =
        new PlanningTerms(
            file.name(),
            file.digest(),
            directory,
            all,
            bounds.terms(Planning.Goal.PLAN, Optional.empty()));
    var book = finder.fresh(name);
    book.begin(terms, file.bytes());
    finder.makeCurrent(book);
    return book;
  }

  private PlanningBook again(PlanningFinder finder, PlanningBook book) throws IOException {
    var old = book.terms();
    book.keep(
        new PlanningTerms(
            old.brief(),
            old.digest(),
            dir == null ? old.directory() : shell.resolve(dir),
            seats.all(Optional.of(old)),
            bounds.terms(Planning.Goal.PLAN, Optional.of(old.bounds()))));
    finder.makeCurrent(book);
    return book;
  }

  /// Whether planning is worth while at all. That modules are not named yet is no reason against
  /// it: naming them is what a planning does.
  private void assessed(BriefFile file) throws IOException, InterruptedException {
    var read = new BriefReadings(shell).before(file);
    var assessment =
        read.isPresent()
            ? Assessment.of(read.get(), rates())
            : Assessment.of(file.brief(), rates());
    if (assessment.applies() || assessment.way() == Way.PLANNING) {
      return;
    }
    throw Complaint.refused(
            "parallel codegen does not apply to this brief: "
                + assessment.why()
                + "; use "
                + assessment.way().words()
                + " instead")
        .hint("`ashlar assess " + named + "` shows the evidence, and what is missing")
        .hint(
            "`ashlar assess "
                + named
                + " --agent NAME` has an agent look for what rules do not find")
        .hint("`ashlar assess " + named + " --handoff DIR` writes what that starts from");
  }
}
