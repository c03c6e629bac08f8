package dev.ashlar.architect;

/// Every number that a prediction rests on, with its unit, its meaning and where it comes from.
/// `docs/assess.md` lists them from here; past runs replace those that are `measured`.
public enum Constant {
  LINES_PER_TURN(
      280,
      "lines",
      "What one turn of a generator leaves behind in lines of code.",
      "the JSONPath example's recorded run: 3,376 lines in 12 turns",
      false),
  GROWTH_LINES(
      3_400,
      "lines",
      "Up to this size of the artifact, a line costs the same.",
      "the size of that run's artifact, where the other figures were measured",
      false),
  GROWTH_EXPONENT(
      1.0,
      "–",
      "Beyond it, turns a line grow with the artifact's size to this power.",
      "assumed; 0 would be no growth, and that run with the published compiler experiment"
          + " (100,000 lines, 2.14 thousand million tokens) would suggest 1.5",
      false),
  MINUTES_PER_TURN(
      4.3,
      "min",
      "Wall-clock time of one turn of a generator.",
      "that run: 52 minutes in 12 turns",
      true),
  TOKENS_PER_TURN(
      42_500,
      "tokens",
      "Tokens of one turn of a generator, cached ones included.",
      "assumed: the JSONPath plan's own estimates, 1,020,000 tokens in 24 turns",
      true),
  GATE_MINUTES(
      0.2,
      "min",
      "One run of a module's gate.",
      "that run, replayed: about 10 seconds a gate",
      true),
  JUDGED_SHARE(
      0.6,
      "share",
      "Turns whose gate is green, so that an evaluator judges them.",
      "that run: 7 judgments for 12 turns",
      true),
  JUDGING_MINUTES(
      3.1, "min", "One judgment of an evaluator.", "that run: 22 minutes for 7 judgments", true),
  JUDGING_TOKENS(
      15_000, "tokens", "One judgment: contract, summary, gate report, code.", "assumed", true),
  REOPENED_SHARE(
      0.15,
      "share",
      "Modules that integration sends back, each built once more.",
      "that run: 1 of 6 modules",
      true),
  PLANNING_MINUTES(
      6,
      "min",
      "Contract, stub and locked tests of one module, before any generator starts.",
      "assumed",
      false),
  PLANNING_TOKENS(
      60_000,
      "tokens",
      "The same in tokens, by two agents: contracts, then tests.",
      "assumed",
      false),
  BRIEFING_TOKENS(
      8_000, "tokens", "What each module's generator reads before it writes.", "assumed", false),
  INTEGRATION_MINUTES(
      2, "min", "Composing and testing, for each module, one after another.", "assumed", false),
  INTEGRATION_TOKENS(
      5_000, "tokens", "Attribution of red compositions, a module.", "assumed", false),
  STEP_MINUTES(
      1, "min", "The brain's part of one step: read, decide, order the next.", "assumed", false),
  STEP_TOKENS(10_000, "tokens", "The same in tokens.", "assumed", false),
  PAIR_MINUTES(
      5,
      "min",
      "A person's part of one turn: write the next test, read the answer.",
      "assumed",
      false),
  TEAM_MAX(5, "people", "People who work on one artifact at once.", "assumed", false),
  LINK_SHARE(
      0.03,
      "share",
      "Time that each pair of people in a team costs, of all their time.",
      "assumed: communication grows with the number of pairs (Brooks)",
      false),
  PACKAGE_MINUTES(
      30,
      "min",
      "A person's time to agree on one module's interface with the others.",
      "assumed",
      false),
  WORKDAY_HOURS(8, "h", "Hours of a day in which a person works.", "assumed", false),
  PERSON_HOUR_USD(80, "USD", "An hour of a person.", "assumed", false),
  USD_PER_MILLION_TOKENS(
      9.3,
      "USD",
      "A million tokens, input, cached and output together.",
      "the published compiler experiment: just under 20,000 USD for 2.14 thousand million tokens"
          + " (anthropic.com/engineering/building-c-compiler)",
      true),
  EVALUATORS(2, "evaluators", "Evaluators, where nobody says how many.", "assumed", false),
  TURNS_MIN(
      2,
      "turns",
      "A module below this is one prompt and one answer.",
      "the rule of pre-condition 3",
      false),
  GAIN_MIN(
      1.2,
      "times",
      "How much faster than a single coder the pattern must be to be worth its discipline.",
      "assumed",
      false);

  private final double value;
  private final String unit;
  private final String meaning;
  private final String origin;
  private final boolean measured;

  Constant(double value, String unit, String meaning, String origin, boolean measured) {
    this.value = value;
    this.unit = unit;
    this.meaning = meaning;
    this.origin = origin;
    this.measured = measured;
  }

  /// Its value before any run was measured.
  public double value() {
    return value;
  }

  public String unit() {
    return unit;
  }

  public String meaning() {
    return meaning;
  }

  /// Where the value comes from, or `assumed`.
  public String origin() {
    return origin;
  }

  /// Whether past runs replace it.
  public boolean measured() {
    return measured;
  }
}
