package dev.ashlar.design;

import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import java.util.List;

/// A design document as one HTML page that needs nothing else: no script, no file, no network.
public final class HtmlDesign {
  private final StringBuilder html = new StringBuilder();

  private HtmlDesign() {}

  /// The whole page.
  public static String of(DesignDocument design) {
    var writing = new HtmlDesign();
    writing.head(design);
    writing.contents(design);
    writing.add("<main>\n");
    writing.title(design);
    design.chapters().forEach(writing::chapter);
    writing.add("</main>\n</body>\n</html>\n");
    return writing.html.toString();
  }

  private void head(DesignDocument design) {
    add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\">\n");
    add("<title>Design: " + Html.text(design.artifact().name()) + "</title>\n");
    add("<style>\n" + StyleSheet.TEXT + "</style>\n</head>\n<body>\n");
  }

  private void contents(DesignDocument design) {
    add("<nav aria-label=\"Sections\">\n<p class=\"brand\">Ashlar · design</p>\n<ol>\n");
    for (var chapter : design.chapters()) {
      var section = chapter.section();
      add(
          "<li><a href=\"#s"
              + section.number()
              + "\">"
              + Html.text(section.title())
              + "</a></li>\n");
    }
    add("</ol>\n</nav>\n");
  }

  private void title(DesignDocument design) {
    var artifact = design.artifact();
    add("<header>\n<p class=\"kind\">" + Html.text(artifact.kind()) + "</p>\n");
    add("<h1>" + Html.text(artifact.name()) + "</h1>\n");
    add("<p class=\"summary\">" + Html.text(artifact.summary()) + "</p>\n");
    add("<p class=\"plan\">Plan <code>" + design.plan().brief() + "</code></p>\n");
    if (!design.warnings().isEmpty()) {
      add("<details class=\"warnings\" open><summary>");
      add(Figures.count(design.warnings().size(), "warning") + "</summary>\n<ul>\n");
      for (var warning : design.warnings()) {
        add("<li>" + Html.text(warning.message()) + " <code>");
        add(Html.text(MarkdownDesign.place(warning)) + "</code> <code>");
        add(Html.text(warning.rule()) + "</code></li>\n");
      }
      add("</ul>\n</details>\n");
    }
    add("</header>\n");
  }

  private void chapter(DesignDocument.Chapter chapter) {
    var section = chapter.section();
    add("<section id=\"s" + section.number() + "\">\n");
    add("<h2><span>" + section.number() + "</span> " + Html.text(section.title()) + "</h2>\n");
    for (var answered : chapter.points()) {
      add("<article id=\"" + answered.point().id() + "\">\n");
      add("<h3>" + Html.text(answered.point().title()) + "</h3>\n");
      switch (answered.answer()) {
        case Answer.NotApplicable(var reason) ->
            add(
                "<p class=\"none\"><strong>Not applicable:</strong> "
                    + Html.prose(reason)
                    + ".</p>\n");
        case Answer.Given(var blocks) -> blocks.forEach(this::block);
      }
      add("</article>\n");
    }
    add("</section>\n");
  }

  private void block(Block block) {
    switch (block) {
      case Block.Subheading(var words) -> add("<h4>" + Html.text(words) + "</h4>\n");
      case Block.Paragraph(var prose) -> add("<p>" + Html.prose(prose) + "</p>\n");
      case Block.Bullets(var items) -> {
        add("<ul>\n");
        items.forEach(item -> add("<li>" + Html.prose(item) + "</li>\n"));
        add("</ul>\n");
      }
      case Block.Table(var columns, var rows) -> table(columns, rows);
      case Block.Quoted(var head, var rows) -> quoted(head, rows);
      case Block.Literal(var lines) -> {
        add("<pre><code>");
        lines.forEach(line -> add(Html.text(line) + "\n"));
        add("</code></pre>\n");
      }
      case Block.Picture(var diagram) -> {
        add("<figure>\n<div class=\"scroll\">" + SvgPicture.of(diagram) + "</div>\n");
        add("<figcaption>" + Html.text(diagram.caption()) + "</figcaption>\n</figure>\n");
      }
    }
  }

  private void table(List<Column> columns, List<List<Prose>> rows) {
    add("<div class=\"scroll\"><table>\n<thead><tr>");
    columns.forEach(
        column -> add("<th" + figures(column) + ">" + Html.text(column.words()) + "</th>"));
    add("</tr></thead>\n<tbody>\n");
    for (var row : rows) {
      add("<tr>");
      for (int i = 0; i < row.size(); i++) {
        add("<td" + figures(columns.get(i)) + ">" + Html.prose(row.get(i)) + "</td>");
      }
      add("</tr>\n");
    }
    add("</tbody></table></div>\n");
  }

  private static String figures(Column column) {
    return column.figures() ? " class=\"figures\"" : "";
  }

  private void quoted(List<Prose> head, List<List<Prose>> rows) {
    add("<div class=\"scroll\"><table class=\"quoted\">\n<thead><tr>");
    head.forEach(cell -> add("<th>" + Html.prose(cell) + "</th>"));
    add("</tr></thead>\n<tbody>\n");
    for (var row : rows) {
      add("<tr>");
      row.forEach(cell -> add("<td>" + Html.prose(cell) + "</td>"));
      add("</tr>\n");
    }
    add("</tbody></table></div>\n");
  }

  private void add(String text) {
    html.append(text);
  }
}
