package dev.ashlar.workspace;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a file in a tree: relative, separated by `/`, and harmless on every file system, in
/// every shell, and in Git. Ordered by its bytes in UTF-8.
public record TreePath(String text) implements Comparable<TreePath> {
  /// The longest name of one file or directory, in bytes of UTF-8.
  public static final int SEGMENT_BYTES_MAX = 255;

  /// The longest path, in bytes of UTF-8.
  public static final int PATH_BYTES_MAX = 1024;

  /// The most directories a path may name, its file included.
  public static final int DEPTH_MAX = 40;

  private static final Pattern GIT_SHORT_NAME = Pattern.compile("git~\\d+");

  public TreePath {
    objection(text)
        .ifPresent(reason -> {
          throw new IllegalArgumentException(
              "not a path in a tree, it " + reason + ": " + Shown.quoted(text));
        });
  }

  public static TreePath of(String text) {
    return new TreePath(text);
  }

  /// Why `text` cannot be a path, as the end of a sentence that begins with "it"; empty when it
  /// can.
  public static Optional<String> objection(String text) {
    if (text.isEmpty()) return Optional.of("is empty");
    if (text.startsWith("/")) return Optional.of("is absolute");
    if (utf8Length(text) > PATH_BYTES_MAX)
      return Optional.of("is longer than " + PATH_BYTES_MAX + " bytes");
    var segments = text.split("/", -1);
    if (segments.length > DEPTH_MAX)
      return Optional.of("is deeper than " + DEPTH_MAX + " directories");
    for (var segment : segments) {
      var objection = objectionToSegment(segment);
      if (objection.isPresent()) return objection;
    }
    return Optional.empty();
  }

  /// Why `segment` cannot be the name of a file or directory.
  static Optional<String> objectionToSegment(String segment) {
    if (segment.isEmpty()) return Optional.of("has an empty name between slashes");
    if (segment.equals(".") || segment.equals(".."))
      return Optional.of("leads through '" + segment + "'");
    if (utf8Length(segment) > SEGMENT_BYTES_MAX) {
      return Optional.of("has a name longer than " + SEGMENT_BYTES_MAX + " bytes");
    }
    if (segment.startsWith("-"))
      return Optional.of("has a name that a command would take for an option");
    if (segment.endsWith(".") || segment.endsWith(" ") || segment.startsWith(" ")) {
      return Optional.of("has a name that begins with a space or ends with a space or dot");
    }
    for (int i = 0; i < segment.length(); ) {
      int c = segment.codePointAt(i);
      if (c == '/' || c == '\\' || c == ':')
        return Optional.of("has a slash, backslash or colon in a name");
      if (c == 0xFFFD || Character.getType(c) == Character.SURROGATE)
        return Optional.of("is not valid UTF-8");
      if (Character.isISOControl(c)) return Optional.of("has a control character in a name");
      if (isInvisible(c)) return Optional.of("has an invisible character in a name");
      i += Character.charCount(c);
    }
    var folded = segment.toLowerCase(Locale.ROOT);
    if (folded.equals(".git")
        || folded.equals(".gitmodules")
        || GIT_SHORT_NAME.matcher(folded).matches()) {
      return Optional.of("names Git's own '" + segment + "'");
    }
    return Optional.empty();
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// The names from the top directory to the file.
  public List<String> segments() {
    return List.of(text.split("/"));
  }

  /// The file's own name.
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /// This path inside `directory`.
  public TreePath in(TreePath directory) {
    return new TreePath(directory.text + "/" + text);
  }

  /// Whether this path lies in `directory`.
  public boolean isIn(TreePath directory) {
    return text.length() > directory.text.length()
        && text.charAt(directory.text.length()) == '/'
        && text.startsWith(directory.text);
  }

  /// How a file system that ignores case and Unicode composition sees `text`.
  static String folded(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    var composed = ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    return composed.toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(TreePath other) {
    return compare(text, other.text);
  }

  /// Compares as the bytes in UTF-8 compare, which differs from `String` only where surrogates meet
  /// higher characters.
  static int compare(String one, String two) {
    int common = Math.min(one.length(), two.length());
    for (int i = 0; i < common; i++) {
      char a = one.charAt(i);
      char b = two.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? a - b
            : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return one.length() - two.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
