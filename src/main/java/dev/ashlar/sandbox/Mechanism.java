package dev.ashlar.sandbox;

import java.io.IOException;
import java.util.List;

/// A way to hold a command back: how it is started, and what can be said about it.
sealed interface Mechanism permits Bubblewrap, Unshare, Unsandboxed {

  /// Makes everything ready to start this command; `ready` is the line to be printed before it
  /// starts.
  Launch prepare(Spec spec, String ready) throws IOException;

  Isolation.Tier tier();

  /// Program, version and digest.
  String describe();

  /// What it does not stop, one sentence each.
  List<String> open();
}
