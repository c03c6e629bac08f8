package dev.ashlar.cli;

import dev.ashlar.harness.Settings;
import dev.ashlar.report.MarkdownPostmortem;
import dev.ashlar.report.Postmortem;
import dev.ashlar.sandbox.Sandboxes;
import java.time.InstantSource;
import java.util.Map;

/// What the command line brings to a run.
final class RunSettings {
  private RunSettings() {}

  /// The settings of a call that watches nothing.
  static Settings of(Shell shell) {
    return new Settings(
        shell.directory(),
        shell.environment(),
        Sandboxes.Policy.REQUIRED,
        InstantSource.system(),
        events -> MarkdownPostmortem.of(Postmortem.of(events)),
        (_, _) -> {},
        line -> shell.terminal().talk(Terminal.shown(line)));
  }

  /// The same with another isolation and a watcher that tells of progress.
  static Settings watched(Shell shell, Sandboxes.Policy isolation, Progress progress) {
    var plain = of(shell);
    return new Settings(
        plain.planDirectory(),
        plain.environment(),
        isolation,
        plain.clock(),
        plain.postmortem(),
        progress::event,
        plain.talk());
  }

  /// The same in another environment.
  static Settings in(Map<String, String> environment, Settings settings) {
    return new Settings(
        settings.planDirectory(),
        environment,
        settings.isolation(),
        settings.clock(),
        settings.postmortem(),
        settings.watcher(),
        settings.talk());
  }
}
