package dev.ashlar.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// The git program on one repository, deaf to everything around it: no environment, no system or
/// user configuration, no hooks, no monitors, no prompts, and no repository further up.
final class Git {
  private static final long SECONDS_MAX = 300;
  private static final int OUTPUT_BYTES_MAX = 512 << 20;
  private static final List<String> COMMAND =
      List.of(
          "git",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.fsync=all",
          "-c",
          "gc.auto=0",
          "-c",
          "maintenance.auto=false",
          "-c",
          "protocol.allow=never");

  private static final Executor THREADS =
      task -> Thread.ofVirtual().name("ashlar-git-output").start(task);

  private final Path place;
  private final List<String> options;

  private Git(Path place, List<String> options) {
    this.place = place;
    this.options = options;
  }

  /// Git on the repository whose `objects` and `refs` are in `gitDirectory`.
  static Git of(Path gitDirectory) {
    return new Git(gitDirectory, List.of("--git-dir=" + gitDirectory));
  }

  /// Git as somebody would call it who stands in `directory`.
  static Git standingIn(Path directory) {
    return new Git(directory, List.of("-c", "safe.directory=*"));
  }

  /// How a call ended.
  static final class Result {
    private final int exit;
    private final byte[] out;
    private final String err;

    private Result(int exit, byte[] out, String err) {
      this.exit = exit;
      this.out = out;
      this.err = err;
    }

    int exit() {
      return exit;
    }

    byte[] out() {
      return out;
    }

    String text() {
      return new String(out, StandardCharsets.UTF_8);
    }

    String err() {
      return err;
    }
  }

  Result run(String... arguments) throws IOException {
    return feed(new byte[0], arguments);
  }

  /// Runs git with `input` on its standard input.
  Result feed(byte[] input, String... arguments) throws IOException {
    var process = start(arguments);
    var out = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()), THREADS);
    var err = CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()), THREADS);
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      } catch (IOException e) {
        // git ended before it read everything; its exit code says why
      }
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        throw new IOException("git " + arguments[0] + " did not end in " + SECONDS_MAX + " s");
      }
      return new Result(
          process.exitValue(), out.join(), new String(err.join(), StandardCharsets.UTF_8).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("git " + arguments[0] + " was interrupted", e);
    } catch (CompletionException e) {
      throw new IOException("git " + arguments[0] + ": " + e.getCause(), e);
    } finally {
      process.destroyForcibly();
    }
  }

  /// The output of a call that must succeed.
  String text(String... arguments) throws IOException {
    return require(run(arguments), arguments);
  }

  /// Fails with git's own words when a call did.
  String require(Result result, String... arguments) throws IOException {
    if (result.exit() == 0) return result.text().strip();
    throw new IOException(
        "git " + String.join(" ", arguments) + " in " + place + " failed: " + result.err());
  }

  private Process start(String... arguments) throws IOException {
    var command = new ArrayList<>(COMMAND);
    command.addAll(options);
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command).directory(place.toFile());
    var path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin");
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", path,
                "LC_ALL", "C",
                "HOME", "/nonexistent",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_NO_REPLACE_OBJECTS", "1",
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_OPTIONAL_LOCKS", "0",
                "GIT_CEILING_DIRECTORIES", String.valueOf(place.toAbsolutePath().getParent())));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException("git could not be started; install git and put it on PATH", e);
    }
  }

  private static byte[] drain(InputStream from) {
    try (from) {
      var bytes = new ByteArrayOutputStream();
      var chunk = new byte[1 << 16];
      for (int got = from.read(chunk); got >= 0; got = from.read(chunk)) {
        bytes.write(chunk, 0, got);
        if (bytes.size() > OUTPUT_BYTES_MAX) throw new IOException("more than 512 MiB of output");
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
