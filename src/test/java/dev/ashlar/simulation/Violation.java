package dev.ashlar.simulation;

/// An invariant that did not hold. `law` is its stable name, by which a failure is told from
/// another while it is shrunk.
final class Violation extends RuntimeException {
  private final String law;

  Violation(String law, String detail) {
    super(law + ": " + detail, null, false, false);
    this.law = law;
  }

  String law() {
    return law;
  }

  static void unless(boolean holds, String law, Object... detail) {
    if (!holds) {
      var words = new StringBuilder();
      for (var part : detail) {
        words.append(part).append(' ');
      }
      throw new Violation(law, words.toString().strip());
    }
  }
}
