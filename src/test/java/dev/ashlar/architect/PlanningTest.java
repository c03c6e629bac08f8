package dev.ashlar.architect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.architect.PlanningOwed.Approval;
import dev.ashlar.architect.PlanningOwed.Over;
import dev.ashlar.architect.PlanningOwed.Why;
import dev.ashlar.architect.PlanningTurn.Author;
import dev.ashlar.architect.PlanningTurn.Came;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Usage;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a planning owes next, from its turns alone.
class PlanningTest {
  private static final Findings WRONG = Findings.of("ashlar.yaml:3:1", "a cycle [plan/cycle]");

  private Planning planning =
      new Planning(new Planning.Terms(Planning.Goal.PLAN, 3, Amount.NONE), java.util.List.of());

  private PlanningOwed.Turn owed() {
    return (PlanningOwed.Turn) planning.owed();
  }

  private void turn(String instance, Came came, Optional<Failure> failure, boolean accepted) {
    turn(instance, came, failure, accepted, Usage.UNKNOWN);
  }

  private void turn(
      String instance, Came came, Optional<Failure> failure, boolean accepted, Usage usage) {
    var owed = owed();
    planning =
        planning.with(
            new PlanningTurn(
                owed.key(),
                new Author(instance, "a test"),
                came,
                failure,
                "words of " + instance,
                accepted,
                accepted ? Findings.NONE : WRONG,
                usage,
                owed.reserve()));
  }

  private void handsIn(String instance, boolean accepted) {
    turn(instance, Came.HANDED_IN, Optional.empty(), accepted);
  }

  private void disputes(String instance) {
    turn(instance, Came.DISPUTED, Optional.empty(), false);
  }

  private void fails(String instance, Failure failure) {
    turn(instance, Came.FAILED, Optional.of(failure), false);
  }

  private void expectOwed(String key, Optional<String> holder) {
    assertThat(owed().key()).hasToString(key);
    assertThat(owed().holder()).isEqualTo(holder);
  }

  @Test
  void aPlanThenItsTestsThenAPerson() {
    expectOwed("generate plan v1 a1 t1", Optional.empty());
    handsIn("p", true);
    expectOwed("generate tests v1 a1 t1", Optional.empty());
    handsIn("t", true);
    assertThat(planning.owed()).isEqualTo(new Approval());
  }

  @Test
  void whatTheRulesSayGoesBackToWhoWroteIt() {
    handsIn("p", false);
    expectOwed("generate plan v1 a1 t2", Optional.of("p"));
    assertThat(owed().carry()).isEqualTo(WRONG);
  }

  @Test
  void aDisputedContractGoesBackToThePlanner() {
    handsIn("p", true);
    disputes("t");
    expectOwed("generate plan v2 a1 t1", Optional.of("p"));
    assertThat(owed().carry().list())
        .containsExactly(new Finding("the tester of your plan", "words of t"));
    handsIn("p", true);
    expectOwed("generate tests v2 a1 t1", Optional.empty());
  }

  /// What it read into a vague contract is the next version's to settle.
  @Test
  void thePlannerIsToldWhatTheTesterSaidBeforeItDisputed() {
    handsIn("p", true);
    handsIn("t", false);
    disputes("u");
    assertThat(owed().carry().list())
        .containsExactly(
            new Finding("the tester of your plan", "words of u"),
            new Finding("the tester of your plan, handing in", "words of t"));
    handsIn("p", true);
    disputes("v");
    assertThat(owed().carry().list()).extracting(Finding::what).containsExactly("words of v");
  }

  @Test
  void aPersonMaySendTheDraftBack() {
    handsIn("p", true);
    handsIn("t", true);
    var last = planning.turns().getLast();
    planning =
        planning.with(
            new PlanningTurn(
                last.key(),
                new Author("person", "person"),
                Came.SENT_BACK,
                Optional.empty(),
                "Smaller modules.",
                false,
                Findings.NONE,
                Usage.UNKNOWN,
                Amount.NONE));
    expectOwed("generate plan v2 a1 t1", Optional.of("p"));
    assertThat(owed().carry().list())
        .containsExactly(
            new Finding("the person who read your plan", "Smaller modules."),
            new Finding("the tester of your plan, handing in", "words of t"));
    assertThat(planning.authors(PlanningPart.TESTS)).containsExactly(new Author("t", "a test"));
  }

  @Test
  void aLostAuthorIsFollowedByAFreshOneWhoIsToldTheSame() {
    handsIn("p", false);
    fails("p", Failure.LOST);
    expectOwed("generate plan v1 a2 t1", Optional.empty());
    assertThat(owed().carry().list()).endsWith(WRONG.list().getFirst()).hasSize(2);
    fails("q", Failure.TRUNCATED);
    assertThat(planning.owed()).isInstanceOf(Over.class);
    planning = planning.under(new Planning.Terms(Planning.Goal.PLAN, 4, Amount.NONE));
    expectOwed("generate plan v1 a2 t2", Optional.of("q"));
  }

  @Test
  void aBriefThatCannotBePlannedEndsIt() {
    disputes("p");
    assertThat(planning.owed()).isEqualTo(new Over(Why.NOT_PLANNABLE, "words of p"));
  }

  @Test
  void thePlannersTurnsAreItsOwn() {
    handsIn("p", false);
    handsIn("p", false);
    handsIn("p", true);
    expectOwed("generate tests v1 a1 t1", Optional.empty());
    handsIn("t", false);
    handsIn("t", false);
    handsIn("t", false);
    assertThat(((Over) planning.owed()).why()).isEqualTo(Why.TURNS_USED_UP);
    assertThat(planning.used(PlanningPart.PLAN)).isEqualTo(3);
  }

  @Test
  void whatNobodyKnowsIsCountedWithWhatWasSetAside() {
    planning = planning.under(new Planning.Terms(Planning.Goal.PLAN, 50, new Amount(1000, 0)));
    assertThat(owed().reserve()).isEqualTo(new Amount(250, 0));
    handsIn("p", false);
    assertThat(owed().reserve().tokens()).isEqualTo(187);
    turn(
        "p",
        Came.HANDED_IN,
        Optional.empty(),
        false,
        new Usage(OptionalLong.of(740), OptionalLong.empty()));
    assertThat(((Over) planning.owed()).why()).isEqualTo(Why.BUDGET_USED_UP);
  }

  /// Whatever happens: it ends, nobody writes more often than allowed, and orders differ.
  @Test
  void everyCourseEnds() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      planning =
          new Planning(
              new Planning.Terms(Planning.Goal.PLAN, 4, new Amount(10_000, 0)),
              java.util.List.of());
      while (planning.owed() instanceof PlanningOwed.Turn turn) {
        assertThat(planning.turns()).extracting(PlanningTurn::key).doesNotContain(turn.key());
        happens(random, turn.part());
      }
      for (var part : PlanningPart.values()) {
        assertThat(planning.used(part)).as("seed %d", seed).isLessThanOrEqualTo(4);
      }
      if (planning.owed() instanceof Approval) {
        assertThat(planning.turns().getLast().accepted()).isTrue();
        assertThat(planning.turns().getLast().part()).isEqualTo(PlanningPart.TESTS);
      }
    }
  }

  private void happens(Random random, PlanningPart part) {
    var instance = part.word() + random.nextInt(3);
    switch (random.nextInt(8)) {
      case 0 -> disputes(instance);
      case 1 ->
          fails(
              instance,
              java.util.List.of(Failure.values()).get(random.nextInt(Failure.values().length)));
      case 2, 3, 4 -> handsIn(instance, true);
      default -> handsIn(instance, false);
    }
  }
}
