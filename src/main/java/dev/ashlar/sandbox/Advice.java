package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Isolation.Probe;
import dev.ashlar.sandbox.Sandboxes.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What a person can do about probes that did not hold.
final class Advice {
  private static final Path SYSCTL = Path.of("/proc/sys");

  private Advice() {}

  static Obstacle about(Candidate candidate, List<Probe> failed) {
    String problem =
        failed.stream().map(p -> p.name() + ": " + p.observed()).collect(Collectors.joining("; "));
    boolean start = failed.getFirst().name().equals("start");
    return new Obstacle(
        candidate.title(), problem, start ? cannotStart(problem) : doesNotHold(), failed);
  }

  private static String doesNotHold() {
    return "this machine does not keep what the mechanism promises: run on another kernel or host,"
        + " and please report it";
  }

  private static String cannotStart(String problem) {
    if (problem.contains("nknown option")) {
      return "install a newer version: bubblewrap 0.8.0 and util-linux 2.36 have all that is"
          + " needed";
    }
    if (setting("user/max_user_namespaces").equals("0")) {
      return "allow user namespaces: sysctl -w user.max_user_namespaces=15000";
    }
    if (setting("kernel/unprivileged_userns_clone").equals("0")) {
      return "allow user namespaces: sysctl -w kernel.unprivileged_userns_clone=1";
    }
    if (setting("kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
      return "allow bubblewrap user namespaces: put 'abi <abi/4.0>, include <tunables/global>"
          + " profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }' into"
          + " /etc/apparmor.d/bwrap and run systemctl reload apparmor (or sysctl -w"
          + " kernel.apparmor_restrict_unprivileged_userns=0)";
    }
    if (problem.contains("ermission denied")
        || problem.contains("ermitted")
        || problem.contains("No space left")) {
      return "this looks like a container that forbids namespaces: start it with --security-opt"
          + " seccomp=unconfined --security-opt apparmor=unconfined --security-opt"
          + " systempaths=unconfined (Docker, Podman), or run outside of it";
    }
    return "the message above is the mechanism's own; see bwrap(1) or unshare(1)";
  }

  private static String setting(String name) {
    try {
      return Files.readString(SYSCTL.resolve(name)).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
