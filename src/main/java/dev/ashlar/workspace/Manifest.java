package dev.ashlar.workspace;

import dev.ashlar.plan.Digest;

/// The list of a seal's files with the SHA-256, size and mode of each, as the text of
/// `manifest.json` in the seal. There is exactly one text for a tree, so checking means writing it
/// again.
final class Manifest {
  static final TreePath PATH = TreePath.of("manifest.json");

  private Manifest() {}

  /// The manifest of a seal of `module` at `version` that holds `contents`.
  static String text(String module, int version, Tree contents) {
    var text =
        new StringBuilder(
            "{\n  \"module\": \"%s\",\n  \"version\": %d,\n  \"files\": {"
                .formatted(module, version));
    var separator = "\n";
    for (var entry : contents.files().entrySet()) {
      var file = entry.getValue();
      text.append(separator)
          .append("    \"")
          .append(entry.getKey().text().replace("\"", "\\\""))
          .append("\": {\"sha256\": \"")
          .append(file.digest().hex())
          .append("\", \"bytes\": ")
          .append(file.size())
          .append(", \"mode\": \"")
          .append(file.mode())
          .append("\"}");
      separator = ",\n";
    }
    return text.append("\n  }\n}\n").toString();
  }

  /// The digest by which the journal knows a manifest.
  static Digest digest(String text) {
    return Digest.ofText(text);
  }
}
