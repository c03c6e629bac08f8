package dev.ashlar.design;

import dev.ashlar.plan.Problem;
import dev.ashlar.report.Markdown;
import java.util.ArrayList;
import java.util.List;

/// A design document as a Markdown page.
public final class MarkdownDesign {
  private final Markdown page = new Markdown();

  private MarkdownDesign() {}

  /// The whole page.
  public static String of(DesignDocument design) {
    var writing = new MarkdownDesign();
    writing.head(design);
    design.chapters().forEach(writing::chapter);
    return writing.page.text();
  }

  private void head(DesignDocument design) {
    page.heading(1, "Design: " + design.artifact().name());
    page.bullet(
        "Artifact: "
            + design.artifact().kind()
            + ": "
            + Markdown.plain(design.artifact().summary()));
    page.bullet("Plan: " + Markdown.code(design.plan().brief()));
    design.warnings().forEach(warning -> page.bullet("Warning: " + warning(warning)));
    page.end();
  }

  private static String warning(Problem problem) {
    return "%s (%s, rule %s)"
        .formatted(
            Markdown.plain(problem.message()),
            Markdown.code(place(problem)),
            Markdown.code(problem.rule()));
  }

  /// `file:line`, or the file alone.
  static String place(Problem problem) {
    return problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line();
  }

  private void chapter(DesignDocument.Chapter chapter) {
    page.heading(2, chapter.section().number() + ". " + chapter.section().title());
    for (var answered : chapter.points()) {
      page.heading(3, answered.point().title());
      switch (answered.answer()) {
        case Answer.NotApplicable(var reason) ->
            page.paragraph("**Not applicable:** " + words(reason) + ".");
        case Answer.Given(var blocks) -> blocks.forEach(this::block);
      }
    }
  }

  private void block(Block block) {
    switch (block) {
      case Block.Subheading(var words) -> page.heading(4, Markdown.plain(words));
      case Block.Paragraph(var prose) -> page.paragraph(line(prose));
      case Block.Bullets(var items) -> {
        items.forEach(item -> page.bullet(line(item)));
        page.end();
      }
      case Block.Table(var columns, var rows) ->
          page.columns(columns, rows.stream().map(MarkdownDesign::cells).toList());
      case Block.Quoted(var head, var rows) ->
          page.table(cells(head), rows.stream().map(MarkdownDesign::cells).toList());
      case Block.Literal(var lines) -> page.fenced("", lines);
      case Block.Picture(var diagram) -> page.fenced("mermaid", mermaid(diagram));
    }
  }

  private static List<String> cells(List<Prose> cells) {
    return cells.stream().map(MarkdownDesign::words).toList();
  }

  /// Prose that begins a line.
  private static String line(Prose prose) {
    return Markdown.begun(words(prose));
  }

  private static String words(Prose prose) {
    var text = new StringBuilder();
    for (var span : prose.spans()) {
      text.append(
          switch (span.style()) {
            case PLAIN -> Markdown.within(span.text());
            case CODE -> Markdown.code(span.text());
            case STRONG -> "**" + Markdown.within(span.text()) + "**";
            case EMPHASIS -> "*" + Markdown.within(span.text()) + "*";
          });
    }
    return text.toString().strip();
  }

  /// The picture as many pages of Markdown draw it. Names of modules and tiers need no escape.
  private static List<String> mermaid(Diagram diagram) {
    var lines = new ArrayList<String>();
    lines.add("flowchart LR");
    for (int i = 0; i < diagram.boxes().size(); i++) {
      lines.add("  b" + i + "[\"" + diagram.boxes().get(i).name() + "\"]");
    }
    diagram.edges().forEach(edge -> lines.add("  b" + edge.from() + " --> b" + edge.to()));
    return lines;
  }
}
