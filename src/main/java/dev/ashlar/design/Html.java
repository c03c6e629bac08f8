package dev.ashlar.design;

import dev.ashlar.report.Markdown;

/// Words in HTML that stay words.
final class Html {
  private Html() {}

  /// On one line, without characters that are obeyed and not seen, every mark of HTML escaped.
  static String text(String words) {
    var safe = new StringBuilder(words.length());
    var shown = Markdown.shown(words);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  static String prose(Prose prose) {
    var html = new StringBuilder();
    for (var span : prose.spans()) {
      var text = text(span.text());
      html.append(
          switch (span.style()) {
            case PLAIN -> text;
            case CODE -> "<code>" + text + "</code>";
            case STRONG -> "<strong>" + text + "</strong>";
            case EMPHASIS -> "<em>" + text + "</em>";
          });
    }
    return html.toString();
  }
}
