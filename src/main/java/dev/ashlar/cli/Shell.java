package dev.ashlar.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What every verb works with: the terminal, the environment, and the plan directory it acts on. It
/// is also the command without a verb, which shows the help.
@Command(
    name = "ashlar",
    header = "Let a team of coding agents build one artifact behind deterministic gates",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:built, or done",
      "1:not built, or verification failed",
      "2:the plan or the call is wrong",
      "3:refused: a pre-condition does not hold",
      "4:waits for a person",
      "70:a bug in Ashlar"
    })
final class Shell implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Path start;

  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      description = "Act on the plan in DIR instead of the current directory",
      scope = ScopeType.INHERIT)
  private Path chosen = Path.of("");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show help for ashlar or for a verb",
      scope = ScopeType.INHERIT)
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version")
  private boolean version;

  Shell(Terminal terminal, Map<String, String> environment, Path start) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
    this.start = start;
  }

  Terminal terminal() {
    return terminal;
  }

  /// The environment variables of the process.
  Map<String, String> environment() {
    return environment;
  }

  /// The plan directory to act on, absolute. Known once a verb is called.
  Path directory() {
    return start.resolve(chosen).toAbsolutePath().normalize();
  }

  /// How a person calls Ashlar on this plan from where they stand, for commands that are shown.
  String command() {
    var called = environment.getOrDefault("ASHLAR_COMMAND", "ashlar");
    return directory().equals(resolve(Path.of(""))) ? called : called + " -C " + word(directory());
  }

  /// A path as one word of a shell's line.
  static String word(Path path) {
    var text = path.toString();
    return text.matches("[\\p{L}\\p{N}_./@%+=:,-]+")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }

  /// The same for a plan in `directory`; its commands are shown from where the caller stands.
  Shell at(Path directory) {
    var there = new Shell(terminal, environment, start);
    there.chosen = resolve(directory);
    return there;
  }

  /// A path that the caller names, from where the caller stands.
  Path resolve(Path named) {
    return start.resolve(named).toAbsolutePath().normalize();
  }

  /// Whether help is asked for, and nothing else is done.
  boolean asksForHelp() {
    return help;
  }

  /// Whether the version is asked for, and nothing else is done.
  boolean asksForVersion() {
    return version;
  }

  @Override
  public Integer call() {
    return ExitCode.OK.code();
  }
}
