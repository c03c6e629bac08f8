package dev.ashlar.cli;

import dev.ashlar.harness.Questions;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ashlar answer`: a person's decision on an open question; without arguments, what is asked.
@Command(name = "answer", description = "Decide an open question, or list what is asked")
final class AnswerVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "QUESTION",
      description = "The question, such as q1")
  private @Nullable String question;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ANSWER",
      description = "more, overrule, retry, abandon or stop; what a question takes, it says")
  private @Nullable String answer;

  @Option(names = "--note", paramLabel = "TEXT", description = "The reason; whoever asked reads it")
  private @Nullable String note;

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  AnswerVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var found = new RunFinder(shell.directory()).find(run);
    if (question == null) {
      shell.terminal().say(Terminal.shown(Questions.open(found)));
      return ExitCode.OK.code();
    }
    if (answer == null) {
      throw Complaint.usage("question " + question + " needs an answer")
          .hint("`ashlar answer` alone lists what is asked and what may be answered");
    }
    var visit =
        new DeskVisit(shell).with("question", question).with("answer", answer).with("note", note);
    return PersonDesk.decide(shell, found, "answer", visit, json);
  }
}
