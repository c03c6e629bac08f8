package dev.ashlar.report;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.report.Postmortem.Target;

/// What usually keeps a defect from coming again, and where that is written.
record Remedy(Target target, String change) {

  static Remedy of(Defect defect) {
    return switch (defect) {
      case BUILD_FAILED ->
          new Remedy(
              Target.CONTRACT,
              "show the build command and one file that compiles against the interfaces");
      case WRONG_ANSWER ->
          new Remedy(
              Target.CONTRACT, "say the rule behind the failing cases, and show one of them");
      case FITTED_TO_VISIBLE ->
          new Remedy(
              Target.TESTS, "show more varied cases, and say that held-out ones test the contract");
      case MISSING_ANSWERS ->
          new Remedy(
              Target.PROMPT,
              "say that every input line needs one answer line, in order and flushed");
      case CRASHED ->
          new Remedy(
              Target.CONTRACT, "name the error mode: which inputs are errors, and their answer");
      case TIMEOUT -> new Remedy(Target.CONTRACT, "state the time a case may take");
      case MEMORY -> new Remedy(Target.CONTRACT, "state the memory a run may use");
      case OUTPUT_LIMIT -> new Remedy(Target.PROMPT, "forbid debug output on standard output");
      case DISK -> new Remedy(Target.CONTRACT, "state what may be written, and how much");
      case LEFT_BEHIND ->
          new Remedy(Target.CONTRACT, "say that nothing may run on when the program has ended");
      case SUITE_FAILED ->
          new Remedy(Target.CONTRACT, "say the rule behind the failing tests of the suite");
      case REPORT_FORGED ->
          new Remedy(
              Target.TESTS, "judge by held-out cases; a suite's own report was tampered with");
      case FLAKY ->
          new Remedy(
              Target.CONTRACT, "forbid clocks, randomness and unordered iteration in answers");
      case OUT_OF_BOUNDS ->
          new Remedy(
              Target.PROMPT, "repeat which paths the module owns, and that nothing else arrives");
    };
  }

  static String ofFailure(Failure failure) {
    return switch (failure) {
      case LOST -> "ask for a sign of life more often, or lengthen the lease";
      case TIMEOUT -> "ask for smaller steps, or give a turn more time";
      case CRASHED -> "find out why the agent ended by itself, from its transcript";
      case UNCHANGED -> "say that a turn without a change is a failed turn";
      case MALFORMED -> "repeat the form of the answer at the end of the brief";
      case BUDGET -> "give the module more, or smaller turns";
      case UNAVAILABLE -> "look at the provider's status, or name a fallback";
      case LOOPING -> "say what to do when a tool keeps failing";
      case OUTPUT -> "ask for less output";
      case TRUNCATED -> "ask for shorter answers";
      case DENIED -> "look which permission was refused, in its transcript";
      case NOT_RECORDED -> "record the run again; the plan has changed since";
      case CANCELLED -> "nothing, if the cancelling was meant";
    };
  }
}
