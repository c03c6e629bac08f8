package dev.ashlar.architect;

import dev.ashlar.architect.Answer.Ground;
import dev.ashlar.codec.JsonPage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An assessment as `ashlar assess --json` gives it; see `docs/json.md`.
public final class AssessmentJson {
  private AssessmentJson() {}

  /// One JSON object.
  public static String of(Assessment assessment) {
    return JsonPage.of(page -> write(page, assessment));
  }

  private static void write(JsonPage page, Assessment assessment) {
    var facts = assessment.facts();
    page.field("format", 1)
        .field("source", facts.source())
        .field("title", facts.title())
        .field("kind", facts.kind().map(Facts.Said::what))
        .field("applies", assessment.applies())
        .field("pattern", assessment.way().id())
        .field("because", assessment.why())
        .objects("preConditions", assessment.answers(), AssessmentJson::answer)
        .objects("modules", facts.parts(), AssessmentJson::part)
        .objects("ignored", facts.orders(), AssessmentJson::evidence)
        .field("understood", facts.understood());
    var reader = facts.readBy();
    if (reader.isPresent()) {
      page.object("readBy", one -> read(one, reader.get()));
    } else {
      page.absent("readBy");
    }
    var outlook = assessment.outlook();
    if (outlook.isPresent()) {
      page.object("prediction", one -> outlook(one, outlook.get()));
    } else {
      page.absent("prediction");
    }
    page.objects("supposed", assessment.supposed(), AssessmentJson::outlook)
        .object("basis", basis -> basis(basis, assessment.rates()));
  }

  private static void answer(JsonPage page, Answer answer) {
    page.field("id", answer.condition().id())
        .field("met", answer.met())
        .objects("grounds", answer.grounds(), AssessmentJson::ground)
        .texts("missing", answer.missing());
  }

  private static void ground(JsonPage page, Ground ground) {
    page.field("for", ground.speaksFor()).field("words", ground.words());
    var evidence = ground.evidence();
    if (evidence.isPresent()) {
      page.object("evidence", one -> evidence(one, evidence.get()));
    } else {
      page.absent("evidence");
    }
  }

  private static void evidence(JsonPage page, Evidence evidence) {
    page.field("source", evidence.source())
        .field("line", evidence.line())
        .field("quote", evidence.quote())
        .field("reader", evidence.reader());
  }

  private static void read(JsonPage page, Facts.ReadBy readBy) {
    page.field("agent", readBy.agent())
        .field("found", readBy.found())
        .texts("dropped", readBy.dropped())
        .field("summary", readBy.summary());
  }

  private static void part(JsonPage page, Facts.Part part) {
    page.field("name", part.name())
        .field("purpose", part.purpose())
        .texts("needs", part.needs())
        .field("lines", part.lines())
        .field("turns", part.turns())
        .field("tokens", part.tokens())
        .field("interface", part.boundary().map(Evidence::quote))
        .field("tests", part.tests().map(Evidence::quote));
  }

  private static void outlook(JsonPage page, Outlook numbers) {
    page.field("lines", numbers.lines())
        .field("size", numbers.basis())
        .field("turns", some(numbers.turns()))
        .objects("patterns", numbers.predictions(), AssessmentJson::prediction)
        .field("generators", numbers.generators())
        .field("evaluators", numbers.evaluators())
        .field("usefulGenerators", some(numbers.useful()))
        .field("fastestGenerators", numbers.knee())
        .field("boundBy", numbers.bound())
        .objects(
            "speeds",
            numbers.speeds(),
            (one, speed) ->
                one.field("generators", speed.generators()).field("minutes", some(speed.minutes())))
        .objects(
            "widths",
            numbers.widths(),
            (one, width) ->
                one.field("minute", some(width.minute())).field("generators", width.generators()))
        .texts("criticalPath", numbers.criticalPath())
        .field("criticalMinutes", some(numbers.criticalMinutes()))
        .field("workTokensPerModule", Math.round(numbers.workTokensPerModule()))
        .field("coordinationTokensPerModule", Math.round(numbers.coordinationTokensPerModule()))
        .field("turnsPerModule", some(numbers.turnsPerModule()))
        .field("largestModule", numbers.largestModule())
        .field("largestShare", some(numbers.largestShare()))
        .field("breakEvenLines", numbers.breakEvenLines());
  }

  private static OptionalDouble some(double value) {
    return OptionalDouble.of(value);
  }

  private static void prediction(JsonPage page, Prediction one) {
    page.field("pattern", one.way().id())
        .field("minutes", some(one.minutes()))
        .field("tokens", Math.round(one.tokens()))
        .field("usdMicros", Math.round(one.usd() * 1_000_000))
        .field("personMinutes", some(one.personMinutes()))
        .field("coordinationShare", some(one.coordination()))
        .objects(
            "progress",
            one.progress(),
            (point, at) -> point.field("minute", some(at.minute())).field("done", some(at.done())));
  }

  private static void basis(JsonPage page, Rates rates) {
    page.field("runs", rates.runs())
        .field("timedTurns", rates.turns())
        .objects(
            "constants",
            List.of(Constant.values()),
            (one, constant) ->
                one.field("id", constant.name())
                    .field("value", some(rates.of(constant)))
                    .field("unit", constant.unit())
                    .field("measured", rates.moved().contains(constant))
                    .field("source", Optional.of(constant.origin())));
  }
}
