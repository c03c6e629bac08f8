package dev.ashlar.agent;

import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.sandbox.Outcome;
import dev.ashlar.sandbox.Reply;
import dev.ashlar.sandbox.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A command-line agent: one process a turn, in a sandbox of its own, unattended. It reads the
/// brief, works in its workspace, and what it says last is its answer.
///
/// It has no network, no key and no file of another agent's. It is ended with its whole process
/// tree when it is silent for longer than its lease, makes the same call again and again, uses up
/// its time, or prints too much.
public final class CommandAgent implements Agent {
  /// As often in a row as no client that gets on makes the same call.
  private static final int SAME_CALLS_MAX = 20;

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(10);

  /// For a client that has said its last word; some never leave by themselves.
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Preset preset;
  private final Program program;
  private final Optional<String> model;
  private final Surroundings around;

  /// What every agent of a run works with.
  ///
  /// @param transcripts where what clients print is kept, for people only
  public record Surroundings(
      Box box,
      Metering metering,
      Trials trials,
      Enrolment enrolment,
      Path transcripts,
      InstantSource clock) {
    ModelAgent.Surroundings ofModels() {
      return new ModelAgent.Surroundings(metering, trials, enrolment, transcripts);
    }
  }

  CommandAgent(Preset preset, Program program, Optional<String> model, Surroundings around) {
    this.preset = preset;
    this.program = program;
    this.model = model;
    this.around = around;
  }

  @Override
  public AgentReply ask(Assignment assignment) throws InterruptedException {
    var instance = assignment.holder().orElseGet(() -> Enrolment.newName(preset.name()));
    var refusal = around.enrolment().enrol(assignment.key(), instance, lineage());
    if (refusal.isPresent()) {
      return failed(instance, Failure.CANCELLED, refusal.get(), Usage.UNKNOWN);
    }
    try (var meter = around.metering().open(assignment)) {
      var scratch = scratch();
      try (var door = trialDoor(assignment, scratch)) {
        var start =
            new Box.Start(
                preset,
                program,
                assignment,
                meter,
                values(assignment),
                scratch,
                Optional.ofNullable(door).map(TrialDoor::socket));
        return turn(start, instance);
      } finally {
        dev.ashlar.workspace.TreeRemover.remove(scratch);
      }
    } catch (IOException e) {
      return failed(
          instance, Failure.UNAVAILABLE, preset.title() + " was not started: " + e, Usage.UNKNOWN);
    }
  }

  /// What the record says it is: a family of clients, and its model.
  private String lineage() {
    return preset.name() + model.map(name -> " " + name).orElse("");
  }

  private AgentReply turn(Box.Start start, String instance)
      throws IOException, InterruptedException {
    var assignment = start.assignment();
    var before = SignsOfLife.latest(assignment.directory());
    var hearing = new Hearing();
    Optional<TurnEnd> watch;
    Outcome outcome;
    try (var transcript = Transcript.open(around.transcripts(), assignment.key());
        var session = around.box().open(start)) {
      var place = around.box().place(preset, assignment);
      var dialogue = Dialogue.of(preset, assignment, place, brief(assignment));
      dialogue.begin(session);
      watch = listen(session, start, dialogue, hearing, transcript);
      watch.ifPresent(_ -> dialogue.cancel(session));
      settle(start.meter(), session, hearing);
      outcome =
          watch.isPresent()
              ? session.kill(watch.get().detail())
              : session.finish(hearing.isSettled() ? FAREWELL : GRACE);
      transcript.note(outcome.stderr().text());
    }
    var signs =
        new TurnEnd.Signs(
            watch,
            outcome,
            hearing,
            preset.events(),
            start.meter().stopped(),
            start.meter().unavailable(),
            SignsOfLife.latest(assignment.directory()).isAfter(before));
    var usage = start.meter().settle();
    var end = TurnEnd.of(signs);
    return end.isPresent()
        ? failed(instance, end.get().failure(), end.get().detail(), usage)
        : FinalText.reply(
            assignment.role(), instance, hearing.answer(), assignment.blamable(), usage);
  }

