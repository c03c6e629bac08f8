package dev.ashlar.cli;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The `ashlar` command: it reads the arguments and hands each verb its own.
@Command(
    name = "ashlar",
    description = "Let a team of coding agents build one artifact behind deterministic gates",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {
  private final CommandLine line = new CommandLine(this);

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new Main().line.execute(arguments));
  }

  @Override
  public void run() {
    PrintWriter out = line.getOut();
    line.usage(out);
  }

  /// The version stamped into the jar's manifest, or `development` when run from class files.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String stamped = Main.class.getPackage().getImplementationVersion();
      return new String[] {"ashlar " + Objects.requireNonNullElse(stamped, "development")};
    }
  }
}
