package dev.ashlar.codec;

import dev.ashlar.codec.Json.Kind;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.FormatRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The file of a plan that names the instances which wrote it and its tests. A plan that people
/// wrote has none; one that cannot be read keeps nobody from anything, so it refuses the plan.
public final class AuthorsFile {
  /// Where it lies in a plan directory.
  public static final String NAME = "authors.json";

  private static final List<String> PARTS = List.of("plan", "tests");

  private final TreeMap<String, String> parts = new TreeMap<>();
  private Optional<Flaw> flaw = Optional.empty();

  private AuthorsFile() {}

  /// Where and why it cannot be read.
  private record Flaw(Spot spot, String message) {}

  /// The part that each instance wrote, `plan` or `tests`; nobody where there is no such file.
  ///
  /// @throws UnreadableLine if there is one that is not what it should be
  public static SortedMap<String, String> parts(PlanFiles files) throws UnreadableLine {
    var file = of(files);
    if (file.flaw.isPresent()) {
      var spot = file.flaw.get().spot();
      var where = spot.line() == 0 ? "" : ":" + spot.line() + ":" + spot.column();
      throw new UnreadableLine(NAME + where + ": " + file.flaw.get().message());
    }
    return Collections.unmodifiableSortedMap(file.parts);
  }

  static void check(PlanFiles files, Problems problems) {
    of(files)
        .flaw
        .ifPresent(flaw ->
            problems.add(
                FormatRule.AUTHORS_FILE,
                NAME,
                flaw.spot(),
                flaw.message(),
                FormatRule.AUTHORS_FILE.terms().mend()));
  }

  private static AuthorsFile of(PlanFiles files) {
    var file = new AuthorsFile();
    if (files.exists(NAME)) {
      files
          .text(NAME)
          .ifPresentOrElse(
              file::read, () -> file.flawed(Problems.WHOLE_FILE, "the file is not UTF-8"));
    }
    return file;
  }

  private void flawed(Spot spot, String message) {
    if (flaw.isEmpty()) {
      flaw = Optional.of(new Flaw(spot, message));
    }
  }

  private void read(String text) {
    switch (JsonText.read(text)) {
      case JsonText.Outcome.Unreadable(Spot spot, String why) -> flawed(spot, why);
      case JsonText.Outcome.Value(Json.Mapping page) -> PARTS.forEach(part -> authors(page, part));
      case JsonText.Outcome.Value(Json other) ->
          flawed(other.spot(), "an object is expected, with the lists `plan` and `tests`");
    }
  }

  private void authors(Json.Mapping page, String part) {
    switch (value(page, part)) {
      case Json.Sequence(_, List<Json> authors) -> authors.forEach(author -> author(author, part));
      case Json other ->
          flawed(
              other.spot(), "`" + part + "` is to be a list of who wrote it, one object an author");
    }
  }

  private void author(Json author, String part) {
    var instance = author instanceof Json.Mapping one ? value(one, "instance") : author;
    if (author instanceof Json.Mapping
        && instance instanceof Scalar(_, Kind kind, String name)
        && kind == Kind.TEXT
        && !name.isBlank()) {
      parts.put(name, part);
    } else {
      flawed(
          instance.spot(), "an author of `" + part + "` is to have the text `instance`, its name");
    }
  }

  /// The value at a key; null at the place of the object where there is none.
  private static Json value(Json.Mapping page, String key) {
    Map<String, Json.Entry> entries = page.entries();
    var entry = entries.get(key);
    return entry == null ? new Scalar(page.spot(), Kind.NULL, "null") : entry.value();
  }
}
