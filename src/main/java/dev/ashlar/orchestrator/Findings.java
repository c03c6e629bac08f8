package dev.ashlar.orchestrator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// At most `Limits.FINDINGS_MAX` findings; `omitted` counts what was left out.
public record Findings(List<Finding> list, int omitted) {
  public static final Findings NONE = new Findings(List.of(), 0);

  public Findings {
    var over = Math.max(0, list.size() - Limits.FINDINGS_MAX);
    list = List.copyOf(list.subList(0, list.size() - over));
    omitted = omitted + over;
  }

  /// The first findings of `all`, counting the rest.
  public static Findings of(List<Finding> all) {
    return new Findings(all, 0);
  }

  /// These findings behind `first`.
  Findings after(Finding first) {
    return new Findings(Stream.concat(Stream.of(first), list.stream()).toList(), omitted);
  }

  /// These findings but for those about `where`.
  Findings without(String where) {
    return new Findings(
        list.stream().filter(finding -> !finding.where().equals(where)).toList(), omitted);
  }

  /// A text of up to `Limits.CLAIM_CHARS_MAX` characters, whole, in as many findings as it needs; a
  /// longer one counts what was left out.
  public static Findings ofText(String where, String text) {
    var pieces = new ArrayList<Finding>();
    var rest = text.strip();
    while (!rest.isEmpty()) {
      var end = end(rest);
      pieces.add(new Finding(where, rest.substring(0, end).stripTrailing()));
      rest = rest.substring(end).stripLeading();
    }
    return text.length() > Limits.CLAIM_CHARS_MAX ? new Findings(pieces, 1) : Findings.of(pieces);
  }

  /// Where a piece of the text ends: after the last line or word that fits, if that does not waste
  /// more than a sixth of the piece.
  private static int end(String text) {
    var max = Limits.FINDING_CHARS_MAX;
    if (text.length() <= max) {
      return text.length();
    }
    var least = max - max / 6;
    var line = text.lastIndexOf('\n', max);
    var word = text.lastIndexOf(' ', max);
    var cut = line >= least ? line : word >= least ? word : max;
    return Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
  }

  /// One finding alone.
  public static Findings of(String where, String what) {
    return of(List.of(new Finding(where, what)));
  }
}
