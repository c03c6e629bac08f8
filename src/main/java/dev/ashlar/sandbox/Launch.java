package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/// A command line that sets a sandbox up and runs a command in it, and how everything in it is
/// ended.
///
/// @param command the words for the host
/// @param directory where it is started
/// @param oncePassed files that may go as soon as the sandbox is up
/// @param afterwards directories that may go when all has ended
/// @param ending how its processes are found and killed
record Launch(
    List<String> command,
    Path directory,
    List<Path> oncePassed,
    List<Path> afterwards,
    Ending ending) {

  /// Java passes words in the locale's encoding and puts question marks for what that lacks: better
  /// said than done.
  void requirePassable() throws IOException {
    Charset platform = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    for (String word : command) {
      if (!platform.newEncoder().canEncode(word)) {
        throw new IOException(
            "the locale's encoding %s cannot pass '%s' to a command: start with LC_ALL=C.UTF-8"
                .formatted(platform, Printable.escaped(word)));
      }
    }
  }
}
