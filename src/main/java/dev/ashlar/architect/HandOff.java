package dev.ashlar.architect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What to give to the pattern that is used instead: files that can be used at once, and one line
/// that says what they are for. Quotations of the brief are shown as such, never as instructions of
/// ours.
public record HandOff(Way way, SequencedMap<String, String> files, String use) {
  /// The brief's own words, beside what is made of them.
  static final String BRIEF = "BRIEF.md";

  public HandOff {
    files = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
  }

  /// The hand-off of an assessment to a pattern. `brief` are the words it was made of.
  public static HandOff of(Assessment assessment, Way way, String brief) {
    var pages = new HandOffPages(assessment, way);
    var files = new LinkedHashMap<String, String>();
    switch (way) {
      case SINGLE -> files.put("AGENTS.md", pages.single());
      case MANAGED -> files.put("STEPS.md", pages.managed());
      case PAIR -> files.put("TESTS.md", pages.pair());
      case TEAM -> team(pages, assessment, files);
      case PLANNING -> files.put("PLANNING.md", pages.planning());
      case PARALLEL -> files.put("PLANNING.md", pages.parallel());
    }
    files.put(BRIEF, brief);
    return new HandOff(way, files, use(way));
  }

  private static void team(HandOffPages pages, Assessment assessment, Map<String, String> files) {
    files.put("PACKAGES.md", pages.team());
    var parts = assessment.facts().parts();
    for (int i = 0; i < parts.size(); i++) {
      files.put(
          "packages/%02d-%s.md".formatted(i + 1, Slug.of(parts.get(i).name())),
          pages.workPackage(parts.get(i)));
    }
  }

  private static String use(Way way) {
    return switch (way) {
      case SINGLE -> "start one agent in that directory: it reads AGENTS.md by itself";
      case MANAGED -> "give STEPS.md to the brain; it orders one step at a time of the worker";
      case PAIR -> "sit down with an agent and take the tests of TESTS.md one after another";
      case TEAM -> "give each person a page of packages/; PACKAGES.md is for all of them";
      case PLANNING -> "answer PLANNING.md, with one agent or with people, and assess again";
      case PARALLEL ->
          "have agents make the plan with `ashlar plan BRIEF.md`, or write it from PLANNING.md";
    };
  }
}
