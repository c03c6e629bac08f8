package dev.ashlar.cli;

import dev.ashlar.codec.JsonPage;
import dev.ashlar.codec.StatusJson;
import dev.ashlar.harness.Rehearsal;
import dev.ashlar.report.WorstCase;
import java.util.Optional;
import java.util.OptionalInt;

/// What `ashlar run --dry-run --json` prints; see `docs/json.md`.
final class DryRunJson {
  private DryRunJson() {}

  static String of(DryRun.Outlook outlook) {
    return JsonPage.of(page -> write(page, outlook));
  }

  private static void write(JsonPage page, DryRun.Outlook outlook) {
    page.field("format", 1)
        .field("artifact", outlook.plan().artifact().name())
        .field("continues", outlook.begun().map(state -> state.charter().run()));
    page.field("ended", outlook.ended());
    if (outlook.begun().isPresent()) {
      var books = outlook.begun().get().ledger().run();
      page.object("soFar", inner -> StatusJson.account(inner, books));
    } else {
      page.absent("soFar");
    }
    page.objects("worstCase", outlook.worst().rows(), DryRunJson::row)
        .objects("agents", outlook.players().players(), DryRunJson::player)
        .field("generators", outlook.plan().parallelism().generators())
        .field("evaluators", outlook.plan().parallelism().evaluators())
        .field("isolation", outlook.machine().sandbox().isolation().describe())
        .field("prices", outlook.players().pricesFrom())
        .field("refused", outlook.players().refusal().isPresent());
  }

  private static void row(JsonPage page, WorstCase.Row row) {
    page.field("scope", row.scope().word())
        .field("name", Optional.of(row.name()).filter(name -> !name.isEmpty()))
        .field("turns", row.turns())
        .field("attempts", some(row.attempts()))
        .field("turnsAnAttempt", some(row.turnsAnAttempt()))
        .field("tokens", row.tokens())
        .field("usdMicros", row.usdMicros())
        .seconds("wallClockSeconds", row.wallClock());
  }

  private static OptionalInt some(int count) {
    return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  private static void player(JsonPage page, Rehearsal.Player player) {
    page.field("role", player.role())
        .field("module", player.module())
        .field("place", player.place())
        .field("agent", player.choice().agent())
        .field("model", player.choice().model())
        .field("priced", player.priced())
        .objects(
            "obstacles",
            player.obstacles(),
            (inner, obstacle) ->
                inner.field("problem", obstacle.problem()).field("fix", obstacle.fix()));
  }
}
