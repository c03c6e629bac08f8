package dev.ashlar.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads a directory that somebody hostile may have written, and may still be writing.
///
/// No link is ever followed, also not one that appears meanwhile: every step is relative to an open
/// directory. Nothing but regular files with one name is read, within limits that are checked
/// before and during reading. What cannot be part of a tree is listed, all of it, and left out.
public final class TreeReader {
  private TreeReader() {}

  /// Everything in `directory`.
  public static TreeReading read(Path directory, TreeLimits limits)
      throws IOException, InterruptedException {
    return read(directory, limits, Globs.EVERYTHING);
  }

  /// What in `directory` matches one of `globs`; the rest is only named, and not even entered.
  public static TreeReading read(Path directory, TreeLimits limits, Collection<String> globs)
      throws IOException, InterruptedException {
    return read(directory, limits, Globs.of(globs));
  }

  /// Walks in a thread of its own, because opening can block for good where a pipe took the place
  /// of a file in the very moment.
  private static TreeReading read(Path directory, TreeLimits limits, Globs globs)
      throws IOException, InterruptedException {
    var walk = new TreeWalk(directory.toAbsolutePath().normalize(), limits, globs);
    var answer = new CompletableFuture<TreeReading>();
    Thread.ofPlatform().daemon().name("ashlar-tree-reader").start(() -> complete(answer, walk));
    try {
      return answer.get(limits.wallClockMax().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      var problem =
          new TreeProblem(
              ".",
              TreeProblem.Kind.LIMIT,
              "took longer to read than " + limits.wallClockMax().toSeconds() + " s");
      return new TreeReading(Tree.EMPTY, List.of(problem), List.of());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) throw cause;
      throw new IllegalStateException("reading " + directory + " failed", e.getCause());
    } finally {
      walk.stop();
    }
  }

  private static void complete(CompletableFuture<TreeReading> answer, TreeWalk walk) {
    try {
      answer.complete(walk.read());
    } catch (IOException | RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }
}
