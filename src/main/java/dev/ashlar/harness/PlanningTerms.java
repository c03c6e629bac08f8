package dev.ashlar.harness;

import dev.ashlar.architect.Planning;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.codec.JsonPage;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Roles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a planning was begun with: which brief, who writes which part, where a plan is to lie, and
/// what it may cost.
///
/// @param brief the file's name, for people
/// @param digest the brief's bytes
public record PlanningTerms(
    String brief,
    Digest digest,
    Path directory,
    SortedMap<PlanningPart, Roles.Choice> seats,
    Planning.Terms bounds) {

  public PlanningTerms {
    seats = Collections.unmodifiableSortedMap(new TreeMap<>(seats));
  }

  /// Who writes that part.
  public Roles.Choice seat(PlanningPart part) {
    return Optional.ofNullable(seats.get(part)).orElseThrow();
  }

  byte[] page() {
    return JsonPage.of(page ->
            page.field("format", 1)
                .field("brief", brief)
                .field("digest", digest.hex())
                .field("directory", directory.toString())
                .object(
                    "seats",
                    all ->
                        seats.forEach((part, choice) ->
                            all.object(part.author(), one -> choice(one, choice))))
                .field("goal", bounds.goal())
                .field("turns", bounds.turns())
                .field("tokens", bounds.budget().tokens())
                .field("usdMicros", bounds.budget().usdMicros()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void choice(JsonPage page, Roles.Choice choice) {
    page.field("agent", choice.agent()).field("model", choice.model());
  }

  static PlanningTerms read(String text) {
    var page = JsonMapper.builder().build().readTree(text);
    return new PlanningTerms(
        page.path("brief").asString(""),
        new Digest(page.path("digest").asString("")),
        Path.of(page.path("directory").asString("")),
        seats(page.path("seats")),
        new Planning.Terms(
            Planning.Goal.valueOf(page.path("goal").asString("")),
            page.path("turns").asInt(0),
            new Amount(page.path("tokens").asLong(0), page.path("usdMicros").asLong(0))));
  }

  private static SortedMap<PlanningPart, Roles.Choice> seats(JsonNode page) {
    var seats = new TreeMap<PlanningPart, Roles.Choice>();
    for (var part : PlanningPart.values()) {
      if (page.has(part.author())) {
        seats.put(part, choice(page.path(part.author())));
      }
    }
    return seats;
  }

  private static Roles.Choice choice(JsonNode page) {
    return new Roles.Choice(
        page.path("agent").asString(""),
        Optional.of(page.path("model").asString("")).filter(model -> !model.isEmpty()));
  }
}
