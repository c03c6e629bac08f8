package dev.ashlar.cli;

import dev.ashlar.plan.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `ashlar` command: it finds the verb, hands it its arguments, and is the only place that
/// turns what went wrong into words and an exit code.
public final class Main {
  private static final int INTERRUPTED = 130;

  private final Shell shell;
  private final Terminal terminal;

  private Main(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  public static void main(String[] arguments) {
    var terminal = Terminal.ofProcess();
    var exit = run(new Shell(terminal, System.getenv(), Path.of("")), arguments);
    terminal.flush();
    System.exit(exit);
  }

  /// Carries out one call and gives its exit code.
  static int run(Shell shell, String... arguments) {
    return new Main(shell).run(help(List.of(arguments)));
  }

  /// `help VERB` is what many tools call `VERB --help`.
  private static List<String> help(List<String> arguments) {
    if (arguments.isEmpty() || !arguments.getFirst().equals("help")) {
      return arguments;
    }
    var asked = new ArrayList<>(arguments.subList(1, arguments.size()));
    asked.add("--help");
    return asked;
  }

  private int run(List<String> arguments) {
    if (arguments.equals(List.of("--version")) || arguments.equals(List.of("-V"))) {
      terminal.say(version());
      return ExitCode.OK.code();
    }
    try {
      return call(arguments);
    } catch (Complaint complaint) {
      return complain(complaint);
    } catch (UncheckedIOException e) {
      return complain(unusable(Objects.requireNonNull(e.getCause())));
    } catch (IOException e) {
      return complain(unusable(e));
    } catch (InterruptedException e) {
      return INTERRUPTED;
    } catch (Throwable e) { // anything else is a bug, and a user never sees its stack
      return complain(BugReport.of(e, arguments, version()));
    }
  }

  private int call(List<String> arguments) throws Exception {
    var line = commandLine(arguments);
    var parsed = parse(line, arguments);
    if (shell.asksForVersion()) {
      terminal.say(version());
      return ExitCode.OK.code();
    }
    var command = parsed.commandSpec().commandLine();
    if (shell.asksForHelp() || parsed.commandSpec().userObject() == shell) {
      terminal.print(command.getUsageMessage(command.getColorScheme()));
      return ExitCode.OK.code();
    }
    if (parsed.commandSpec().userObject() instanceof Callable<?> verb
        && verb.call() instanceof Integer exit) {
      return exit;
    }
    throw new IllegalStateException(parsed.commandSpec().qualifiedName() + " cannot be called");
  }

  private static ParseResult parse(CommandLine line, List<String> arguments) {
    try {
      var parsed = line.parseArgs(arguments.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return parsed;
    } catch (ParameterException e) {
      throw misused(e);
    }
  }

  /// The command with the called verb alone, or with all of them where none is called.
  private CommandLine commandLine(List<String> arguments) {
    var verb = verbOf(arguments);
    if (verb.isEmpty()) {
      return commandLine(shell, Verbs.ALL);
    }
    return commandLine(
        shell, List.of(Verbs.find(verb.get()).orElseThrow(() -> unknownVerb(verb.get()))));
  }

  /// The command with these verbs.
  static CommandLine commandLine(Shell shell, List<Verbs.Entry> verbs) {
    var line = new CommandLine(shell);
    verbs.forEach(verb -> line.addSubcommand(verb.name(), verb.make().apply(shell)));
    var ansi = shell.terminal().colour() ? Help.Ansi.ON : Help.Ansi.OFF;
    line.setColorScheme(Help.defaultColorScheme(ansi));
    line.setUsageHelpWidth(Math.min(100, shell.terminal().width()));
    return line;
  }

  /// The first argument that is neither an option nor the directory of `-C`.
  private static Optional<String> verbOf(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (argument.equals("-C") || argument.equals("--directory")) {
        i++;
      } else if (!argument.startsWith("-")) {
        return Optional.of(argument);
      }
    }
    return Optional.empty();
  }

  private static Complaint unknownVerb(String word) {
    var hint = Nearest.hint(word, Verbs.names(), "`ashlar --help` lists the verbs");
    return Complaint.usage("unknown verb `" + word + "`").hint(hint);
  }

  private static Complaint misused(ParameterException e) {
    var command = e.getCommandLine();
    var help = "`" + command.getCommandSpec().qualifiedName() + " --help` shows how it is called";
    if (e instanceof UnmatchedArgumentException unmatched) {
      var word = unmatched.getUnmatched().getFirst();
      var known =
          word.startsWith("-")
              ? command.getCommandSpec().optionsMap().keySet()
              : command.getSubcommands().keySet();
      return Complaint.usage(
              "unknown " + (word.startsWith("-") ? "option" : "argument") + " `" + word + "`")
          .hint(Nearest.hint(word, known, help));
    }
    var message = Optional.ofNullable(e.getMessage()).orElse("wrong arguments");
    return Complaint.usage(Character.toLowerCase(message.charAt(0)) + message.substring(1))
        .hint(help);
  }

  private static Complaint unusable(IOException e) {
    var message = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    if (e instanceof FileSystemException file && file.getReason() == null) {
      var what = e.getClass().getSimpleName().replace("Exception", "");
      return Complaint.refused(message + ": " + words(what));
    }
    return Complaint.refused(message);
  }

  /// `NoSuchFile` as `no such file`.
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
  }

  private int complain(Complaint complaint) {
    terminal.talk(terminal.bad("error:") + " " + Terminal.shown(complaint.sentence()));
    if (!complaint.hints().isEmpty()) {
      terminal.talk("");
    }
    complaint
        .hints()
        .forEach(hint -> terminal.talk(terminal.faint("hint:") + " " + Terminal.shown(hint)));
    return complaint.exit().code();
  }

  /// The version stamped into the jar's manifest, or `development` when run from class files.
  private static String version() {
    return "ashlar " + release();
  }

  /// The number alone.
  static String release() {
    var stamped = Main.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(stamped, "development");
  }
}
