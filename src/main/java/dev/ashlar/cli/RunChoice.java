package dev.ashlar.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that names a run, for every verb that acts on one.
final class RunChoice {
  @Option(
      names = "--run",
      paramLabel = "ID",
      description = "Act on this run instead of the current one")
  private @Nullable String id;

  Optional<String> id() {
    return Optional.ofNullable(id);
  }
}
