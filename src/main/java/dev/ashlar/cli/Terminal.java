package dev.ashlar.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Where a verb reads and writes: data to `out`, talk to `err`, both in UTF-8; how wide it is, and
/// whether a person looks at it in colour.
///
/// A reader that goes away early, such as `head`, is no error: what is written after it left goes
/// nowhere, and `readerLeft` says so to those who would go on for long.
final class Terminal {
  private static final int BUFFER_BYTES = 1 << 14;
  private static final int WIDTH_DEFAULT = 80;
  private static final int WIDTH_MIN = 40;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final boolean colour;
  private final int width;

  private Terminal(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean interactive,
      Map<String, String> env) {
    this.in = in;
    this.out = printer(out);
    this.err = printer(err);
    this.interactive = interactive;
    this.colour = interactive && wantsColour(env);
    this.width = interactive ? width(env) : Integer.MAX_VALUE;
  }

  /// The terminal, or the files and pipes, that this process was started with.
  static Terminal ofProcess() {
    return new Terminal(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
        System.getenv());
  }

  /// Streams of a test's own.
  static Terminal of(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean interactive,
      Map<String, String> env) {
    return new Terminal(in, out, err, interactive, env);
  }

  private static PrintStream printer(OutputStream stream) {
    return new PrintStream(
        new java.io.BufferedOutputStream(stream, BUFFER_BYTES), false, StandardCharsets.UTF_8);
  }

  private static boolean wantsColour(Map<String, String> env) {
    return env.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(env.get("TERM"));
  }

  private static int width(Map<String, String> env) {
    try {
      return Math.max(WIDTH_MIN, Integer.parseInt(env.getOrDefault("COLUMNS", "")));
    } catch (NumberFormatException e) {
      return WIDTH_DEFAULT;
    }
  }

  /// What a person or a pipe sends.
  InputStream in() {
    return in;
  }

  /// One line of data.
  void say(String line) {
    out.println(line);
  }

  /// Data as it is.
  void print(String text) {
    out.print(text);
  }

  /// One line of talk: progress, notes, warnings.
  void talk(String line) {
    out.flush();
    err.println(line);
    err.flush();
  }

  /// Shows what was said so far.
  void flush() {
    out.flush();
    err.flush();
  }

  /// Whether nobody reads the data any more.
  boolean readerLeft() {
    return out.checkError();
  }

  /// Whether a person sits before it.
  boolean interactive() {
    return interactive;
  }

  /// Columns; without end when it is no terminal, so that no data is cut.
  int width() {
    return width;
  }

  boolean colour() {
    return colour;
  }

  String bold(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  String good(String text) {
    return paint("32", text);
  }

  String notable(String text) {
    return paint("33", text);
  }

  String bad(String text) {
    return paint("31", text);
  }

  private String paint(String code, String text) {
    return colour && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }

  /// Text of strangers made safe to show: control and invisible characters become visible, so that
  /// no terminal obeys them; newline and tab stay.
  static String shown(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          if (point == '\n' || point == '\t' || !hidden(point)) {
            safe.appendCodePoint(point);
          } else {
            safe.append("\\u{%x}".formatted(point));
          }
        });
    return safe.toString();
  }

  /// The same on one line.
  static String shownOnOneLine(String text) {
    return shown(text).replaceAll("[\\n\\t ]+", " ").strip();
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
