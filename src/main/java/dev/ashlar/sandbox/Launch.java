package dev.ashlar.sandbox;

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
    Ending ending) {}
