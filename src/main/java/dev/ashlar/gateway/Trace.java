package dev.ashlar.gateway;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A bounded record of calls for people who look for a fault: one line of JSON a call, with the
/// beginning of request and reply.
///
/// A full file becomes `NAME.1` in place of the one before. A trace that cannot be written is given
/// up; calls go on without.
final class Trace implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long FILE_BYTES_MAX = 32L << 20;

  private final Optional<Path> path;
  private final long bytesMax;
  private Optional<OutputStream> out = Optional.empty();
  private long written;

  private Trace(Optional<Path> path, long bytesMax) {
    this.path = path;
    this.bytesMax = bytesMax;
  }

  static Trace open(Optional<Path> path) throws IOException {
    return open(path, FILE_BYTES_MAX);
  }

  static Trace open(Optional<Path> path, long bytesMax) throws IOException {
    var trace = new Trace(path, bytesMax);
    if (path.isPresent()) {
      trace.start(path.get());
    }
    return trace;
  }

  private void start(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    written = Files.size(file);
    // Not a channel's stream: an interrupt would close that.
    out = Optional.of(new FileOutputStream(file.toString(), true));
  }

  synchronized void record(CallReport report, Secret key, byte[] request, byte[] reply) {
    if (out.isEmpty() || path.isEmpty()) {
      return;
    }
    try {
      var line =
          (KeyFilter.cover(key, line(report, request, reply)) + "\n")
              .getBytes(StandardCharsets.UTF_8);
      if (written + line.length > bytesMax) {
        turn(path.get());
      }
      out.get().write(line);
      written += line.length;
    } catch (IOException _) {
      close();
    }
  }

  private void turn(Path file) throws IOException {
    out.orElseThrow().close();
    Files.move(
        file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    start(file);
  }

  private static String line(CallReport report, byte[] request, byte[] reply) {
    ObjectNode line = JSON.createObjectNode();
    line.put("at", report.began().toString())
        .put("name", report.name())
        .put("dialect", report.dialect().name())
        .put("model", report.model())
        .put("status", report.status())
        .put("ending", report.ending().name())
        .put("took-ms", report.took().toMillis())
        .put("held-ms", report.held().toMillis())
        .put("tries", report.tries())
        .put("counted", report.reading().getClass().getSimpleName());
    report.firstByte().ifPresent(time -> line.put("first-byte-ms", time.toMillis()));
    report.usdMicros().ifPresent(micros -> line.put("usd-micros", micros));
    report.stop().ifPresent(why -> line.put("stop", why.message()));
    Tokens tokens = report.reading().certain();
    line.putObject("tokens")
        .put("input", tokens.input())
        .put("cache-read", tokens.cacheRead())
        .put("cache-write", tokens.cacheWrite())
        .put("output", tokens.output());
    line.put("request", head(request)).put("reply", head(reply));
    return JSON.writeValueAsString(line);
  }

  private static String head(byte[] body) {
    int most = Math.min(body.length, GatewayLimits.TRACE_BODY_BYTES);
    return new String(Arrays.copyOf(body, most), StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void close() {
    try {
      if (out.isPresent()) {
        out.get().close();
      }
    } catch (IOException _) {
      // What was written is there, and nothing more will be.
    }
    out = Optional.empty();
  }
}
