package dev.ashlar.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

/// Opens directories so that everything below is reached relative to the open directory, and no
/// link put in place meanwhile can lead elsewhere.
final class OpenDirectory {
  private OpenDirectory() {}

  /// An open `directory`, which must be one that nobody hostile can replace.
  @SuppressWarnings("StreamResourceLeak") // the caller closes it
  static SecureDirectoryStream<Path> open(Path directory) throws IOException {
    var stream = Files.newDirectoryStream(directory);
    if (stream instanceof SecureDirectoryStream<Path> secure) return secure;
    stream.close();
    throw new IOException(
        directory
            + " is on a file system that cannot be read without following links; "
            + "put the run on a local file system of Linux");
  }
}
