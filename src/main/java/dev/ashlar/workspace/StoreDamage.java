package dev.ashlar.workspace;

import java.io.IOException;
import java.nio.file.Path;

/// Something in the store is not what its name says: an object, a ref, or a tree behind a digest.
/// Never repaired silently.
public final class StoreDamage extends IOException {
  private final Path file;
  private final String what;

  StoreDamage(Path file, String what) {
    super(file + ": " + what);
    this.file = file;
    this.what = what;
  }

  /// The damaged or missing file.
  public Path file() {
    return file;
  }

  /// What is wrong with it.
  public String what() {
    return what;
  }
}
