package dev.ashlar.design;

import dev.ashlar.codec.JsonPage;
import dev.ashlar.plan.Problem;
import dev.ashlar.report.Column;
import java.util.List;
import java.util.Optional;

/// A design document as `ashlar spec --json` gives it; see `docs/json.md`.
public final class DesignJson {
  private DesignJson() {}

  /// One JSON object.
  public static String of(DesignDocument design) {
    return JsonPage.of(page ->
        page.field("format", 1)
            .field("artifact", design.artifact().name())
            .field("kind", design.artifact().kind())
            .field("summary", design.artifact().summary())
            .field("plan", design.plan().hex())
            .objects("warnings", design.warnings(), DesignJson::warning)
            .objects("sections", design.chapters(), DesignJson::chapter));
  }

  private static void warning(JsonPage page, Problem problem) {
    page.field("rule", problem.rule())
        .field("file", problem.file())
        .field("line", problem.line())
        .field("message", problem.message());
  }

  private static void chapter(JsonPage page, DesignDocument.Chapter chapter) {
    page.field("number", chapter.section().number())
        .field("title", chapter.section().title())
        .objects("points", chapter.points(), DesignJson::point);
  }

  private static void point(JsonPage page, DesignDocument.Answered answered) {
    page.field("id", answered.point().id()).field("title", answered.point().title());
    switch (answered.answer()) {
      case Answer.Given(var blocks) ->
          page.field("applicable", true)
              .absent("reason")
              .objects("blocks", blocks, DesignJson::block);
      case Answer.NotApplicable(var reason) ->
          page.field("applicable", false)
              .field("reason", reason.text())
              .objects("blocks", List.<Block>of(), DesignJson::block);
    }
  }

  private static void block(JsonPage page, Block block) {
    switch (block) {
      case Block.Subheading(var words) -> write(page, "heading", Optional.of(words), List.of());
      case Block.Paragraph(var prose) ->
          write(page, "paragraph", Optional.of(prose.text()), List.of());
      case Block.Bullets(var items) -> write(page, "list", Optional.empty(), texts(items));
      case Block.Literal(var lines) -> write(page, "lines", Optional.empty(), lines);
      case Block.Picture(var diagram) ->
          write(page, "picture", Optional.of(diagram.title()), edges(diagram));
      case Block.Table(var columns, var rows) -> table(page, Column.words(columns), rows);
      case Block.Quoted(var head, var rows) -> table(page, texts(head), rows);
    }
  }

  /// `lexer -> parser`: what is there first, and what rests on it.
  private static List<String> edges(Diagram diagram) {
    return diagram.edges().stream()
        .map(edge ->
            diagram.boxes().get(edge.from()).name()
                + " -> "
                + diagram.boxes().get(edge.to()).name())
        .toList();
  }

  private static List<String> texts(List<Prose> all) {
    return all.stream().map(Prose::text).toList();
  }

  private static void write(JsonPage page, String type, Optional<String> text, List<String> items) {
    page.field("type", type).field("text", text).texts("items", items);
    page.texts("columns", List.of()).objects("rows", List.<List<Prose>>of(), (_, _) -> {});
  }

  private static void table(JsonPage page, List<String> columns, List<List<Prose>> rows) {
    page.field("type", "table").absent("text").texts("items", List.of()).texts("columns", columns);
    page.objects("rows", rows, (row, cells) -> row.texts("cells", texts(cells)));
  }
}
