package dev.ashlar.sandbox;

import java.nio.file.Path;

/// A host file or directory shown read-only in the sandbox at the absolute path `target`.
///
/// The host path can be seen inside in `/proc/self/mountinfo`, so it must not tell a secret by its
/// name.
public record Mount(Path source, String target) {
  public Mount {
    if (!source.isAbsolute()) {
      throw new IllegalArgumentException("mount source " + source + " is not absolute");
    }
    target = SandboxPath.checked(target, "mount target");
    if (target.equals("/")) {
      throw new IllegalArgumentException(
          "mount target / would hide the whole sandbox: name a directory");
    }
  }
}
