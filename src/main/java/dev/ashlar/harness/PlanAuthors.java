package dev.ashlar.harness;

import dev.ashlar.architect.Planning;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.architect.PlanningTurn;
import dev.ashlar.codec.JsonPage;
import dev.ashlar.codec.PlanFiles;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The instances that wrote a plan and its tests, as the plan's own file names them. None of them
/// may play a role in a run of it: whoever wrote tests would know what is held out.
record PlanAuthors(Map<String, String> parts) {
  /// The file of a plan directory that names them; frozen with everything else there.
  static final String FILE = "authors.json";

  PlanAuthors {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
  }

  /// Those of a frozen plan; a plan that people wrote names none.
  static PlanAuthors of(PlanFiles files) {
    var parts = new TreeMap<String, String>();
    try {
      var page = JsonMapper.builder().build().readTree(files.text(FILE).orElse("{}"));
      for (var part : PlanningPart.values()) {
        for (var author : page.path(part.word())) {
          parts.put(author.path("instance").asString(""), part.word());
        }
      }
    } catch (JacksonException e) {
      return new PlanAuthors(Map.of());
    }
    return new PlanAuthors(parts);
  }

  /// The file for a plan that came of this planning.
  static byte[] page(Planning planning) {
    return JsonPage.of(
            page -> {
              page.field("format", 1);
              for (var part : PlanningPart.values()) {
                page.objects(part.word(), planning.authors(part), PlanAuthors::author);
              }
            })
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void author(JsonPage page, PlanningTurn.Author author) {
    page.field("instance", author.instance()).field("agent", author.agent());
  }

  /// Why that worker may take no order of a run, in words for it; empty if it may.
  Optional<String> refusal(String worker) {
    return Optional.ofNullable(parts.get(worker))
        .map(part ->
            "worker "
                + worker
                + " wrote this plan"
                + (part.equals("tests") ? "'s tests" : "")
                + " ("
                + FILE
                + ") and may take no order of its run: one instance plays one role");
  }
}
