package dev.ashlar.harness;

import dev.ashlar.architect.PlanningTurn;
import dev.ashlar.codec.JsonPage;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A planning's turn as the JSON page that is kept of it.
final class PlanningTurnPage {
  private PlanningTurnPage() {}

  static byte[] of(PlanningTurn turn) {
    return JsonPage.of(page ->
            page.field("format", 1)
                .field("order", turn.key().toString())
                .field("instance", turn.author().instance())
                .field("agent", turn.author().agent())
                .field("came", turn.came())
                .field("failure", turn.failure())
                .field("words", turn.words())
                .field("accepted", turn.accepted())
                .objects("problems", turn.problems().list(), PlanningTurnPage::problem)
                .field("omitted", turn.problems().omitted())
                .field("tokens", turn.usage().tokens())
                .field("usdMicros", turn.usage().usdMicros())
                .field("reservedTokens", turn.reserved().tokens())
                .field("reservedUsdMicros", turn.reserved().usdMicros()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void problem(JsonPage page, Finding finding) {
    page.field("where", finding.where()).field("what", finding.what());
  }

  static PlanningTurn read(String text) {
    var page = JsonMapper.builder().build().readTree(text);
    return new PlanningTurn(
        OrderKey.parse(page.path("order").asString("")),
        new PlanningTurn.Author(
            page.path("instance").asString(""), page.path("agent").asString("")),
        PlanningTurn.Came.valueOf(page.path("came").asString("")),
        Optional.of(page.path("failure").asString(""))
            .filter(word -> !word.isEmpty())
            .map(Failure::valueOf),
        page.path("words").asString(""),
        page.path("accepted").asBoolean(false),
        new Findings(problems(page), page.path("omitted").asInt(0)),
        new Usage(number(page.path("tokens")), number(page.path("usdMicros"))),
        new Amount(
            page.path("reservedTokens").asLong(0), page.path("reservedUsdMicros").asLong(0)));
  }

  private static List<Finding> problems(JsonNode page) {
    var problems = new ArrayList<Finding>();
    for (var one : page.path("problems")) {
      problems.add(new Finding(one.path("where").asString(""), one.path("what").asString("")));
    }
    return problems;
  }

  private static OptionalLong number(JsonNode node) {
    return node.isIntegralNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
  }
}
