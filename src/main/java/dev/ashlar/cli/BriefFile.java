package dev.ashlar.cli;

import dev.ashlar.architect.Brief;
import dev.ashlar.architect.BriefReader;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// A brief as a person keeps it, read and found to be one.
final class BriefFile {
  private final Path file;
  private final Brief brief;
  private final byte[] bytes;

  private BriefFile(Path file, Brief brief, byte[] bytes) {
    this.file = file;
    this.brief = brief;
    this.bytes = bytes;
  }

  /// Reads a brief for that verb; problems with its text are printed first.
  ///
  /// @throws Complaint when the file is no brief
  static BriefFile read(Path file, String verb, Consumer<List<Problem>> print) throws IOException {
    var hint = "name a brief in plain text or Markdown: `ashlar " + verb + " brief.md`";
    if (!Files.exists(file)) {
      throw Complaint.usage("there is no file " + file).hint(hint);
    }
    if (!Files.isRegularFile(file)) {
      throw Complaint.usage(file + " is no file that could hold a brief").hint(hint);
    }
    var bytes = bytes(file);
    var read = BriefReader.read(String.valueOf(file.getFileName()), bytes);
    if (read.brief().isEmpty()) {
      print.accept(read.problems());
      throw Complaint.usage("the brief cannot be read");
    }
    return new BriefFile(file, read.brief().get(), bytes);
  }

  /// The file, or its beginning where it is too large to be a brief.
  private static byte[] bytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(Brief.BYTES_MAX + 1);
    }
  }

  /// The text as it was read.
  String text() {
    return String.join("\n", brief.lines()) + "\n";
  }

  Path path() {
    return file;
  }

  String name() {
    return String.valueOf(file.getFileName());
  }

  Brief brief() {
    return brief;
  }

  /// What the bytes of the file are known by.
  Digest digest() {
    return Digest.of(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
