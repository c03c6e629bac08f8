package dev.ashlar.report;

import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.report.Postmortem.Caught;
import dev.ashlar.report.Postmortem.Dispute;
import dev.ashlar.report.Postmortem.Retested;
import dev.ashlar.report.Postmortem.Ruling;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells the red gates that came of a locked test that was itself wrong from those that caught
/// something.
///
/// A red gate of a module is of the first kind when a dispute about the contract it was gated under
/// was upheld, and the dispute and its ruling name every case that failed; of a held-out case,
/// which a generator cannot name, the requirements. A red composition is one when its tests were
/// amended for a reason that names the same.
final class WrongTests {
  private static final String HELD_OUT = "held-out";

  private WrongTests() {}

  /// The same rejections, each with whether the test was wrong.
  static List<Caught> told(List<Caught> caught, List<Dispute> disputes, List<Retested> retested) {
    return caught.stream()
        .map(one ->
            disputes.stream().anyMatch(dispute -> excuses(dispute, one))
                    || retested.stream().anyMatch(again -> excuses(again, one))
                ? wrong(one)
                : one)
        .toList();
  }

  private static boolean excuses(Retested again, Caught one) {
    return again.composition().equals(one.key().subject()) && explains(again.reason(), one);
  }

  private static Caught wrong(Caught one) {
    return new Caught(one.by(), one.key(), one.kind(), one.findings(), one.requirements(), true);
  }

  private static boolean excuses(Dispute dispute, Caught one) {
    return dispute.ruling() == Ruling.UPHELD
        && one.key().kind() == OrderKey.Kind.GATE
        && one.key().subject().equals(dispute.key().subject())
        && one.key().version() == dispute.key().version()
        && explains(text(dispute), one);
  }

  private static boolean explains(String text, Caught one) {
    return one.findings().omitted() == 0
        && !one.findings().list().isEmpty()
        && one.findings().list().stream().allMatch(finding -> names(text, finding, one));
  }

  private static String text(Dispute dispute) {
    return dispute.claim().list().stream().map(Finding::what).collect(Collectors.joining("\n"))
        + "\n"
        + dispute.note().orElse("");
  }

  private static boolean names(String text, Finding finding, Caught one) {
    return finding.where().equals(HELD_OUT)
        ? !one.requirements().isEmpty()
            && one.requirements().stream().allMatch(id -> holds(text, id))
        : holds(text, finding.where());
  }

  private static boolean holds(String text, String word) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])").matcher(text).find();
  }
}
