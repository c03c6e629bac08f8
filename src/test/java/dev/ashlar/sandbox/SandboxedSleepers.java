package dev.ashlar.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A harness of its own with three sandboxed commands that sleep for long; a test kills it.
final class SandboxedSleepers {
  private SandboxedSleepers() {}

  public static void main(String[] arguments) throws Exception {
    Sandbox sandbox = Machine.sandbox(Candidate.valueOf(arguments[0]));
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String script =
          "trap '' TERM; (sleep 600." + arguments[1] + " &) ; echo up; sleep 600." + arguments[1];
      sessions.add(sandbox.open(Spec.of(Machine.LIMITS, "sh", "-c", script)));
    }
    int up = 0;
    for (Session session : sessions) {
      up += session.next(Duration.ofSeconds(30)).equals(new Reply.Line("up")) ? 1 : 0;
    }
    System.out.println(up + " sleepers");
    Thread.currentThread().join();
  }
}
