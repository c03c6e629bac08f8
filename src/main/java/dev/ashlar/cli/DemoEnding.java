package dev.ashlar.cli;

import dev.ashlar.report.Excerpt;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Postmortem;
import dev.ashlar.report.Postmortem.Caught;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the demo says when the artifact is built: what was rejected and why, the artifact's answer
/// to a query, whether it was worth it, and what to try next.
final class DemoEnding {
  private static final String QUERY =
      "{\"selector\": \"$.book[?@.price < 10].title\", \"document\": {\"book\": [{\"title\": \"Moby"
          + " Dick\", \"price\": 8.99}, {\"title\": \"Sword of Honour\", \"price\": 12.99}]}}";

  private static final int ANSWER_SECONDS_MAX = 30;

  private final Shell shell;
  private final Postmortem facts;
  private final Terminal terminal;

  DemoEnding(Shell shell, Postmortem facts) {
    this.shell = shell;
    this.facts = facts;
    this.terminal = shell.terminal();
  }

  void tell() throws IOException, InterruptedException {
    heading("What was rejected, and why");
    rejections(facts).forEach(line -> terminal.say("  " + Terminal.shownOnOneLine(line)));
    heading("The sealed artifact answers a query");
    ask();
    heading("Was it worth it?");
    terminal.say(
        "  An artifact of this size is at the break-even line of the pattern: a single agent with");
    terminal.say(
        "  good tests might have built it as well, for fewer tokens. This record tells no tokens,");
    terminal.say(
        "  no money and none of the agents' times; the postmortem of a run of your own does.");
    heading("Try next");
    next("report", "the postmortem");
    next("status", "where the run stands, on one screen");
    next("logs", "what happened, one line an event; --full with every claim and finding");
    next("verify", "recompute the journal's chain and every seal, from outside");
    next(
        "export --to " + quoted(directory().resolve("repository")),
        "a Git branch, a commit a seal");
  }

  private void heading(String words) {
    terminal.say("");
    terminal.say(terminal.bold(words));
  }

  private void next(String verb, String what) {
    terminal.say("  " + shell.command() + " " + verb);
    terminal.say("      " + terminal.faint(what));
  }

  /// One line for each module and reason; a test that was itself wrong is said to be.
  static List<String> rejections(Postmortem facts) {
    var times = new LinkedHashMap<String, Integer>();
    facts.defects().forEach(one -> times.merge(reason(one), 1, Integer::sum));
    return times.isEmpty()
        ? List.of("nothing: every submission passed at once")
        : times.entrySet().stream()
            .map(one -> one.getKey().formatted(Figures.count(one.getValue(), "time")))
            .toList();
  }

  private static String reason(Caught one) {
    var why = Excerpt.of(one.findings()).replace("%", "%%");
    return one.key().subject()
        + ", %s, by "
        + by(one.by())
        + (why.isEmpty() ? "" : ": " + why)
        + (one.wrongTest() ? "; the test itself was wrong, and a person mended it" : "");
  }

  private static String by(Postmortem.By by) {
    return switch (by) {
      case GATE -> "its gate";
      case EVALUATOR -> "its evaluator";
      case INTEGRATOR -> "the gate of the composition";
      case END_TO_END -> "the last gate";
    };
  }

  private Path directory() {
    return shell.directory();
  }

  private void ask() throws IOException, InterruptedException {
    var program = directory().resolve("artifact/run");
    var running =
        new ProcessBuilder(program.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var in = running.outputWriter(StandardCharsets.UTF_8)) {
      in.write(QUERY + "\n");
    }
    var answer =
        new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    running.waitFor(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    terminal.say("  $ echo '" + QUERY + "' | " + quoted(program));
    terminal.say("  " + Terminal.shownOnOneLine(answer));
  }

  /// A path as a shell takes it.
  private static String quoted(Path path) {
    var text = path.toString();
    return text.matches("[\\w./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
