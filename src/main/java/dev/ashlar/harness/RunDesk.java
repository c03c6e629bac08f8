package dev.ashlar.harness;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.agent.DeskClient;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// A run's desk as those outside its process reach it: a run that was killed may be continued, and
/// one that has ended has no desk any more.
public final class RunDesk {
  /// How long a closed desk is tried before it is looked whether the run has ended meanwhile.
  private static final Duration TRY = Duration.ofSeconds(2);

  private RunDesk() {}

  /// The desk's answer, or that the run has ended; empty if nobody kept the desk for as long as
  /// `patience`.
  public static Optional<DeskAnswer> call(RunDirectory run, DeskCall call, Duration patience)
      throws IOException, InterruptedException {
    var clock = InstantSource.system();
    var client = new DeskClient(run.desk(), clock);
    var deadline = clock.instant().plus(patience);
    while (true) {
      var left = Duration.between(clock.instant(), deadline);
      var answer = client.call(call, left.compareTo(TRY) < 0 ? left : TRY);
      if (answer.isPresent()) {
        return answer;
      }
      var ended = ended(run);
      if (ended.isPresent() || !clock.instant().isBefore(deadline)) {
        return ended;
      }
    }
  }

  private static Optional<DeskAnswer> ended(RunDirectory run) throws IOException {
    if (PlanningBook.isAt(run.root())) {
      return Plannings.lastWord(run);
    }
    return Questions.state(run)
        .control()
        .outcome()
        .map(outcome ->
            DeskAnswer.of(
                0,
                "The run has ended ("
                    + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + "); there is nothing left to do."));
  }
}
