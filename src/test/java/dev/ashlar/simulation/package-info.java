/// Whole runs in virtual time, with everything that can go wrong, drawn from a seed; every
/// invariant of the core is checked after every event. It imports the pure packages. Start at
/// `SimulationTest`, then `World`. `MutationTest` proves that wrong cores are found.
///
/// What must hold, and the laws (`Violation.law`) that hold it:
///
/// - A seal changes by an amendment only: `a-seal-never-changes`, `sealed-once`,
///   `sealed-exactly-if-proven`.
/// - Sealed means handed in, green, and passed for exactly that, by somebody else:
///   `gate-what-was-submitted`, `judge-what-was-green`, `seal-what-was-passed`,
///   `sealed-means-passed`.
/// - Spent, reserved and held stay within the budget when an order leaves: `run-budget`,
///   `module-budget`, `run-turns`, `run-wall-clock`.
/// - Beyond a ceiling lies no more than what turns under way cost beyond their reservations, one
///   call a turn where the gateway meters: `beyond-a-ceiling-only-what-turns-under-way-overspent`.
///   A module's ceiling bounds its generators; beyond it lies what judgments of it cost as well,
///   which the run pays: `beyond-a-module's-ceiling-only-overspending-and-judgments`. No other
///   scope has a ceiling of tokens or money; an attempt's are turns and time.
/// - Reserved is the sum over what is in flight: `reserved-is-what-flies`, `a-flight-is-as-issued`.
/// - Every turn is charged once; the parts add up to the run: `spent-is-what-was-reported`,
///   `held-is-what-is-unknown`, `turns-are-counted-once`.
/// - An answer counts once, for its order; anything else changes nothing:
///   `what-does-not-count-changes-nothing`, `ignored-is-counted`, `flights-are-what-is-open`.
/// - What is due is due once, and not while it is in flight: `due-once`,
///   `what-is-in-flight-is-not-due`, `never-issued-twice`.
/// - Replaying any journal gives the same state: `replay-gives-the-same-state`,
///   `aSeedGivesTheSameRunAgain`.
/// - No more at once than the plan allows, one order a module: `generators-begun`,
///   `generators-at-work`, `evaluators-within-parallelism`, `gates-within-parallelism`,
///   `unjudged-push-back`, `a-module-flies-what-its-stage-owes`.
/// - Turns, attempts and time of a module are bounded: `turns-of-an-attempt`,
///   `attempts-of-a-module`, `attempt-wall-clock`, `attempt-time`, `turns-go-forward`.
/// - What breaks blames nobody and is not tried for ever: `what-breaks-blames-nobody`,
///   `asks-after-three`, `tries-are-bounded`.
/// - Wrong work is mended by its generator, lost work begun afresh, a dispute decided by a person:
///   `mended-by-the-same-generator`, `what-is-lost-begins-afresh`, `a-dispute-waits-for-a-person`.
/// - A module starts when its needs are sealed or stubbed: `needs-are-sealed-or-stubbed`.
/// - A composition takes exactly the seals, the whole comes after the tiers:
///   `compose-exactly-the-members`, `compose-exactly-the-seals`, `tiers-before-the-whole`,
///   `green-exactly-if-seen`.
/// - An amendment counts the version up, and its users are gated again: `version-is-the-plan's`,
///   `recheck-a-seal`, `a-stale-seal-never-changes`.
/// - One instance plays one role, one generator one attempt: `Guests`, by
///   `what-does-not-count-changes-nothing`.
/// - Texts in the state are bounded: `texts-are-bounded`.
/// - At rest nothing flies; who waits has a question: `at-rest-nothing-flies`,
///   `who-waits-has-an-open-question`, `an-open-question-has-someone-waiting`.
/// - A pause and a stop hold: `a-pause-holds`, `a-stop-holds`, `nothing-new-while-paused`,
///   `only-the-postmortem-is-due-after-a-stop`.
/// - The end: nothing in flight or reserved, a postmortem, and an outcome that is true:
///   `nothing-flies-after-the-end`, `nothing-is-reserved-after-the-end`, `postmortem-written`,
///   `built-means-sealed-and-green`, `built-unless-stopped-or-given-up`.
/// - The run gets on once nothing goes wrong: `ends-when-nothing-goes-wrong`,
///   `nothing-is-forgotten`, `never-stuck-without-a-question`.
/// - No event makes the core fall over: `the-core-is-total`.
///
/// What is no affair of the core, and tested where it is: bytes on disk, isolation, secrets, and
/// how often a provider is asked.
@NullMarked
package dev.ashlar.simulation;

import org.jspecify.annotations.NullMarked;
