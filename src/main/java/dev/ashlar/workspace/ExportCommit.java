package dev.ashlar.workspace;

/// One step of an exported history: the artifact after it, and who gets the credit. `message`
/// carries its own trailers.
public record ExportCommit(Tree tree, String message, Signature author) {
  public ExportCommit {
    if (message.isBlank() || message.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a commit needs a message, without NUL");
    }
  }
}