  /// A client that is done may still make a call beside its turn, such as for a title: it is let
  /// end, or nobody would know what it cost.
  private void settle(Meter meter, Session session, Hearing hearing) throws InterruptedException {
    var until = around.clock().instant().plus(GRACE);
    while (hearing.isSettled() && meter.isBusy() && around.clock().instant().isBefore(until)) {
      var _ = session.next(FAREWELL.dividedBy(20));
    }
  }

  /// Hears the client out, or says why it is to be ended.
  private Optional<TurnEnd> listen(
      Session session, Box.Start start, Dialogue dialogue, Hearing hearing, Transcript transcript)
      throws IOException, InterruptedException {
    var lease = start.assignment().lease();
    var sign = around.clock().instant();
    while (true) {
      switch (session.next(LOOK)) {
        case Reply.Line(var line) -> {
          transcript.line(line);
          dialogue.line(line, session, hearing);
          if (hearing.isSettled()) {
            return Optional.empty();
          }
          sign = around.clock().instant();
          if (hearing.repeats() >= SAME_CALLS_MAX) {
            return Optional.of(looping(hearing));
          }
        }
        case Reply.NotText(var escaped) -> transcript.line(escaped);
        case Reply.TooLong _, Reply.Ended _ -> {
          return Optional.empty();
        }
        case Reply.Silence _ -> {
          sign = newest(sign, start, lease);
          if (around.clock().instant().isAfter(sign.plus(lease))) {
            return Optional.of(
                new TurnEnd(
                    Failure.LOST, "no sign of life for " + lease.toSeconds() + " s; it was ended"));
          }
        }
      }
    }
  }

  /// A call under way is a sign of life, for the gateway ends those that fall silent; so is a
  /// changed file, which is only looked for when nothing else spoke.
  private Instant newest(Instant sign, Box.Start start, Duration lease) {
    var now = around.clock().instant();
    if (start.meter().isBusy()) {
      return now;
    }
    if (now.isAfter(sign.plus(lease))) {
      var written = SignsOfLife.latest(start.assignment().directory());
      return written.isAfter(sign) ? written : sign;
    }
    return sign;
  }

  private static TurnEnd looping(Hearing hearing) {
    return new TurnEnd(
        Failure.LOOPING,
        "the same call "
            + hearing.repeats()
            + " times in a row: "
            + Limits.cut(hearing.lastCall(), 200));
  }

  private Map<String, String> values(Assignment assignment) {
    var values = new HashMap<String, String>();
    model.ifPresent(name -> values.put("model", name));
    values.put("turns", Integer.toString(Metering.REQUESTS_A_TURN));
    values.put("session", UUID.randomUUID().toString());
    schema(assignment.role()).ifPresent(schema -> values.put("schema", schema));
    if (preset.promptBy() == Preset.PromptBy.ARGUMENT) {
      values.put("prompt", brief(assignment));
    }
    return values;
  }

  private static String brief(Assignment assignment) {
    return Answering.MESSAGE.complete(
        assignment.brief(), assignment.key(), assignment.role(), new Answering.Reader("", ""));
  }

  private static Optional<String> schema(Role role) {
    return switch (role) {
      case EVALUATOR -> Optional.of(AnswerSchemas.JUDGMENT);
      case INTEGRATOR -> Optional.of(AnswerSchemas.ATTRIBUTION);
      case GENERATOR, REVISER, ORCHESTRATOR -> Optional.empty();
    };
  }

  private @org.jspecify.annotations.Nullable TrialDoor trialDoor(
      Assignment assignment, Path scratch) throws IOException {
    return assignment.role().writes()
        ? TrialDoor.open(scratch.resolve("check.sock"), assignment.key(), around.trials())
        : null;
  }

  private static Path scratch() throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return Files.createTempDirectory("ashlar-", owner);
  }

  private AgentReply failed(String instance, Failure failure, String detail, Usage usage) {
    return new AgentReply.Failed(instance, failure, detail, usage);
  }
}
