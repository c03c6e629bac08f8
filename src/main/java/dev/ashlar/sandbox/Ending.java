package dev.ashlar.sandbox;

import java.util.Set;

/// Finds every process of one sandbox, ends them all, and knows when none is left.
interface Ending {

  /// Called once the sandbox is up and before the command starts.
  void attach(Process top);

  /// The processes that are there now.
  Set<Long> processes();

  /// Kills them all, whatever they did to hide.
  void kill();

  /// True when none can run code any more.
  boolean gone();
}
