package dev.ashlar.harness;

import dev.ashlar.architect.Planning;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.architect.PlanningTurn;
import dev.ashlar.codec.AuthorsFile;
import dev.ashlar.codec.JsonPage;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.UnreadableLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The instances that wrote a plan and its tests, as the plan's own file names them. None of them
/// may play a role in a run of it: whoever wrote tests would know what is held out.
record PlanAuthors(Map<String, String> parts) {
  /// The file of a plan directory that names them; frozen with everything else there.
  static final String FILE = AuthorsFile.NAME;

  PlanAuthors {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
  }

  /// Those of a frozen plan; a plan that people wrote names none.
  ///
  /// @throws IOException if it cannot be told, which an admitted plan's can
  static PlanAuthors of(PlanFiles files) throws IOException {
    try {
      return new PlanAuthors(AuthorsFile.parts(files));
    } catch (UnreadableLine e) {
      throw new IOException(
          "who wrote the plan of this run cannot be told: "
              + e.why()
              + "; mend the file in the plan and begin another run with `ashlar run --new`",
          e);
    }
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
