package dev.ashlar.agent;

import dev.ashlar.agent.Arguments.BadCall;
import dev.ashlar.agent.Premises.Place;
import dev.ashlar.agent.Tool.Kind;
import dev.ashlar.agent.Tool.Parameter;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.workspace.TreeReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The tools that read: `list`, `read` and `search`.
final class ReadingTools {
  static final Tool LIST =
      new Tool(
          "list",
          "Names files with their sizes in bytes: all of them, those in a directory, or those that"
              + " match a pattern.",
          List.of(
              Parameter.optional(
                  "path", Kind.TEXT, "a directory, or a pattern such as src/**/*.py")));

  static final Tool READ =
      new Tool(
          "read",
          "Shows a text file, or a part of it when it is long.",
          List.of(
              Parameter.required("path", "the file"),
              Parameter.optional("from", Kind.NUMBER, "the first line to show; 1 without it")));

  static final Tool SEARCH =
      new Tool(
          "search",
          "Shows the lines that contain a text, each with its file and number. The text is taken"
              + " literally.",
          List.of(
              Parameter.required("text", "what to look for"),
              Parameter.optional("path", Kind.TEXT, "a directory or pattern to look in"),
              Parameter.optional("ignore_case", Kind.FLAG, "whether capitals do not matter")));

  private final Premises premises;

  ReadingTools(Premises premises) {
    this.premises = premises;
  }

  private record Found(Place place, TreeReading reading) {}

  String list(Arguments arguments) throws BadCall, IOException, InterruptedException {
    var lines = new ArrayList<String>();
    int left = 0;
    for (var found : found(arguments)) {
      for (var file : found.reading().tree().files().entrySet()) {
        if (lines.size() < ModelLimits.ENTRIES_SHOWN_MAX) {
          lines.add(found.place().prefix() + file.getKey() + "  " + file.getValue().size());
        } else {
          left++;
        }
      }
      for (var problem : found.reading().problems()) {
        lines.add(found.place().prefix() + problem.message());
      }
    }
    if (left > 0) {
      lines.add("and " + left + " more: name a directory or a pattern");
    }
    return lines.isEmpty() ? "there is nothing here" : String.join("\n", lines);
  }

  String read(Arguments arguments) throws BadCall, IOException, InterruptedException {
    var place = premises.place(arguments.text("path"));
    var bytes = premises.file(place);
    if (isBinary(bytes)) {
      return place.name() + " is no text (" + bytes.length + " bytes).";
    }
    return Passage.of(
        place.name(),
        new String(bytes, StandardCharsets.UTF_8),
        Math.max(1, arguments.number("from").orElse(1)));
  }

  String search(Arguments arguments) throws BadCall, IOException, InterruptedException {
    boolean folded = arguments.flag("ignore_case");
    var wanted = fold(arguments.text("text"), folded);
    if (wanted.isEmpty() || wanted.contains("\n")) {
      throw new BadCall("`text` must be a part of one line.");
    }
    var hits = new ArrayList<String>();
    for (var found : found(arguments)) {
      for (var file : found.reading().tree().files().entrySet()) {
        var bytes = file.getValue().bytes();
        var name = found.place().prefix() + file.getKey();
        if (!isBinary(bytes) && !search(name, bytes, wanted, folded, hits)) {
          return String.join("\n", hits) + "\nand more: look for something rarer, or in one place";
        }
      }
    }
    return hits.isEmpty() ? "no line contains that" : String.join("\n", hits);
  }

  /// Adds the file's hits; false if there are more than are shown.
  private static boolean search(
      String name, byte[] bytes, String wanted, boolean folded, List<String> hits) {
    int number = 0;
    for (var line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      int at = fold(line, folded).indexOf(wanted);
      if (at >= 0) {
        if (hits.size() == ModelLimits.HITS_MAX) {
          return false;
        }
        var from = Math.max(0, Math.min(at, line.length()) - ModelLimits.HIT_CHARS_MAX / 2);
        hits.add(
            name
                + ":"
                + number
                + ": "
                + (from > 0 ? "…" : "")
                + Limits.cut(line.substring(from).stripTrailing(), ModelLimits.HIT_CHARS_MAX));
      }
    }
    return true;
  }

  private static String fold(String text, boolean folded) {
    return folded ? text.toLowerCase(Locale.ROOT) : text;
  }

  private List<Found> found(Arguments arguments) throws BadCall, IOException, InterruptedException {
    var named = arguments.optional("path");
    var places = named.isPresent() ? List.of(premises.place(named.get())) : premises.tops();
    var all = new ArrayList<Found>();
    for (var place : places) {
      if (place.path().isEmpty()) {
        all.add(new Found(place, premises.read(place, "**")));
      } else {
        var exact = premises.read(place, place.path());
        boolean directory = exact.strays().contains(place.path() + "/");
        all.add(new Found(place, directory ? premises.read(place, place.path() + "/**") : exact));
      }
    }
    return all;
  }

  static boolean isBinary(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 8_000); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
