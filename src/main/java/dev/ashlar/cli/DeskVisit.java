package dev.ashlar.cli;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.agent.DeskClient;
import dev.ashlar.harness.PlanningBook;
import dev.ashlar.harness.RunDesk;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One call at a run's desk: its fields, how long to wait for a desk, and how the answer is
/// printed.
final class DeskVisit {
  private static final long FILE_BYTES_MAX = 1 << 20;
  private static final Duration WORTH_A_WORD = Duration.ofSeconds(5);

  private final Shell shell;
  private final Map<String, String> fields = new LinkedHashMap<>();

  DeskVisit(Shell shell) {
    this.shell = shell;
    var command = shell.environment().getOrDefault("ASHLAR_COMMAND", "ashlar");
    fields.put("command", command + " -C " + Shell.word(shell.directory()));
  }

  DeskVisit with(String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  /// The text of a file that the caller names; told plainly when it is missing, too big or not
  /// text.
  DeskVisit withFile(String name, @Nullable Path file) throws IOException {
    if (file == null) {
      return this;
    }
    var path = shell.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw Complaint.usage("there is no file " + path);
    }
    if (Files.size(path) > FILE_BYTES_MAX) {
      throw Complaint.usage(path + " is larger than 1 MiB; one page is meant");
    }
    try {
      return with(name, Files.readString(path));
    } catch (CharacterCodingException e) {
      throw Complaint.usage(path + " is not UTF-8 text");
    }
  }

  /// Makes the call; a desk that is closed or closes meanwhile (the run was stopped or killed) is
  /// tried again for as long as `patience`.
  Integer make(String verb, RunDirectory run, Duration patience, boolean json)
      throws IOException, InterruptedException {
    var word = Thread.startVirtualThread(() -> sayWhenLong(run, patience));
    var answer = RunDesk.call(run, new DeskCall(verb, fields), patience);
    word.interrupt();
    word.join();
    return print(answer.orElseThrow(() -> closed(run)), json);
  }

  /// Says that this waits, once it does. Some readers see it only after the answer: so it must read
  /// right there too.
  private void sayWhenLong(RunDirectory run, Duration patience) {
    try {
      Thread.sleep(WORTH_A_WORD);
    } catch (InterruptedException _) {
      return;
    }
    if (!isOpen(run)) {
      shell.terminal().talk(nobody(run) + "; this goes on trying");
      shell.terminal().talk(shell.terminal().faint("hint:") + " " + continued(run));
    }
    shell
        .terminal()
        .talk(
            "note: this command waits up to "
                + patience.toSeconds()
                + " s for its answer; one that is stopped loses nothing and can be given again");
  }

  private static Complaint closed(RunDirectory run) {
    return Complaint.refused(nobody(run))
        .hint("a worker loses nothing by it: ask again in a while, with --wait")
        .hint(continued(run));
  }

  private static String nobody(RunDirectory run) {
    var what = isReading(run) ? "reading" : PlanningBook.isAt(run.root()) ? "planning" : "run";
    return "no process carries the " + what + " in " + run.root() + " on at the moment";
  }

  private static String continued(RunDirectory run) {
    var verb =
        isReading(run)
            ? "assess BRIEF --agent NAME"
            : PlanningBook.isAt(run.root()) ? "plan" : "run";
    return "a person continues it with `ashlar " + verb + "`, in another terminal";
  }

  private static boolean isReading(RunDirectory run) {
    return PlanningBook.isAt(run.root()) && PlanningBook.isReading(run.root());
  }

  /// Prints what a desk said.
  Integer print(DeskAnswer answer, boolean json) {
    if (json) {
      var all = new LinkedHashMap<String, Object>();
      all.put("exit", answer.exit());
      all.put("text", answer.text());
      all.putAll(answer.fields());
      shell.terminal().say(JsonMapper.builder().build().writeValueAsString(all));
    } else {
      shell.terminal().say(Terminal.shown(answer.text()));
    }
    return answer.exit();
  }

  /// The call, for a desk that is not a process.
  DeskCall call(String verb) {
    return new DeskCall(verb, fields);
  }

  /// Whether a process keeps the run's desk now.
  static boolean isOpen(RunDirectory run) {
    return new DeskClient(run.desk(), InstantSource.system()).isOpen();
  }

  /// Who acts, for the record.
  static String person() {
    return Optional.ofNullable(System.getProperty("user.name")).orElse("person");
  }
}
