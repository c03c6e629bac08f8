package dev.ashlar.report;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.report.Postmortem.Amended;
import dev.ashlar.report.Postmortem.Dispute;
import dev.ashlar.report.Postmortem.Ruling;
import java.util.List;

/// What was decided about one module's contract while it was being built, for whoever works on the
/// module next: a matter that was settled once is not disputed again.
public final class Rulings {
  private Rulings() {}

  /// A page of Markdown, or "" when nothing was decided. Claims are quoted line by line, because
  /// they are what a stranger wrote.
  public static String of(List<Event> events, ModuleName module) {
    var log = new ContractLog();
    Walk.through(events, log);
    var text = new StringBuilder();
    log.disputes().stream()
        .filter(dispute -> dispute.key().subject().equals(module))
        .filter(dispute -> dispute.ruling() != Ruling.OPEN)
        .forEach(dispute -> text.append(text(dispute)));
    log.amendments().stream()
        .filter(amended -> amended.module().equals(module))
        .forEach(amended -> text.append(text(amended)));
    return text.isEmpty() ? "" : "# What was decided about this contract\n" + text;
  }

  private static String text(Dispute dispute) {
    var text =
        new StringBuilder(
            "\n## A dispute, " + dispute.ruling().words() + "\n\nThe claim (quoted):\n\n");
    dispute
        .claim()
        .list()
        .forEach(finding ->
            finding
                .toString()
                .lines()
                .forEach(line -> text.append("> ").append(line).append('\n')));
    text.append("\nDecided by ").append(dispute.decidedBy().orElse("a person"));
    return text.append(dispute.note().map(note -> ": " + note).orElse("")).append('\n').toString();
  }

  private static String text(Amended amended) {
    return "\n## Amended to version %d\n\nBy %s: %s\n"
        .formatted(amended.version(), amended.by(), amended.reason());
  }
}
