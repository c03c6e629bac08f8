package dev.ashlar.codec;

import dev.ashlar.orchestrator.TokenKinds;
import dev.ashlar.report.CostReport;
import java.util.Optional;

/// The costs of a run as `ashlar costs --json` gives them; see `docs/json.md`.
public final class CostsJson {
  private CostsJson() {}

  /// The fields of a report of costs.
  public static void write(JsonPage page, CostReport report) {
    page.field("format", 1)
        .field("run", report.run())
        .field("artifact", report.artifact())
        .field("at", report.at())
        .field("condition", report.condition())
        .field("turnsInFlight", report.flying())
        .field("turnsMetered", report.metered())
        .objects("costs", report.lines(), CostsJson::line);
  }

  private static void line(JsonPage page, CostReport.Line line) {
    page.field("scope", line.scope().word())
        .field("name", Optional.of(line.name()).filter(name -> !name.isEmpty()));
    StatusJson.account(page, line.account());
    if (line.kinds().isPresent()) {
      page.object("kinds", inner -> kinds(inner, line.kinds().get()));
    } else {
      page.absent("kinds");
    }
    page.field("kindsTurns", line.toldApart())
        .field("tokensMax", line.tokensMax())
        .field("usdMicrosMax", line.usdMicrosMax());
  }

  private static void kinds(JsonPage page, TokenKinds kinds) {
    page.field("input", kinds.input())
        .field("cacheRead", kinds.cacheRead())
        .field("cacheWrite", kinds.cacheWrite())
        .field("output", kinds.output());
  }
}
