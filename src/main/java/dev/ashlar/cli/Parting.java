package dev.ashlar.cli;

/// A last word for when the process is ended from outside, by a signal, while something is carried
/// on: what goes on with it.
final class Parting implements AutoCloseable {
  private final Thread hook;

  private Parting(Thread hook) {
    this.hook = hook;
  }

  /// From now on until this is closed; `goingOn` is the command, `before` is done first.
  static Parting with(Terminal terminal, String goingOn, Runnable before) {
    var hook =
        Thread.ofPlatform()
            .unstarted(() -> {
              before.run();
              terminal.talk("interrupted; `" + goingOn + "` goes on where it stopped");
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new Parting(hook);
  }

  static Parting with(Terminal terminal, String goingOn) {
    return with(terminal, goingOn, () -> {});
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending; the hook has said so.
    }
  }
}
