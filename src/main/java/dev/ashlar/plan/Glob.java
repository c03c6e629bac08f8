package dev.ashlar.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A pattern over relative paths: `?` is one character and `*` any run of them within a segment,
/// `**` any run of whole segments.
///
/// `a/**` matches everything below `a`, not `a` itself; `**/b` matches `b` at any depth, the top
/// included. Nothing else is special; a pattern with braces, brackets or a backslash is refused
/// rather than taken literally. Two globs *overlap* when one path matches both; that is decided
/// exactly, by walking both at once, so that two modules never argue about a file.
public final class Glob {
  private static final int SLASH = '/';
  private final String text;
  private final List<Step> steps;

  private Glob(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
  }

  /// One edge of the automaton behind a glob; state n is "before step n".
  private sealed interface Step {
    record Exactly(int codePoint) implements Step {}

    record OneInSegment() implements Step {}

    record ManyInSegment() implements Step {}

    record ManySegments() implements Step {}

    record Everything() implements Step {}
  }

  /// What is wrong with `text` as a glob, or empty if nothing is.
  public static Optional<String> flaw(String text) {
    if (text.isEmpty() || text.length() > Bounds.GLOB_CHARS_MAX) {
      return Optional.of("it must have 1 to " + Bounds.GLOB_CHARS_MAX + " characters");
    }
    if (text.codePoints().anyMatch(c -> "{}[]\\".indexOf(c) >= 0 || c < ' ' || c == 0x7f)) {
      return Optional.of(
          "only `?`, `*` and `**` are special; braces, brackets and backslashes are refused");
    }
    for (String segment : text.split("/", -1)) {
      if (segment.isEmpty()) {
        return Optional.of("it must be a relative path: no `/` at either end, no `//`");
      }
      if (segment.equals(".") || segment.equals("..")) {
        return Optional.of("`" + segment + "` would leave the tree");
      }
      if (segment.contains("**") && !segment.equals("**")) {
        return Optional.of("`**` must stand alone between slashes");
      }
    }
    return Optional.empty();
  }

