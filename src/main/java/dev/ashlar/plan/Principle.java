package dev.ashlar.plan;

/// What a rule serves: one demand on every plan, in a sentence for people. `docs/quality-bar.md`
/// lists which rules and which tests hold each of them.
public enum Principle {
  ONE_READING("A plan reads the same for people and for programs."),
  WHOLE("A plan is whole, so that it can be frozen and a run can go on from it."),
  BOUNDARY(
      "The modules and their interfaces can be named on one screen, and two can be built at once."),
  TESTABLE("Every module is judged from outside, by tests that can fail and can pass."),
  REPAYS("The work repays the coordination."),
  SEPARATION("Nobody plays two roles, and nobody judges its own work."),
  LOCKED_TESTS("Tests are written, locked and tried before anybody is asked to build."),
  EVIDENCE("A claim is never evidence; only what a gate saw itself is."),
  COMPOSED("What was built apart is put together in steps, and each step is judged."),
  AGREEMENT("Contracts, requirements and tests do not contradict each other."),
  AMENDABLE("A plan can be amended: when all attempts have failed there is a way on."),
  BOUNDED("No more is built at once than can be verified."),
  OWN_FILES("Every path has one owner, and nothing that judges can be replaced."),
  BUDGETS("Everything that costs has a ceiling that takes effect."),
  NOTICED("A silent agent is noticed, and its work is handed to another.");

  private final String sentence;

  Principle(String sentence) {
    this.sentence = sentence;
  }

  /// The demand, for people.
  public String sentence() {
    return sentence;
  }
}
