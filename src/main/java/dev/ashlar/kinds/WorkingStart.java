package dev.ashlar.kinds;

import dev.ashlar.kinds.Kind.Part;
import dev.ashlar.kinds.Kind.Stage;
import dev.ashlar.kinds.Language.Words;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A plan directory to begin from: a kind in a language, as files by their path.
final class WorkingStart {
  private final Kind kind;
  private final Language language;
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  private WorkingStart(Kind kind, Language language) {
    this.kind = kind;
    this.language = language;
  }

  /// All files of the start, the same for the same kind and language.
  static SortedMap<String, byte[]> files(Kind kind, Language language) {
    return new WorkingStart(kind, language).made();
  }

  /// Where a reference of the kind stands in the plan.
  static String reference(String name) {
    return "references/" + name;
  }

  private SortedMap<String, byte[]> made() {
    put("ashlar.yaml", PlanText.of(kind, language));
    put("README.md", readme());
    put(".gitignore", ".ashlar/\nartifact/\n");
    kind.references().forEach(name -> put(reference(name), shelved(reference(name))));
    Words first = Words.of(kind, kind.modules().getFirst());
    putBelow("contracts/" + first.get("module"), language.shared(first));
    kind.modules().forEach(this::module);
    for (Stage tier : kind.tiers()) {
      putBelow("tests/" + tier.name() + "/support", language.driver(kind, tier.composition()));
    }
    putBelow("tests/end-to-end/support", language.driver(kind, kind.endToEnd()));
    for (String gate : kind.gates()) {
      put("tests/" + gate + "/cases.jsonl", shelved("cases/" + gate + ".jsonl"));
      put("tests/" + gate + "/held-out.jsonl", shelved("cases/" + gate + ".held-out.jsonl"));
    }
    return files;
  }

  private void module(Part part) {
    Words words = Words.of(kind, part);
    String page = shelved("contracts/" + part.name() + ".md");
    Words more = words.with("language", language.contract(words));
    put(
        "contracts/" + part.name() + ".md",
        page + "\n" + Shelf.filled("languages/contract.md", more.map()));
    putBelow("contracts/" + part.name(), language.interfaces(words));
    putBelow("stubs/" + part.name(), language.stub(words));
    putBelow("tests/" + part.name() + "/support", language.driver(words));
  }

  private String readme() {
    String modules =
        kind.modules().stream()
            .map(part -> "| `" + part.name() + "` | " + part.purpose() + " |")
            .collect(Collectors.joining("\n"));
    String tiers =
        kind.tiers().stream()
            .map(tier -> "`" + tier.name() + "` (" + String.join(", ", tier.modules()) + ")")
            .collect(Collectors.joining(", "));
    return Shelf.filled(
        "languages/readme.md",
        Map.of(
            "root", kind.root(),
            "summary", kind.summary(),
            "about", kind.about(),
            "modules", modules,
            "tiers", tiers,
            "reference", reference(kind.references().getFirst()),
            "try", kind.tryIt()));
  }

  private String shelved(String path) {
    return Shelf.text(kind.name() + "/" + path);
  }

  private void put(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void putBelow(String directory, Map<String, String> texts) {
    texts.forEach((path, text) -> put(directory + "/" + path, text));
  }
}
