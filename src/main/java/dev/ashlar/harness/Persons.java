package dev.ashlar.harness;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Serves people at the desk of a live run: decides on the loop's thread, where the state cannot
/// change meanwhile.
final class Persons implements Clerk.Persons {
  private final Settings settings;
  private final RunDirectory directory;
  private final Machine machine;
  private final Chronicle chronicle;
  private final RunLoop loop;

  Persons(
      Settings settings,
      RunDirectory directory,
      Machine machine,
      Chronicle chronicle,
      RunLoop loop) {
    this.settings = settings;
    this.directory = directory;
    this.machine = machine;
    this.chronicle = chronicle;
    this.loop = loop;
  }

  @Override
  public DeskAnswer serve(DeskCall call) throws InterruptedException {
    if (Decisions.VERBS.contains(call.verb())) {
      return decided(state -> Decisions.decide(call, state, settings.clock().instant()));
    }
    if (call.verb().equals("amend")) {
      return amended(call);
    }
    return DeskAnswer.of(2, "the desk knows no `" + call.verb() + "`");
  }

  /// Qualifying an amended contract takes a while, so it happens here and not on the loop's thread;
  /// the event counts only if the state still fits.
  private DeskAnswer amended(DeskCall call) throws InterruptedException {
    try {
      var amendment = Amendment.prepare(settings, directory, machine, chronicle.state(), call);
      return decided(state -> Amendment.fits(amendment, state));
    } catch (IOException e) {
      return DeskAnswer.of(3, "the amendment could not be read: " + e.getMessage());
    }
  }

  private DeskAnswer decided(
      java.util.function.Function<dev.ashlar.orchestrator.RunState, Decided> decide)
      throws InterruptedException {
    var answer = new CompletableFuture<DeskAnswer>();
    loop.submit(chronicle -> answer.complete(record(chronicle, decide.apply(chronicle.state()))));
    return RunHarness.get(answer);
  }

  static DeskAnswer record(Chronicle chronicle, Decided decided) {
    return switch (decided) {
      case Decided.Accepted(var event, var said) -> {
        chronicle.record(event);
        yield DeskAnswer.of(0, said);
      }
      case Decided.Refused(var reason) -> DeskAnswer.of(2, reason);
    };
  }
}
