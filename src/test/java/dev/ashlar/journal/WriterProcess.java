package dev.ashlar.journal;

import java.nio.file.Path;
import java.time.InstantSource;

/// A program that writes a journal from four threads until it is killed, and prints the number and
/// text of each record after it was acknowledged; or says who holds the run.
final class WriterProcess {
  private WriterProcess() {}

  public static void main(String[] arguments) throws Exception {
    var run = Path.of(arguments[0]);
    switch (Journal.open(run, InstantSource.system(), _ -> {})) {
      case JournalOpening.Opened(var journal, var _) -> {
        for (int t = 0; t < 4; t++) {
          int thread = t;
          Thread.ofPlatform().start(() -> write(journal, thread));
        }
      }
      case JournalOpening.Held(var _, var pid) -> say("held " + pid);
      case JournalOpening.Damaged(var damage) -> say("damaged " + damage.message());
    }
  }

  private static void write(Journal journal, int thread) {
    for (int i = 0; ; i++) {
      var event =
          "{\"pid\":%d,\"thread\":%d,\"i\":%d}".formatted(ProcessHandle.current().pid(), thread, i);
      say(journal.append(event) + " " + event);
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }
}
