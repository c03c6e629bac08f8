package dev.ashlar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar work submit`: hands in what an order asked for, and waits for what comes of it.
@Command(name = "submit", description = "Hand in, and wait for the verdict or the next turn")
final class WorkSubmitVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();
  @Mixin private WorkOrder order = new WorkOrder();
  @Mixin private WorkWait waiting = new WorkWait();

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "A generator's summary, one page at most")
  private @Nullable Path summary;

  @Option(names = "--verdict", paramLabel = "FILE", description = "An evaluator's verdict, as JSON")
  private @Nullable Path verdict;

  @Option(
      names = "--attribution",
      paramLabel = "FILE",
      description = "An integrator's pair of modules, as JSON")
  private @Nullable Path attribution;

  @Option(names = "--tokens", paramLabel = "N", description = "Tokens this turn cost, if you know")
  private @Nullable String tokens;

  @Option(names = "--usd", paramLabel = "X", description = "US dollars this turn cost, if you know")
  private @Nullable String usd;

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  WorkSubmitVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var found = new DeskFinder(shell.directory()).forOrder(order.name(), run);
    var seconds = waiting.secondsOrDefault();
    return order
        .on(new DeskVisit(shell))
        .withFile("summary", summary)
        .withFile("verdict", verdict)
        .withFile("attribution", attribution)
        .with("tokens", number(tokens))
        .with("usd-micros", micros(usd))
        .with("wait", Long.toString(seconds))
        .make("submit", found, Duration.ofSeconds(seconds), json);
  }

  private static @Nullable String number(@Nullable String text) {
    if (text != null && !text.matches("\\d{1,15}")) {
      throw Complaint.usage("--tokens takes a whole number, not `" + text + "`");
    }
    return text;
  }

  private static @Nullable String micros(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,9}(\\.\\d{1,6})?")) {
      throw Complaint.usage("--usd takes an amount such as 0.35, not `" + text + "`");
    }
    return new java.math.BigDecimal(text).movePointRight(6).toBigInteger().toString();
  }
}
