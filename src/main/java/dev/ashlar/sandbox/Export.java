package dev.ashlar.sandbox;

/// What left the sandbox at the end.
public sealed interface Export {

  /// Nothing was asked for, or the command did not end by itself.
  record Nothing() implements Export {}

  /// The whole tree.
  record Whole(ExportedTree tree) implements Export {}

  /// The tree was not taken: a link, a device, a strange name, too much of something, or no such
  /// directory.
  record Refused(String reason) implements Export {}
}
