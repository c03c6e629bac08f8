package dev.ashlar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A package looks to its left only, in the order of `ORDER`.
class LayersTest {
  static final List<String> ORDER =
      List.of(
          "plan",
          "orchestrator",
          "report",
          "codec",
          "architect",
          "design",
          "sandbox",
          "journal",
          "workspace",
          "gate",
          "gateway",
          "agent",
          "role",
          "kinds",
          "harness",
          "mcp",
          "dashboard",
          "cli");

  /// Lets nobody believe a scan that saw nothing; raise it as the program grows.
  private static final int CLASSES_MIN = 300;

  @Test
  void everyPackageLooksToItsLeft() throws IOException {
    List<Bytecode> classes = Bytecode.below(Bytecode.MAIN);

    assertThat(classes).hasSizeGreaterThanOrEqualTo(CLASSES_MIN);
    assertThat(breaches(classes)).as("packages, from left to right: %s", ORDER).isEmpty();
  }

  @Test
  void aLookToTheRightIsFound(@TempDir Path root) throws IOException {
    Planted.in(root, "cli", "public class Planted {}");
    List<Bytecode> classes =
        Planted.in(root, "plan", "class Planted { java.util.List<dev.ashlar.cli.Planted> faces; }");

    assertThat(breaches(classes))
        .containsExactly("dev.ashlar.plan.Planted: plan may not use dev.ashlar.cli.Planted");
  }

  @Test
  void aPackageOutsideTheOrderIsFound(@TempDir Path root) throws IOException {
    List<Bytecode> classes = Planted.in(root, "misc", "class Planted {}");

    assertThat(breaches(classes))
        .containsExactly("dev.ashlar.misc.Planted: misc has no place in the order");
  }

  private static List<String> breaches(List<Bytecode> classes) {
    List<String> found = new ArrayList<>();
    for (Bytecode type : classes) {
      int place = ORDER.indexOf(type.packageName());
      if (place < 0) {
        found.add(type.name() + ": " + type.packageName() + " has no place in the order");
        continue;
      }
      for (String used : type.types()) {
        if (ORDER.indexOf(Bytecode.packageOf(used)) > place) {
          found.add(type.name() + ": " + type.packageName() + " may not use " + used);
        }
      }
    }
    return found;
  }
}
