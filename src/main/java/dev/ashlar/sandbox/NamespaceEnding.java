package dev.ashlar.sandbox;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Ends a process namespace: when its first process dies, the kernel kills all others before that
/// death is complete.
final class NamespaceEnding implements Ending {
  private volatile @org.jspecify.annotations.Nullable Process top;
  private volatile List<First> firsts = List.of();

  private record First(long pid, String startTime) {}

  @Override
  public void attach(Process process) {
    top = process;
    firsts =
        Procfs.children(process.pid()).stream()
            .map(pid -> new First(pid, Procfs.startTime(pid)))
            .toList();
  }

  /// True when the namespace's first process is known.
  boolean attached() {
    return !firsts.isEmpty();
  }

  @Override
  public Set<Long> processes() {
    Set<Long> all = new TreeSet<>();
    firsts.forEach(first -> all.addAll(Procfs.tree(first.pid)));
    return all;
  }

  @Override
  public void kill() {
    Process process = top;
    if (process != null) {
      Uninterrupted.kill(process);
    }
  }

  @Override
  public boolean gone() {
    Process process = top;
    return (process == null || !process.isAlive())
        && firsts.stream().noneMatch(first -> Procfs.alive(first.pid, first.startTime));
  }
}
