package dev.ashlar.agent;

import dev.ashlar.orchestrator.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Something that a client or its provider does, and what comes of its turn: a row of
/// `docs/misbehaviour.md` and of its test.
///
/// @param behaviour what `fake.py` is told to do
/// @param outcome how what came of it begins
record Misbehaviour(
    String behaviour, String what, String outcome, Role role, List<Setting> settings) {

  /// What is not as usual before the turn.
  @FunctionalInterface
  interface Setting {
    void on(ClientRig rig) throws Exception;
  }

  private static final Setting CALLS = ClientRig::callsTheModel;
  private static final Setting SILENCE = rig -> rig.lease(Duration.ofSeconds(1));

  private Misbehaviour(String behaviour, String what, String outcome, Setting... settings) {
    this(behaviour, what, outcome, Role.GENERATOR, List.of(settings));
  }

  private Misbehaviour as(Role other) {
    return new Misbehaviour(behaviour, what, outcome, other, settings);
  }

  /// All of them, by where they belong.
  static Map<String, List<Misbehaviour>> groups() {
    var groups = new LinkedHashMap<String, List<Misbehaviour>>();
    groups.put("Clients that are only odd", harmless());
    groups.put("Clients that do not end", unending());
    groups.put("Clients that end badly", failing());
    groups.put("Between a client and its model", calling());
    groups.put("Providers", providers());
    groups.put("Judges", judging());
    return groups;
  }

  /// Clients that do what they should, though not in the way one would like.
  private static List<Misbehaviour> harmless() {
    return List.of(
        new Misbehaviour("good", "builds and says so", "handed in: Built it."),
        new Misbehaviour("chatty", "prints what is no event", "handed in: Built it."),
        new Misbehaviour("bytes", "prints what is no text", "handed in: Built it."),
        new Misbehaviour("huge-line", "prints an event of 400 KB", "handed in: Built it."),
        new Misbehaviour(
            "reads-stdin",
            "waits for the end of its input",
            "handed in: The brief has the word generator: True"),
        new Misbehaviour(
            "leaves-children", "leaves a process that ignores signals", "handed in: Built it."),
        new Misbehaviour(
            "disputes", "says that a case is wrong", "disputes: case m-3 contradicts clause 2"));
  }

  /// Clients that have to be ended.
  private static List<Misbehaviour> unending() {
    return List.of(
        new Misbehaviour("hangs-at-once", "says nothing", "LOST: no sign of life for 1 s", SILENCE),
        new Misbehaviour(
            "hangs-midway", "writes, and falls silent", "LOST: no sign of life for 1 s", SILENCE),
        new Misbehaviour(
            "asks-and-waits", "asks a person", "LOST: no sign of life for 1 s", SILENCE),
        new Misbehaviour(
            "ignores-signals", "ignores signals", "LOST: no sign of life for 1 s", SILENCE),
        new Misbehaviour(
            "talks-for-ever",
            "never ends",
            "TIMEOUT: still running after the wall-clock limit",
            rig -> rig.allowance(Duration.ofSeconds(2))),
        new Misbehaviour(
            "loops",
            "makes one call for ever",
            "LOOPING: the same call 20 times in a row: Bash{\"command\":\"make test\"}"),
        new Misbehaviour(
            "endless-line", "prints a line without end", "OUTPUT: printed a line over"));
  }

  /// Clients that end by themselves, but not well.
  private static List<Misbehaviour> failing() {
    return List.of(
        new Misbehaviour("dies", "dies after it wrote", "CRASHED: exit status 1"),
        new Misbehaviour(
            "bad-flag",
            "does not know a flag",
            "CRASHED: exit status 1; it said: error: unknown option '--foo'"),
        new Misbehaviour("dies-by-signal", "crashes", "CRASHED: ended by signal 11"),
        new Misbehaviour(
            "stops-before-its-end",
            "ends well without its last event",
            "TRUNCATED: its output stopped before it said that it was done"),
        new Misbehaviour(
            "closes-its-output",
            "closes its output and goes on",
            "TRUNCATED: its output stopped before it said that it was done"),
        new Misbehaviour(
            "truncated",
            "ends in the middle of a reply",
            "TRUNCATED: the model's answer was cut at its longest"),
        new Misbehaviour(
            "gives-up",
            "gives up and says so",
            "CRASHED: the client gave up: error_during_execution: API Error: 500"),
        new Misbehaviour(
            "success-that-is-an-error",
            "calls an error success",
            "CRASHED: the client gave up: success: API Error: overloaded"),
        new Misbehaviour(
            "turn-limit",
            "reaches its own limit of turns",
            "CRASHED: the client gave up: error_max_turns"),
        new Misbehaviour(
            "denied",
            "stops because a call was refused",
            "DENIED: 1 of its calls were refused, and it stopped"),
        new Misbehaviour(
            "silent-success",
            "ends well and says nothing",
            "MALFORMED: it ended without a summary"),
        new Misbehaviour("no-such", "is started wrongly", "CRASHED: exit status 1"));
  }

  /// What goes wrong between a client and its model.
  private static List<Misbehaviour> calling() {
    return List.of(
        new Misbehaviour("pays", "makes a call", "handed in: status 200", CALLS),
        new Misbehaviour(
            "forges-a-token",
            "calls with a token of its own making",
            "CRASHED: the client gave up: error_during_execution: status 403",
            CALLS),
        new Misbehaviour(
            "spends-until-stopped",
            "spends what was reserved for it",
            "BUDGET: the budget of 200 tokens is used up",
            CALLS,
            rig -> rig.reserve(200, 0)),
        new Misbehaviour(
            "spends-and-says-all-is-well",
            "hides that it was stopped",
            "BUDGET: the budget of 200 tokens is used up",
            CALLS,
            rig -> rig.reserve(200, 0)),
        new Misbehaviour(
            "spends-until-stopped",
            "spends the money that was reserved for it",
            "BUDGET: the budget of 0.002 USD is used up",
            CALLS,
            rig -> rig.reserve(0, 2_000)),
        new Misbehaviour(
            "spends-until-stopped",
            "asks a model without a price, where money is bounded",
            "UNAVAILABLE: money is bounded and the price of nobody-knows-me is not known",
            CALLS,
            rig -> rig.reserve(0, 2_000),
            rig -> rig.model("nobody-knows-me")));
  }

  /// Providers that are away.
  private static List<Misbehaviour> providers() {
    return List.of(
        new Misbehaviour(
            "spends-until-stopped",
            "calls a provider that stays away",
            "UNAVAILABLE: the provider of claude-sonnet-4-5 stayed unavailable",
            CALLS,
            rig -> rig.provider("{\"status\": 529, \"times\": 1000000}", Duration.ofSeconds(1))),
        new Misbehaviour(
            "pays",
            "calls a provider that is away for a moment",
            "handed in: status 200",
            CALLS,
            rig ->
                rig.provider(
                    """
                    {"status": 529, "times": 2, "retry-after": "0"}
                    {"status": 429, "times": 1, "retry-after": "1"}
                    {"reply": "fine"}
                    """)));
  }

  /// Evaluators and integrators whose answer is not the one that was asked for.
  private static List<Misbehaviour> judging() {
    return List.of(
            new Misbehaviour("approves", "gives its verdict", "judges PASS"),
            new Misbehaviour("rejects-with-words", "wraps its verdict in words", "judges FAIL"),
            new Misbehaviour(
                "approves-with-words", "gives its verdict in prose", "MALFORMED: its verdict is"),
            new Misbehaviour(
                "invents-a-verdict",
                "invents a verdict",
                "MALFORMED: its verdict is not taken: `verdict` is"),
            new Misbehaviour(
                "saw-nothing",
                "gives no evidence",
                "MALFORMED: its verdict is not taken: `findings` must"),
            new Misbehaviour(
                "half-a-verdict", "breaks its verdict off", "MALFORMED: its verdict is"),
            new Misbehaviour(
                "more-than-a-verdict", "adds what nobody asked for", "MALFORMED: its verdict is"),
            new Misbehaviour(
                "judges-and-writes",
                "tries to write the fix itself",
                "judges PASS: m.sh: writing failed"),
            new Misbehaviour("blames", "names a pair", "blames tier and m").as(Role.INTEGRATOR),
            new Misbehaviour(
                    "blames-another",
                    "blames a module that is not there",
                    "MALFORMED: its attribution is not taken: `first` is \"other\"")
                .as(Role.INTEGRATOR))
        .stream()
        .map(one -> one.role() == Role.GENERATOR ? one.as(Role.EVALUATOR) : one)
        .toList();
  }

  @Override
  public String toString() {
    return behaviour + ": " + what;
  }
}
