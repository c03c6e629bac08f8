package dev.ashlar.harness;

import dev.ashlar.journal.Durable;
import dev.ashlar.plan.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Full gate reports by their digest: durable before any event names them, checked whenever they
/// are read.
final class GateReports {
  private final Path directory;

  GateReports(Path directory) {
    this.directory = directory;
  }

  Digest put(String text) throws IOException {
    var detail = text.getBytes(StandardCharsets.UTF_8);
    var digest = Digest.of(detail);
    Durable.createDirectories(directory);
    Durable.replace(file(digest), detail);
    return digest;
  }

  String text(Digest digest) throws IOException {
    var bytes = Files.readAllBytes(file(digest));
    if (!Digest.of(bytes).equals(digest)) {
      throw new IOException(
          "the gate report " + file(digest) + " was altered; delete it and run the gate again");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Path file(Digest digest) {
    return directory.resolve(digest.hex() + ".json");
  }
}
