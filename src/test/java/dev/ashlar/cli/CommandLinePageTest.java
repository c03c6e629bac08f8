package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// `docs/cli.md` is what picocli says, so that it is never out of date.
class CommandLinePageTest {
  @Test
  void thePageIsWhatTheCommandsSay() throws Exception {
    var page = new StringBuilder("# The command line\n\nWritten by `CommandLinePageTest`.\n");
    add(page, Main.commandLine(shell(), Verbs.ALL), "##");

    Golden.check(Path.of("docs/cli.md"), page.toString());
  }

  @Test
  void everyVerbSaysWhatItDoesInOneLineWithoutAFullStop() {
    Main.commandLine(shell(), Verbs.ALL)
        .getSubcommands()
        .forEach((name, line) -> {
          var description = line.getCommandSpec().usageMessage().description();
          assertThat(description).as(name).isNotEmpty();
          assertThat(description[0]).as(name).doesNotEndWith(".").hasSizeLessThan(100);
        });
  }

  private static void add(StringBuilder page, CommandLine line, String level) {
    page.append("\n%s %s\n\n```\n".formatted(level, line.getCommandSpec().qualifiedName()));
    page.append(line.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing()).append("\n```\n");
    line.getSubcommands().values().forEach(verb -> add(page, verb, "###"));
  }

  private static Shell shell() {
    var nowhere = OutputStream.nullOutputStream();
    var in = new ByteArrayInputStream(new byte[0]);
    var terminal = Terminal.of(in, nowhere, nowhere, false, Map.of());
    return new Shell(terminal, Map.of(), Path.of(""));
  }
}
