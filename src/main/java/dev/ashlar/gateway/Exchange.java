package dev.ashlar.gateway;

import java.io.IOException;
import java.util.Optional;

/// One request and its answer, on a thread of its own, which may be broken off from outside: by the
/// client that left, by a watch, by a token that was taken back.
///
/// Only the part that says so is interrupted, and it leaves no interrupt behind: what keeps the
/// books afterwards writes files, which an interrupt would close.
final class Exchange {
  private final Incoming request;
  private final Outgoing answer;
  private Optional<Thread> breakable = Optional.empty();
  private Optional<Ending> broken = Optional.empty();

  /// Work that waits for others.
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  Exchange(Incoming request, Outgoing answer) {
    this.request = request;
    this.answer = answer;
  }

  Incoming request() {
    return request;
  }

  Outgoing answer() {
    return answer;
  }

  /// Does `work`, unless and until the exchange is broken off.
  void breakable(Work work) throws IOException, InterruptedException {
    try {
      begin();
      work.run();
    } finally {
      finish();
    }
  }

  /// Ends the breakable part, now or as soon as it begins; the first reason counts.
  synchronized void breakOff(Ending why) {
    if (broken.isEmpty()) {
      broken = Optional.of(why);
    }
    breakable.ifPresent(Thread::interrupt);
  }

  /// Why it was broken off, if it was.
  synchronized Optional<Ending> broken() {
    return broken;
  }

  private synchronized void begin() throws InterruptedException {
    if (broken.isPresent()) {
      throw new InterruptedException();
    }
    breakable = Optional.of(Thread.currentThread());
  }

  private synchronized void finish() {
    breakable = Optional.empty();
    Thread.interrupted();
  }
}
