package dev.ashlar.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/// Words with a little emphasis. They are words only: whoever draws them makes each span harmless
/// in its own way, so nothing of a plan can become markup.
public record Prose(List<Span> spans) {
  /// In a template: code, strong words, and the place of a value.
  private static final Pattern MARK = Pattern.compile("`([^`]*)`|\\*\\*([^*]+)\\*\\*|\\{\\}");

  public static final Prose NONE = of("–");

  public Prose {
    spans = List.copyOf(spans);
  }

  /// How a span stands out.
  public enum Style {
    PLAIN,
    CODE,
    STRONG,
    EMPHASIS
  }

  public record Span(Style style, String text) {}

  /// Our own `template`, in which `{}` is the next of `values`; a value is words of a stranger, or
  /// prose.
  public static Prose of(String template, Object... values) {
    var spans = new ArrayList<Span>();
    var next = List.of(values).iterator();
    var marks = MARK.matcher(template);
    int end = 0;
    while (marks.find()) {
      plain(spans, template.substring(end, marks.start()));
      end = marks.end();
      if (marks.group(1) != null) {
        spans.add(new Span(Style.CODE, filled(marks.group(1), next)));
      } else if (marks.group(2) != null) {
        spans.add(new Span(Style.STRONG, filled(marks.group(2), next)));
      } else {
        spans.addAll(value(next.next()).spans());
      }
    }
    plain(spans, template.substring(end));
    return new Prose(spans);
  }

  private static Prose value(Object value) {
    return value instanceof Prose prose ? prose : said(value);
  }

  private static void plain(List<Span> spans, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span(Style.PLAIN, text));
    }
  }

  private static String filled(String template, Iterator<Object> next) {
    return template.contains("{}") ? template.replace("{}", String.valueOf(next.next())) : template;
  }

  /// A stranger's words.
  public static Prose said(Object words) {
    return new Prose(List.of(new Span(Style.PLAIN, words.toString())));
  }

  public static Prose code(Object words) {
    return new Prose(List.of(new Span(Style.CODE, words.toString())));
  }

  public static Prose strong(Object words) {
    return new Prose(List.of(new Span(Style.STRONG, words.toString())));
  }

  /// Each as code, with commas; a dash where there is none.
  static Prose codes(Collection<?> words) {
    return joined(words.stream().map(Prose::code).toList(), ", ");
  }

  /// Each as it is, with commas; a dash where there is none.
  static Prose list(Collection<?> words) {
    return joined(words.stream().map(Prose::said).toList(), ", ");
  }

  static Prose joined(List<Prose> parts, String between) {
    var spans = new ArrayList<Span>();
    for (var part : parts) {
      if (!spans.isEmpty()) {
        spans.add(new Span(Style.PLAIN, between));
      }
      spans.addAll(part.spans());
    }
    return spans.isEmpty() ? NONE : new Prose(spans);
  }

  /// The words alone.
  public String text() {
    var text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }
}