  /// The glob that `text` denotes.
  ///
  /// @throws IllegalArgumentException if `text` has a flaw
  public static Glob of(String text) {
    flaw(text)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("bad glob " + text + ": " + flaw);
        });
    var steps = new ArrayList<Step>();
    String[] segments = text.split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (segments[i].equals("**")) {
        steps.add(last ? new Step.Everything() : new Step.ManySegments());
        continue;
      }
      segments[i].codePoints().forEach(c -> steps.add(within(c)));
      if (!last) {
        steps.add(new Step.Exactly(SLASH));
      }
    }
    return new Glob(text, List.copyOf(steps));
  }

  private static Step within(int codePoint) {
    return switch (codePoint) {
      case '?' -> new Step.OneInSegment();
      case '*' -> new Step.ManyInSegment();
      default -> new Step.Exactly(codePoint);
    };
  }

  /// Whether `path` matches. A path that is empty, absolute, or has empty or dotted segments
  /// matches nothing.
  public boolean matches(String path) {
    Set<Integer> states = closure(Set.of(0));
    Shape shape = Shape.START;
    for (int c : path.codePoints().toArray()) {
      shape = shape.after(c);
      var next = new HashSet<Integer>();
      for (int state : states) {
        for (Move move : moves(state)) {
          if (move.accepts(c)) {
            next.add(move.to());
          }
        }
      }
      states = closure(next);
      if (shape == Shape.BROKEN || states.isEmpty()) {
        return false;
      }
    }
    return shape == Shape.GOOD && states.stream().anyMatch(this::accepts);
  }

  /// Whether some path matches both this and `other`.
  public boolean overlaps(Glob other) {
    return commonPath(other).isPresent();
  }

  /// A shortest path that matches both this and `other`, if there is one.
  public Optional<String> commonPath(Glob other) {
    if (beginsOtherwise(other)) {
      return Optional.empty();
    }
    var seen = new HashSet<Pair>();
    var queue = new ArrayDeque<Walk>();
    for (int a : closure(Set.of(0))) {
      for (int b : other.closure(Set.of(0))) {
        visit(new Walk(new Pair(a, b, Shape.START), ""), seen, queue);
      }
    }
    while (!queue.isEmpty()) {
      Walk walk = queue.remove();
      Pair at = walk.pair();
      if (at.shape() == Shape.GOOD && accepts(at.mine()) && other.accepts(at.theirs())) {
        return Optional.of(walk.path());
      }
      for (Move mine : moves(at.mine())) {
        for (Move theirs : other.moves(at.theirs())) {
          for (int c : mine.common(theirs)) {
            step(other, walk, mine.to(), theirs.to(), c, seen, queue);
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Whether the plain characters before the first wildcard tell the two apart. The walk would find
  /// the same; most modules of a plan own a folder each, and each is compared with all others.
  private boolean beginsOtherwise(Glob other) {
    for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
      if (!(steps.get(i) instanceof Step.Exactly mine)
          || !(other.steps.get(i) instanceof Step.Exactly theirs)) {
        return false;
      }
      if (!mine.equals(theirs)) {
        return true;
      }
    }
    return false;
  }

  private void step(
      Glob other, Walk walk, int mine, int theirs, int c, Set<Pair> seen, ArrayDeque<Walk> queue) {
    Shape shape = walk.pair().shape().after(c);
    if (shape == Shape.BROKEN) {
      return;
    }
    String path = walk.path() + Character.toString(c);
    for (int a : closure(Set.of(mine))) {
      for (int b : other.closure(Set.of(theirs))) {
        visit(new Walk(new Pair(a, b, shape), path), seen, queue);
      }
    }
  }

  private static void visit(Walk walk, Set<Pair> seen, ArrayDeque<Walk> queue) {
    if (seen.add(walk.pair())) {
      queue.add(walk);
    }
  }

  private record Pair(int mine, int theirs, Shape shape) {}

  private record Walk(Pair pair, String path) {}

  /// A move on one character of a class: exactly one, any but a slash, or any.
  private record Move(int exactly, boolean slashToo, int to) {
    static final int CLASS = -1;

    boolean accepts(int c) {
      return exactly == CLASS ? slashToo || c != SLASH : c == exactly;
    }

    /// Characters that both moves accept; one stands for all of a class.
    List<Integer> common(Move other) {
      if (exactly != CLASS) {
        return other.accepts(exactly) ? List.of(exactly) : List.of();
      }
      if (other.exactly != CLASS) {
        return accepts(other.exactly) ? List.of(other.exactly) : List.of();
      }
      return slashToo && other.slashToo ? List.of((int) 'x', SLASH) : List.of((int) 'x');
    }
  }

  /* States: 2n is "before step n", 2n + 1 is "inside a segment that step n, a ManySegments, is
   * swallowing". The last even state accepts; an Everything moves into it and stays, so `a/**`
   * needs at least one character below `a`. */

  private boolean accepts(int state) {
    return state == 2 * steps.size();
  }

  private List<Move> moves(int state) {
    int n = state / 2;
    if (n == steps.size()) {
      boolean swallows = n > 0 && steps.get(n - 1) instanceof Step.Everything;
      return swallows ? List.of(new Move(Move.CLASS, true, state)) : List.of();
    }
    return switch (steps.get(n)) {
      case Step.Exactly(int c) -> List.of(new Move(c, false, 2 * n + 2));
      case Step.OneInSegment() -> List.of(new Move(Move.CLASS, false, 2 * n + 2));
      case Step.ManyInSegment() -> List.of(new Move(Move.CLASS, false, 2 * n));
      case Step.ManySegments() ->
          state % 2 == 0
              ? List.of(new Move(Move.CLASS, false, state + 1))
              : List.of(new Move(Move.CLASS, false, state), new Move(SLASH, false, state - 1));
      case Step.Everything() -> List.of(new Move(Move.CLASS, true, 2 * n + 2));
    };
  }

  private Set<Integer> closure(Set<Integer> states) {
    var all = new HashSet<>(states);
    for (int start : states) {
      int state = start;
      while (state % 2 == 0 && state / 2 < steps.size() && mayBeEmpty(steps.get(state / 2))) {
        state += 2;
        all.add(state);
      }
    }
    return all;
  }

  private static boolean mayBeEmpty(Step step) {
    return step instanceof Step.ManyInSegment || step instanceof Step.ManySegments;
  }

  /// The automaton of well-formed relative paths: no empty segment, no `.` and no `..`.
  private enum Shape {
    START,
    DOT,
    DOTS,
    GOOD,
    BROKEN;

    Shape after(int c) {
      return switch (this) {
        case START -> c == SLASH ? BROKEN : c == '.' ? DOT : GOOD;
        case DOT -> c == SLASH ? BROKEN : c == '.' ? DOTS : GOOD;
        case DOTS -> c == SLASH ? BROKEN : GOOD;
        case GOOD -> c == SLASH ? START : GOOD;
        case BROKEN -> BROKEN;
      };
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
