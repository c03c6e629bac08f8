package dev.ashlar.cli;

import dev.ashlar.workspace.ExportCommit;
import dev.ashlar.workspace.SealContents;
import dev.ashlar.workspace.Signature;
import dev.ashlar.workspace.Store;
import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A run's seals as a history of commits: after each seal, the interfaces and implementations of
/// all modules sealed so far. Everything in it is read from seals and checked against them.
final class History {
  private static final TreePath INTERFACES = TreePath.of("interfaces");
  private static final String EMAIL = "ashlar@localhost";

  private History() {}

  /// One commit a seal, the oldest first.
  static List<ExportCommit> of(List<SealLog.Sealed> seals, Store store) throws IOException {
    SortedMap<String, Tree> modules = new TreeMap<>();
    var commits = new ArrayList<ExportCommit>();
    for (var sealed : seals) {
      var name = sealed.module().name().text();
      modules.put(name, shared(store.contents(name, sealed.seal().version(), sealed.id())));
      commits.add(new ExportCommit(whole(modules), message(sealed), author(sealed)));
    }
    return commits;
  }

  /// What a module gives to the shared tree.
  private static Tree shared(Tree contents) {
    var parts = SealContents.of(contents);
    return parts.contract().at(INTERFACES).overlay(parts.implementation());
  }

  private static Tree whole(SortedMap<String, Tree> modules) {
    var whole = Tree.EMPTY;
    for (var tree : modules.values()) {
      whole = whole.overlay(tree);
    }
    return whole;
  }

  private static String message(SealLog.Sealed sealed) {
    var gate = sealed.verdict().gate();
    return """
    %1$s: sealed under contract v%2$d

    %3$s

    Ashlar-Module: %1$s
    Ashlar-Contract: v%2$d %4$s
    Ashlar-Gate: %5$d of %6$d %7$s
    Ashlar-Evaluator: %8$s
    Ashlar-Seal: %9$s
    """
        .formatted(
            sealed.module().name(),
            sealed.seal().version(),
            Terminal.shownOnOneLine(sealed.module().purpose()),
            sealed.contract(),
            gate.passed(),
            gate.total(),
            gate.detail(),
            Terminal.shownOnOneLine(sealed.verdict().evaluator()),
            sealed.seal().manifest());
  }

  /// The generator's instance, at the moment of the seal.
  private static Signature author(SealLog.Sealed sealed) {
    var name =
        Terminal.shownOnOneLine(sealed.submission().generator()).replaceAll("[<>]", " ").strip();
    return new Signature(name.isEmpty() ? "unknown" : name, EMAIL, sealed.at());
  }
}
