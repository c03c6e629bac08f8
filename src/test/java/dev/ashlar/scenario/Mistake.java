package dev.ashlar.scenario;

/// Something in a scenario file that cannot be understood: where, what, and what to write instead.
final class Mistake extends RuntimeException {
  Mistake(String what) {
    super(what, null, false, false);
  }

  Mistake at(String file, int line) {
    return new Mistake(file + ":" + line + ": " + getMessage());
  }
}
