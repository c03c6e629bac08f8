package dev.ashlar.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// For one rule, how a plan breaks it and how another nearly does and passes, as edits of a sound
/// plan.
public record RuleExample(Change breaks, Change passes) {

  /// What is different in the plan, in a sentence and in edits.
  public record Change(String says, List<Edit> edits) {
    public Change {
      edits = List.copyOf(edits);
    }
  }

  /// One edit of a file of the plan; texts are as they stand in the book of examples.
  public sealed interface Edit {
    /// The file's path.
    String file();

    /// The first `old` becomes `fresh`.
    record Replaced(String file, String old, String fresh) implements Edit {}

    /// The file holds this and nothing else.
    record Written(String file, String text) implements Edit {}

    /// The file is not there.
    record Removed(String file) implements Edit {}

    /// The edit that a line of the book is.
    static Edit of(String line) {
      int colon = line.indexOf(": ");
      String file = line.substring(0, colon);
      String[] change = line.substring(colon + 2).split("=>(?: |$)", 2);
      if (change.length == 1) {
        return new Removed(file);
      }
      return change[0].isEmpty()
          ? new Written(file, change[1])
          : new Replaced(file, change[0].stripTrailing(), change[1]);
    }
  }

  /// Every example of a book, by the id of its rule.
  public static Map<String, RuleExample> read(String book) {
    var examples = new LinkedHashMap<String, RuleExample>();
    for (String entry : book.split("(?m)^== ")) {
      List<String> lines = entry.lines().filter(line -> !line.isBlank()).toList();
      int passes = indexOf(lines, "passes: ");
      int breaks = indexOf(lines, "breaks: ");
      if (breaks == 1) {
        examples.put(
            lines.getFirst(),
            new RuleExample(
                change(lines.subList(breaks, passes)),
                change(lines.subList(passes, lines.size()))));
      }
    }
    return examples;
  }

  private static int indexOf(List<String> lines, String word) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(word)) {
        return i;
      }
    }
    return -1;
  }

  private static Change change(List<String> lines) {
    var edits = new ArrayList<Edit>();
    lines.stream().skip(1).map(Edit::of).forEach(edits::add);
    return new Change(lines.getFirst().substring("breaks: ".length()), edits);
  }
}
