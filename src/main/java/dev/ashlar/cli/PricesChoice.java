package dev.ashlar.cli;

import dev.ashlar.agent.PricesFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that names a table of prices, in place of the one that the environment names.
final class PricesChoice {
  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "What models cost, as JSON, over the prices that come with Ashlar")
  private @Nullable Path file;

  /// The process's environment, with what was chosen here.
  Map<String, String> environment(Shell shell) {
    var environment = new HashMap<>(shell.environment());
    if (file != null) {
      environment.put(PricesFile.VARIABLE, shell.resolve(file).toString());
    }
    return Map.copyOf(environment);
  }
}
