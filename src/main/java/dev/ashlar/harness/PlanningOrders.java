package dev.ashlar.harness;

import dev.ashlar.architect.NamedLanguage;
import dev.ashlar.architect.Planning;
import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanSchema;
import dev.ashlar.codec.UnwrittenTests;
import dev.ashlar.kinds.Starts;
import dev.ashlar.role.PlanningMaterial;
import dev.ashlar.role.PlanningOrder;
import dev.ashlar.sandbox.Toolchain;
import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreeFile;
import dev.ashlar.workspace.TreePath;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes the orders of a planning from its record: what each starts from and what it may read.
final class PlanningOrders {
  /// A plan that all rules accept, small enough to read.
  private static final String EXAMPLE = "interpreter";

  private final PlanningBook book;
  private final Machine machine;

  PlanningOrders(PlanningBook book, Machine machine) {
    this.book = book;
    this.machine = machine;
  }

  PlanningOrder of(PlanningOwed.Turn owed, Planning planning)
      throws IOException, InterruptedException {
    return switch (owed.part()) {
      case FACTS -> reader(owed, planning);
      case PLAN -> planner(owed, planning);
      case TESTS -> tester(owed, planning);
    };
  }

  private PlanningOrder reader(PlanningOwed.Turn owed, Planning planning)
      throws IOException, InterruptedException {
    var brief = book.brief();
    var files = new TreeSet<String>();
    files.add(PlanningBook.FACTS);
    return new PlanningOrder(
        owed,
        planning.used(PlanningPart.FACTS) + 1,
        planning.terms().turns(),
        brief,
        List.of(),
        files,
        PlanningMaterial.reader(brief),
        book.handedIn(PlanningPart.FACTS));
  }

  private PlanningOrder planner(PlanningOwed.Turn owed, Planning planning)
      throws IOException, InterruptedException {
    var brief = book.brief();
    return new PlanningOrder(
        owed,
        planning.used(PlanningPart.PLAN) + 1,
        planning.terms().turns(),
        brief,
        machine.toolchains().list().stream().map(Toolchain::name).toList(),
        new TreeSet<>(),
        PlanningMaterial.planner(brief, PlanSchema.text(), example()),
        book.handedIn(PlanningPart.PLAN));
  }

  private PlanningOrder tester(PlanningOwed.Turn owed, Planning planning)
      throws IOException, InterruptedException {
    var plan = book.handedIn(PlanningPart.PLAN);
    var files = UnwrittenTests.of(PlanFiles.of(plan.bytes())).paths();
    var cases = new TreeMap<>(example());
    cases.keySet().removeIf(path -> !path.endsWith(".jsonl"));
    return new PlanningOrder(
        owed,
        planning.used(PlanningPart.TESTS) + 1,
        planning.terms().turns(),
        "",
        machine.toolchains().list().stream().map(Toolchain::name).toList(),
        files,
        PlanningMaterial.tester(plan.bytes(), cases),
        book.handedIn(PlanningPart.TESTS).within(files));
  }

  /// An example in a language that is here: the brief's own if it names one.
  private SortedMap<String, byte[]> example() throws IOException {
    var here = machine.toolchains().list().stream().map(Toolchain::name).toList();
    var named = NamedLanguage.in(book.brief());
    var language =
        Starts.languages().stream()
            .filter(tongue -> here.contains(tongue.toolchain()))
            .min(Comparator.comparing(tongue -> !named.equals(Optional.of(tongue.name()))))
            .orElse(Starts.languages().getFirst());
    return Starts.files(EXAMPLE, language.name()).orElseThrow();
  }

  /// What of a handed-in tree is part of a plan: neither hidden files nor what Ashlar itself
  /// writes.
  static Tree plain(Tree tree) {
    var files = new TreeMap<TreePath, TreeFile>();
    tree.files()
        .forEach((path, file) -> {
          if (isPlain(path.text())) {
            files.put(path, TreeFile.of(file.bytes(), false));
          }
        });
    return Tree.of(files);
  }

  private static boolean isPlain(String path) {
    return !path.startsWith(".")
        && !path.contains("/.")
        && !path.startsWith("artifact/")
        && !path.equals(PlanAuthors.FILE);
  }
}
