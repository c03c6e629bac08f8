package dev.ashlar.sandbox;

/// Runs one command that nobody trusts and tells honestly how it ended. Any number may run at once,
/// from any threads.
public interface Sandbox {

  /// Runs the command to its end. Interrupting the caller kills the command before the exception
  /// leaves.
  Outcome run(Spec spec) throws InterruptedException;

  /// Starts the command and talks to it line by line. `Spec.stdin` is not read: lines are sent.
  Session open(Spec spec) throws InterruptedException;

  /// What holds the command back, as proven on this machine.
  Isolation isolation();
}
