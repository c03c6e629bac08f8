package dev.ashlar.cli;

import dev.ashlar.cli.Diagnosis.Grade;
import dev.ashlar.codec.JsonPage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ashlar doctor`: whether Ashlar can run here, and what to do where it cannot.
@Command(name = "doctor", description = "Say whether Ashlar can run here, and what would help")
final class DoctorVerb implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  DoctorVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var all = new Doctor(shell.directory(), shell.environment()).examine();
    var refuses = all.stream().anyMatch(one -> one.grade() == Grade.FAIL);
    if (json) {
      shell.terminal().print(json(all, refuses));
    } else {
      print(all, refuses);
    }
    return (refuses ? ExitCode.REFUSED : ExitCode.OK).code();
  }

  private void print(List<Diagnosis> all, boolean refuses) {
    var terminal = shell.terminal();
    for (var one : all) {
      var line = "%-18s %s".formatted(one.subject(), Terminal.shownOnOneLine(one.found()));
      terminal.say(grade(one.grade()) + "  " + line);
      if (!one.fix().isEmpty()) {
        terminal.say("      fix: " + Terminal.shownOnOneLine(one.fix()));
      }
    }
    terminal.say("");
    terminal.say(refuses ? "`ashlar run` would refuse here." : "Ashlar can run here.");
  }

  private String grade(Grade grade) {
    var terminal = shell.terminal();
    return switch (grade) {
      case OK -> terminal.good("ok  ");
      case NOTE -> terminal.faint("note");
      case WARN -> terminal.notable("warn");
      case FAIL -> terminal.bad("fail");
    };
  }

  static String json(List<Diagnosis> all, boolean refuses) {
    return JsonPage.of(page ->
        page.field("format", 1)
            .field("canRun", !refuses)
            .objects(
                "checks",
                all,
                (inner, one) ->
                    inner
                        .field("subject", one.subject())
                        .field("grade", one.grade())
                        .field("found", one.found())
                        .field("fix", Optional.of(one.fix()).filter(fix -> !fix.isEmpty()))));
  }
}
