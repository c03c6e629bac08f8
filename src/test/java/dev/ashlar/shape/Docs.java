package dev.ashlar.shape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The Markdown pages of the project: where their links lead, and how decisions are written down.
final class Docs {
  static final List<String> DECISION_HEADINGS =
      List.of("## Context", "## Decision", "## Consequences", "## Not to be \"fixed\"");

  private static final Pattern LINK =
      Pattern.compile("(?<!\\\\)\\]\\(<?([^)\\s>]+)>?(?: \"[^\"]*\")?\\)");
  private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z+.-]*:.*");
  private static final Pattern DECISION = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
  private static final Set<String> NOT_OURS = Set.of(".git", ".ashlar", "target", "node_modules");

  private Docs() {}

  /// Every page below `root` that is ours.
  static List<Path> pages(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> isOurs(root.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : file) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  static List<String> deadLinks(List<Path> pages) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path page : pages) {
      List<String> lines = prose(page);
      for (int i = 0; i < lines.size(); i++) {
        Matcher matcher = LINK.matcher(lines.get(i).replaceAll("`[^`]*`", ""));
        while (matcher.find()) {
          String link = matcher.group(1);
          if (!ELSEWHERE.matcher(link).matches() && !leadsSomewhere(page, link)) {
            found.add(page + ":" + (i + 1) + ": " + link + " leads nowhere");
          }
        }
      }
    }
    return found;
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1
        || !target.toString().endsWith(".md")
        || anchors(target).contains(parts[1]);
  }

  /// The anchors that a reader's site makes of the headings.
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    for (String line : prose(page)) {
      if (line.startsWith("#")) {
        String words = line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT);
        anchors.add(words.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'));
      }
    }
    return anchors;
  }

  /// The page's lines with what stands in a fence blanked out.
  private static List<String> prose(Path page) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean fenced = false;
    for (String line : Files.readAllLines(page)) {
      boolean fence = FENCE.matcher(line).find();
      lines.add(fenced || fence ? "" : line);
      fenced = fenced != fence;
    }
    return lines;
  }

  /// Which decisions do not have the form of the others: `# N. Title`, then the four headings.
  static List<String> malformedDecisions(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (Path page : pages(folder)) {
      Matcher name = DECISION.matcher(String.valueOf(page.getFileName()));
      if (!name.matches()) {
        continue;
      }
      String number = name.group(1);
      if (!numbers.add(number)) {
        found.add(page + ": another decision has the number " + number);
      }
      List<String> lines = prose(page);
      if (lines.isEmpty() || !lines.getFirst().startsWith("# " + Integer.valueOf(number) + ". ")) {
        found.add(page + ": its first line is not '# " + Integer.valueOf(number) + ". Title'");
      }
      List<String> headings = lines.stream().filter(line -> line.startsWith("## ")).toList();
      if (!headings.equals(DECISION_HEADINGS)) {
        found.add(page + ": its headings are " + headings + ", not " + DECISION_HEADINGS);
      }
    }
    return found;
  }
}
