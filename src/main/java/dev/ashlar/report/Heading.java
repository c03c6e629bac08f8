package dev.ashlar.report;

/// The headings of a postmortem. The design document promises each of them before the run, so both
/// take the words from here.
public enum Heading {
  DECOMPOSITION("Module decomposition", "what was decomposed, and how the tiers ended"),
  MODULES("Modules", "attempts, turns, wall-clock, tokens and money per module, and its seal"),
  DEFECTS("Defects, by who caught them", "what the gate, evaluators and compositions rejected"),
  CONTRACTS("Contracts: amendments and disputes", "what had to be amended or reopened, and why"),
  ENDINGS("Abandoned, resumed, lost", "abandoned modules, resumes from a checkpoint, lost turns"),
  EVALUATORS("Evaluators", "verdicts, false accepts and false rejects"),
  BUDGET("Run budget", "wall-clock, tokens and money of the run, per phase and per role"),
  SINGLE_AGENT("Against a single agent", "the multiple over the plan's own single-agent estimate"),
  DELTAS("What to change next time", "changes to contracts, tests, prompts and plan, by rule");

  private final String words;
  private final String promise;

  Heading(String words, String promise) {
    this.words = words;
    this.promise = promise;
  }

  public String words() {
    return words;
  }

  /// What stands under it, for whoever reads the plan.
  public String promise() {
    return promise;
  }
}
