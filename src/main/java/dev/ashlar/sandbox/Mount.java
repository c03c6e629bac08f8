package dev.ashlar.sandbox;

import java.nio.file.Path;
import java.util.Set;

/// A host file, socket or directory shown in the sandbox at the absolute path `target`, read-only
/// unless it is `writable`: then what the command does there is done on the host. As root, a
/// writable directory is given to the user that commands run as.
///
/// The host path can be seen inside in `/proc/self/mountinfo`, so it must not tell a secret by its
/// name.
public record Mount(Path source, String target, boolean writable) {
  private static final Set<String> SYSTEM =
      Set.of(
          "", "base", "bin", "dev", "etc", "lib", "lib32", "lib64", "libx32", "proc", "sbin", "sys",
          "usr");

  /// A read-only one.
  public Mount(Path source, String target) {
    this(source, target, false);
  }

  public Mount {
    if (!source.isAbsolute()) {
      throw new IllegalArgumentException("mount source " + source + " is not absolute");
    }
    target = SandboxPath.checked(target, "mount target");
    String first = target.substring(1).split("/", 2)[0];
    if (SYSTEM.contains(first)) {
      throw new IllegalArgumentException(
          "mount target " + target + " is the sandbox's own: use another, such as /work");
    }
  }
}
