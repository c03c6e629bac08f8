package dev.ashlar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a bug leaves behind: a file with everything a developer needs, and one line for the user.
final class BugReport {
  private static final int SUMMARY_CHARS_MAX = 300;

  private BugReport() {}

  /// Writes the file and says where it is.
  static Complaint of(Throwable bug, List<String> arguments, String version) {
    var summary = Terminal.shownOnOneLine(String.valueOf(bug));
    var cut = summary.substring(0, Math.min(summary.length(), SUMMARY_CHARS_MAX));
    return Complaint.of(
            ExitCode.BUG, "internal error: " + cut + " " + where(text(bug, arguments, version)))
        .hint("this is a bug in Ashlar; please report it with that file");
  }

  private static String where(String text) {
    try {
      Path file = Files.createTempFile("ashlar-internal-error-", ".txt");
      Files.writeString(file, text);
      return "(details in " + file + ")";
    } catch (IOException e) {
      return "(and no details: a file for them could not be written: " + e.getMessage() + ")";
    }
  }

  private static String text(Throwable bug, List<String> arguments, String version) {
    var stack = new StringWriter();
    bug.printStackTrace(new PrintWriter(stack, true));
    return """
    %s
    arguments: %s
    java: %s (%s), %s %s

    %s\
    """
        .formatted(
            version,
            arguments,
            System.getProperty("java.version"),
            System.getProperty("java.vendor"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            stack);
  }
}
