package dev.ashlar.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a command's standard input on a thread of its own, so that a command that does not read
/// holds nobody up.
final class Feeder {
  /// Text to write, or the end.
  private final BlockingQueue<Optional<String>> queue = new LinkedBlockingQueue<>();

  private final AtomicLong allowance;
  private final OutputStream out;
  private volatile boolean ended;

  private Feeder(OutputStream out, long inputBytes) {
    this.out = out;
    this.allowance = new AtomicLong(inputBytes);
  }

  /// Refuses an input over its limit: that is the caller's mistake, not the command's.
  static void check(Input input, long inputBytes) throws IOException {
    long size =
        switch (input) {
          case Input.Nothing() -> 0;
          case Input.Text(String text) -> utf8(text).length;
          case Input.FromFile(var file) -> Files.size(file);
        };
    if (size > inputBytes) {
      throw new IOException("the input has %d bytes, more than %d".formatted(size, inputBytes));
    }
  }

  /// Feeds a whole input and then the end; nothing at all needs no thread.
  static void feed(OutputStream out, Input input) {
    switch (input) {
      case Input.Nothing() -> quietly(out::close);
      case Input.Text(String text) ->
          daemon(() -> copy(out, new java.io.ByteArrayInputStream(utf8(text))));
      case Input.FromFile(var file) -> daemon(() -> copy(out, Files.newInputStream(file)));
    }
  }

  /// Feeds what is sent, until the end.
  static Feeder open(OutputStream out, long inputBytes) {
    Feeder feeder = new Feeder(out, inputBytes);
    daemon(feeder::serve);
    return feeder;
  }

  /// False when the input is ended or would grow over its limit.
  boolean send(String text) {
    if (ended || allowance.addAndGet(-utf8(text).length) < 0) {
      return false;
    }
    return queue.add(Optional.of(text));
  }

  /// Nothing more is sent; what is queued still is.
  void end() {
    ended = true;
    queue.add(Optional.empty());
  }

  private void serve() throws IOException {
    try (out) {
      for (Optional<String> next = queue.take(); next.isPresent(); next = queue.take()) {
        out.write(utf8(next.get()));
        if (queue.isEmpty()) {
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
    }
  }

  private static void copy(OutputStream out, InputStream in) throws IOException {
    try (in;
        out) {
      in.transferTo(out);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void daemon(Writing writing) {
    Thread.ofPlatform().daemon().name("ashlar-sandbox-stdin").start(() -> quietly(writing));
  }

  /// A command that has ended or does not read gets no more input; that is its own affair.
  private static void quietly(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      // The pipe is broken: the outcome tells how the command ended.
    }
  }
}
