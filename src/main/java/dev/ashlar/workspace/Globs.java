package dev.ashlar.workspace;

import dev.ashlar.plan.Glob;
import java.util.Collection;
import java.util.List;

/// Several globs of a plan as one question: which files are meant, and which directories are worth
/// looking into.
record Globs(List<Glob> globs) {
  static final Globs EVERYTHING = of(List.of("**"));

  static Globs of(Collection<String> globs) {
    return new Globs(globs.stream().map(Glob::of).toList());
  }

  boolean matches(String path) {
    return equals(EVERYTHING) || globs.stream().anyMatch(glob -> glob.matches(path));
  }

  /// Whether a file below `directory` could match. A name no glob can spell counts as if it could.
  boolean mayMatchBelow(String directory) {
    if (equals(EVERYTHING) || directory.indexOf('*') >= 0 || directory.indexOf('?') >= 0) {
      return true;
    }
    var below = directory + "/**";
    return Glob.flaw(below).isPresent()
        || globs.stream().anyMatch(glob -> glob.overlaps(Glob.of(below)));
  }
}
