package dev.ashlar.codec;

import dev.ashlar.codec.Draft.GateDraft;
import dev.ashlar.codec.Draft.ModuleDraft;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.plan.DesignRule;
import dev.ashlar.plan.GateRule;
import dev.ashlar.plan.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Rules about the files and directories that a plan names: they are there, they say something, and
/// what is held out stays out of sight.
final class FileRules {
  private final Draft draft;
  private final PlanFiles files;
  private final Problems problems;

  FileRules(Draft draft, PlanFiles files, Problems problems) {
    this.draft = draft;
    this.files = files;
    this.problems = problems;
  }

  void check() {
    if (draft.tree().below("artifact").below("references").items().isEmpty()
        && draft.modules().stream().allMatch(module -> module.references().isEmpty())) {
      problems.add(
          DesignRule.NO_SOURCE_OF_TRUTH,
          draft.spotOf("artifact"),
          "neither the artifact nor a module has a reference");
    }
    draft.references().forEach(this::file);
    for (ModuleDraft module : draft.modules()) {
      module.contract().ifPresent(this::file);
      module.references().forEach(this::file);
      module.interfaces().ifPresent(this::directory);
      module.stub().ifPresent(this::directory);
      module.knownGood().ifPresent(this::directory);
    }
    for (GateDraft gate : draft.gates()) {
      gate.support().ifPresent(this::directory);
      gate.cases().ifPresent(this::file);
      gate.heldOut().ifPresent(this::file);
    }
    hidden();
  }

  private void file(Scalar path) {
    Optional<byte[]> bytes = files.bytes(path.literal());
    if (bytes.isEmpty()) {
      boolean isDirectory = !under(path).isEmpty();
      problems.add(
          DesignRule.MISSING_FILE,
          path.spot(),
          isDirectory
              ? "`" + path.literal() + "` is a directory"
              : "there is no file `" + path.literal() + "`",
          isDirectory
              ? "Name a file in it."
              : Nearest.hint(
                  path.literal(), files.files().keySet(), DesignRule.MISSING_FILE.terms().mend()));
    } else if (new String(bytes.get(), java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
      problems.add(
          DesignRule.EMPTY_FILE, path.spot(), "the file `" + path.literal() + "` is empty");
    }
  }

  private void directory(Scalar path) {
    if (under(path).isEmpty()) {
      boolean isFile = files.exists(path.literal());
      problems.add(
          DesignRule.MISSING_DIRECTORY,
          path.spot(),
          isFile
              ? "`" + path.literal() + "` is a file"
              : "there is no file below `" + path.literal() + "`",
          isFile
              ? "Name the directory that is laid over the root of the tree."
              : DesignRule.MISSING_DIRECTORY.terms().mend());
    }
  }

  private SortedMap<String, byte[]> under(Scalar directory) {
    return files.under(directory.literal());
  }

  /// What generators are shown, and which of it is held out.
  private void hidden() {
    Map<String, String> shown = new HashMap<>();
    List<Scalar> hiddenFiles = new ArrayList<>();
    List<Scalar> hiddenDirectories = new ArrayList<>();
    draft.references().forEach(path -> shown.put(path.literal(), "a reference"));
    for (ModuleDraft module : draft.modules()) {
      module.contract().ifPresent(path -> shown.put(path.literal(), "a contract"));
      module.references().forEach(path -> shown.put(path.literal(), "a reference"));
      module.interfaces().ifPresent(dir -> show(shown, dir, "the interfaces of " + module.label()));
      module.stub().ifPresent(dir -> show(shown, dir, "the stub of " + module.label()));
      module.knownGood().ifPresent(hiddenDirectories::add);
    }
    for (GateDraft gate : draft.gates()) {
      gate.support().ifPresent(dir -> show(shown, dir, "the support of " + gate.label()));
      gate.cases()
          .ifPresent(path -> shown.put(path.literal(), "the visible cases of " + gate.label()));
      gate.heldOut().ifPresent(hiddenFiles::add);
    }
    hiddenFiles.forEach(path -> hide(shown, path, path.literal()));
    hiddenDirectories.forEach(dir ->
        under(dir).keySet().stream()
            .map(path -> dir.literal() + "/" + path)
            .filter(shown::containsKey)
            .findFirst()
            .ifPresent(path -> hide(shown, dir, path)));
  }

  private void show(Map<String, String> shown, Scalar directory, String as) {
    under(directory).keySet().forEach(path -> shown.put(directory.literal() + "/" + path, as));
  }

  private void hide(Map<String, String> shown, Scalar named, String path) {
    String as = shown.get(path);
    if (as != null) {
      problems.add(
          GateRule.CASES_HELD_OUT_SHOWN,
          named.spot(),
          "`" + path + "` belongs to " + as + ", which generators are shown");
    }
  }
}
