package dev.ashlar.sandbox;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ends a process group and every process that was ever seen below it: the best that can be done
/// without a namespace.
final class GroupEnding implements Ending {
  private final HostTools tools;
  private final Set<ProcessHandle> seen = new HashSet<>();
  private Optional<ProcessHandle> top = Optional.empty();

  GroupEnding(HostTools tools) {
    this.tools = tools;
  }

  @Override
  public synchronized void attach(Process process) {
    top = Optional.of(process.toHandle());
    seen.add(process.toHandle());
  }

  @Override
  public synchronized Set<Long> processes() {
    Set<ProcessHandle> below = new HashSet<>();
    seen.forEach(process -> process.descendants().forEach(below::add));
    seen.addAll(below);
    return alive().map(ProcessHandle::pid).collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public synchronized void kill() {
    var _ = processes();
    top.ifPresent(process -> killGroup(process.pid()));
    alive().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public synchronized boolean gone() {
    return alive().findAny().isEmpty();
  }

  private Stream<ProcessHandle> alive() {
    return seen.stream().filter(ProcessHandle::isAlive);
  }

  /// Where the host has `setsid`, the group has the number of its first process.
  private void killGroup(long group) {
    Optional<String> kill = tools.find("kill").map(Object::toString);
    if (kill.isEmpty() || tools.find("setsid").isEmpty()) {
      return;
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(kill.get(), "-KILL", "--", "-" + group);
      builder.environment().clear();
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      // The processes seen are killed one by one in any case.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
