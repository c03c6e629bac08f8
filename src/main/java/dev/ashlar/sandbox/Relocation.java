package dev.ashlar.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Translates the sandbox's paths to directories of the host, for a command that runs without a
/// sandbox.
record Relocation(Path root, Pattern places) {

  static Relocation of(Path root, Spec spec) {
    List<String> places = new ArrayList<>(List.of(Spec.OUT, Spec.TMP));
    spec.mounts().forEach(mount -> places.add(mount.target()));
    String any =
        places.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return new Relocation(root, Pattern.compile("(?<![\\w./-])(" + any + ")(?![\\w.-])"));
  }

  /// The text with every such path in it translated.
  String text(String text) {
    return places.matcher(text).replaceAll(found -> Matcher.quoteReplacement(root + found.group()));
  }

  /// Where a directory of the sandbox is; one of a toolchain is where it always was.
  String path(String path) {
    return text(path);
  }
}
