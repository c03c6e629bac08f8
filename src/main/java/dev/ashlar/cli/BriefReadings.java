package dev.ashlar.cli;

import dev.ashlar.architect.Facts;
import dev.ashlar.architect.Planning.Goal;
import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.architect.Rates;
import dev.ashlar.harness.PlanningBook;
import dev.ashlar.harness.PlanningTerms;
import dev.ashlar.harness.Plannings;
import dev.ashlar.harness.Refusal;
import dev.ashlar.plan.Roles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The readings of briefs by agents that lie where a command stands. What was read once is not paid
/// for again: the same agent and the same bytes give the same reading.
final class BriefReadings {
  private final Shell shell;
  private final Terminal terminal;
  private final PlanningFinder finder;

  BriefReadings(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
    this.finder = new PlanningFinder(shell.directory(), Goal.FACTS);
  }

  /// The facts of a brief as an agent has read them before, if one has.
  Optional<Facts> before(BriefFile file) throws IOException, InterruptedException {
    var last = finder.named(PlanName.of(file.name()));
    return last.isPresent() && last.get().terms().digest().equals(file.digest())
        ? last.get().facts()
        : Optional.empty();
  }

  /// The facts of a brief as that agent reads them.
  ///
  /// @throws Complaint when nothing comes of it
  Facts by(Roles.Choice reader, BriefFile file, ReaderSeat seat)
      throws IOException, InterruptedException {
    var settings = seat.isolation().settings(shell);
    refuse(Plannings.refusal(List.of(reader), seat.bounds().boundsMoney(), settings));
    var book = book(reader, file, seat);
    terminal.talk("the reading is kept in " + book.root());
    if (book.planning().owed() instanceof PlanningOwed.Judgment) {
      terminal.talk(
          reader
              + " has read this brief before; `--new` has it read again, which is paid for again");
    }
    try (var _ = Parting.with(terminal, command(reader, file))) {
      refuse(Plannings.carryOn(settings, book, Rates.table()));
    }
    if (book.planning().owed() instanceof PlanningOwed.Over over) {
      throw over(over);
    }
    return book.facts().orElseThrow();
  }

  private static void refuse(Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      throw PlanProblems.complaint(refusal.get());
    }
  }

  /// What goes on with a reading that was broken off.
  private String command(Roles.Choice reader, BriefFile file) {
    return "%s assess %s --agent %s%s"
        .formatted(
            shell.command(),
            Shell.word(file.path()),
            reader.agent(),
            reader.model().map(model -> " --model " + model).orElse(""));
  }

  private PlanningBook book(Roles.Choice reader, BriefFile file, ReaderSeat seat)
      throws IOException {
    var name = PlanName.of(file.name());
    var last = seat.fresh() ? Optional.<PlanningBook>empty() : finder.named(name);
    boolean same =
        last.isPresent()
            && last.get().terms().digest().equals(file.digest())
            && last.get().terms().seat(PlanningPart.FACTS).equals(reader);
    var book = same ? last.get() : finder.fresh(name);
    var before =
        same
            ? Optional.of(book.terms().bounds())
            : Optional.<dev.ashlar.architect.Planning.Terms>empty();
    var terms =
        new PlanningTerms(
            file.name(),
            file.digest(),
            shell.directory(),
            new TreeMap<>(Map.of(PlanningPart.FACTS, reader)),
            seat.bounds().terms(Goal.FACTS, before));
    if (same) {
      book.keep(terms);
    } else {
      book.begin(terms, file.bytes());
    }
    finder.makeCurrent(book);
    return book;
  }

  private Complaint over(PlanningOwed.Over over) {
    var complaint =
        Complaint.of(
            ExitCode.NOT_BUILT,
            switch (over.why()) {
              case NOT_PLANNABLE ->
                  "the agent says that this is no brief: " + Terminal.shown(over.words());
              case TURNS_USED_UP, BUDGET_USED_UP ->
                  "the agent found no facts that can be read: " + over.words();
            });
    return complaint
        .hint("`--turns N` and `--budget TOKENS` let it go on, `--new` begins again")
        .hint("without `--agent` rules alone read the brief");
  }
}
