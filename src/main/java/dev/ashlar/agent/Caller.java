package dev.ashlar.agent;

import java.util.concurrent.CompletableFuture;

/// Whoever waits for an answer at the desk, as long as it waits.
public final class Caller {
  private final CompletableFuture<Void> leaving = new CompletableFuture<>();

  /// Whether it waits no longer.
  public boolean hasLeft() {
    return leaving.isDone();
  }

  /// Runs `then` when it leaves, or now if it has left.
  public void whenLeft(Runnable then) {
    var _ = leaving.thenRun(then);
  }

  void leave() {
    leaving.complete(null);
  }
}
