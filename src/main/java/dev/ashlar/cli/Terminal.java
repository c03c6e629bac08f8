package dev.ashlar.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a verb reads and writes: data to `out`, talk to `err`, both in UTF-8; how wide it is, and
/// whether a person looks at it in colour. One line may be pinned below what is said, on terminals
/// only.
///
/// A reader that goes away early, such as `head`, is no error: what is written after it left goes
/// nowhere, and `readerLeft` says so to those who would go on for long.
final class Terminal {
  private static final int BUFFER_BYTES = 1 << 14;
  private static final int WIDTH_DEFAULT = 80;
  private static final int WIDTH_MIN = 40;

  /// Back to the line's beginning, and nothing on it.
  private static final String CLEAR_LINE = "\r\033[2K";

  /// A line that is longer than the window is cut there and never wrapped.
  private static final String WRAP_OFF = "\033[?7l";

  private static final String WRAP_ON = "\033[?7h";

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final boolean colour;
  private final boolean pins;
  private final Map<String, String> env;
  private volatile int width;
  private String pinned = "";

  private Terminal(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean interactive,
      boolean together,
      Map<String, String> env) {
    this.in = in;
    this.out = printer(out);
    this.err = printer(err);
    this.interactive = interactive;
    this.colour = interactive && together && wantsColour(env);
    this.pins = interactive && together && !isDumb(env);
    this.env = Map.copyOf(env);
    this.width = interactive ? 0 : Integer.MAX_VALUE;
  }

  /// The terminal, or the files and pipes, that this process was started with.
  static Terminal ofProcess() {
    return new Terminal(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
        talksWhereItSays(),
        System.getenv());
  }

  /// Streams of a test's own.
  static Terminal of(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean interactive,
      Map<String, String> env) {
    return new Terminal(in, out, err, interactive, interactive, env);
  }

  /// Whether standard error is what standard output is. Java tells only whether the latter is a
  /// terminal, and no file shall hold colours or a line that is drawn again and again.
  private static boolean talksWhereItSays() {
    try {
      return Files.isSameFile(Path.of("/dev/fd/1"), Path.of("/dev/fd/2"));
    } catch (IOException e) {
      return false;
    }
  }

  private static PrintStream printer(OutputStream stream) {
    return new PrintStream(
        new java.io.BufferedOutputStream(stream, BUFFER_BYTES), false, StandardCharsets.UTF_8);
  }

  private static boolean wantsColour(Map<String, String> env) {
    return env.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb(env);
  }

  private static boolean isDumb(Map<String, String> env) {
    return "dumb".equals(env.get("TERM"));
  }

  /// Looks how wide it is now.
  void measure() {
    if (interactive) {
      width = Math.max(WIDTH_MIN, columns());
    }
  }

  private int columns() {
    try {
      return Integer.parseInt(env.getOrDefault("COLUMNS", ""));
    } catch (NumberFormatException e) {
      return Window.columns().orElse(WIDTH_DEFAULT);
    }
  }

  /// What a person or a pipe sends.
  InputStream in() {
    return in;
  }

  /// One line of data.
  void say(String line) {
    print(line + System.lineSeparator());
  }

  /// Data as it is.
  synchronized void print(String text) {
    if (pinned.isEmpty()) {
      out.print(text);
    } else {
      err.print(CLEAR_LINE);
      err.flush();
      out.print(text);
      out.flush();
      drawPinned();
    }
  }

  /// One line of talk: progress, notes, warnings.
  synchronized void talk(String line) {
    out.flush();
    err.println(pinned.isEmpty() ? line : CLEAR_LINE + line);
    drawPinned();
  }

  /// Keeps `line` below what is said, in place of what was there; an empty one takes it away.
  synchronized void pin(String line) {
    if (pins && !line.equals(pinned)) {
      if (!pinned.isEmpty()) {
        err.print(CLEAR_LINE);
      }
      pinned = line;
      drawPinned();
    }
  }

  private void drawPinned() {
    if (!pinned.isEmpty()) {
      err.print(WRAP_OFF + faint(pinned) + WRAP_ON);
    }
    err.flush();
  }

  /// Whether a line can be pinned here.
  boolean canPin() {
    return pins;
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
    if (width == 0) {
      measure();
    }
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
