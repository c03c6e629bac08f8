package dev.ashlar.design;

import dev.ashlar.codec.Freezing;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.plan.Artifact;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import java.util.Arrays;
import java.util.List;

/// The design of one run, section by section and point by point. The plan directory is its only
/// source, so plan and document never differ; nothing is executed to make it.
public record DesignDocument(
    Artifact artifact, Digest plan, List<Problem> warnings, List<Chapter> chapters) {
  public DesignDocument {
    warnings = List.copyOf(warnings);
    chapters = List.copyOf(chapters);
  }

  /// One section with the points that were answered in it.
  public record Chapter(Section section, List<Answered> points) {
    public Chapter {
      points = List.copyOf(points);
    }
  }

  /// A point and its answer.
  public record Answered(Point point, Answer answer) {}

  /// The document of an admissible plan; `warnings` are what the rules had to say about it.
  public static DesignDocument of(Plan plan, PlanFiles files, List<Problem> warnings) {
    var answers = new Answers(Grounds.of(plan, files, warnings));
    var chapters =
        Arrays.stream(Section.values())
            .map(section ->
                new Chapter(
                    section,
                    section.points().stream()
                        .map(point -> new Answered(point, answers.of(point)))
                        .toList()))
            .toList();
    return new DesignDocument(
        plan.artifact(), new Freezing(plan, files).plan(), warnings, chapters);
  }
}
