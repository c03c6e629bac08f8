package dev.ashlar.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NeedsTest {
  @Test
  void nearerNeedsComeFirst() {
    Needs needs = graph("a: b c", "b: d", "c: e", "d: e", "e:");

    assertThat(texts(needs.transitive(name("a")))).containsExactly("b", "c", "d", "e");
    assertThat(texts(needs.dependents(name("e")))).containsExactly("a", "b", "c", "d");
    assertThat(needs.cycles()).isEmpty();
  }

  @Test
  void eachKnotIsToldOnceByItsShortestCircle() {
    Needs needs = graph("a: b", "b: c a", "c: a", "d: d", "e: a");

    assertThat(needs.cycles())
        .extracting(NeedsTest::texts)
        .containsExactly(List.of("a", "b"), List.of("d"));
  }

  @Test
  void stubsWidenAChain() {
    Needs chain = graph("a: b", "b: c", "c:");

    assertThat(chain.widest(Set.of())).isEqualTo(3);
    assertThat(chain.widest(chain.direct().keySet())).isEqualTo(1);
    assertThat(chain.widest(Set.of(name("c")))).isEqualTo(2);
  }

  @Test
  void waitingReachesThroughStubs() {
    Needs chain = graph("a: b", "b: c", "c:", "d:");

    assertThat(chain.widest(Set.of(name("c")))).as("a and b wait for c").isEqualTo(3);
  }

  /// The width by Dilworth's theorem against the width by trying every set of modules.
  @Test
  void widthIsExact() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new SplittableRandom(seed);
      int size = random.nextInt(1, 8);
      var direct = new LinkedHashMap<ModuleName, List<ModuleName>>();
      for (int i = 0; i < size; i++) {
        var below = new ArrayList<ModuleName>();
        for (int j = 0; j < i; j++) {
          if (random.nextInt(3) == 0) {
            below.add(name("m" + j));
          }
        }
        direct.put(name("m" + i), below);
      }
      var needs = new Needs(direct);
      Set<ModuleName> waited =
          direct.keySet().stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet());

      assertThat(needs.widest(waited)).as("seed %d", seed).isEqualTo(byTrying(needs, waited));
    }
  }

  private static int byTrying(Needs needs, Set<ModuleName> waited) {
    List<ModuleName> all = List.copyOf(needs.direct().keySet());
    int best = 0;
    for (int bits = 0; bits < 1 << all.size(); bits++) {
      var chosen = new TreeSet<ModuleName>();
      for (int i = 0; i < all.size(); i++) {
        if ((bits & 1 << i) != 0) {
          chosen.add(all.get(i));
        }
      }
      boolean together =
          chosen.stream()
              .noneMatch(name ->
                  needs.transitive(name).stream()
                      .anyMatch(need -> waited.contains(need) && chosen.contains(need)));
      best = together ? Math.max(best, chosen.size()) : best;
    }
    return best;
  }

  private static Needs graph(String... lines) {
    var direct = new LinkedHashMap<ModuleName, List<ModuleName>>();
    for (String line : lines) {
      String[] halves = line.split(":");
      List<String> needs = halves.length == 1 ? List.of() : List.of(halves[1].strip().split(" "));
      direct.put(name(halves[0]), needs.stream().map(NeedsTest::name).toList());
    }
    return new Needs(direct);
  }

  private static ModuleName name(String text) {
    return new ModuleName(text);
  }

  private static List<String> texts(java.util.Collection<ModuleName> names) {
    return names.stream().map(ModuleName::text).toList();
  }
}
