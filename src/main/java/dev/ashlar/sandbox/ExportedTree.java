package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Regular files that left a sandbox, by relative path with `/`; no links, no devices, nothing
/// outside the tree.
public final class ExportedTree {
  /// A tree without files.
  public static final ExportedTree EMPTY = new ExportedTree(Map.of());

  private final SortedMap<String, ExportedFile> files;

  ExportedTree(Map<String, ExportedFile> files) {
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// The files in the order of their paths.
  public SortedMap<String, ExportedFile> files() {
    return files;
  }

  /// One file's bytes and whether it may be executed.
  public static final class ExportedFile {
    private final byte[] bytes;
    private final boolean executable;

    ExportedFile(byte[] bytes, boolean executable) {
      this.bytes = bytes;
      this.executable = executable;
    }

    /// The file's content; the array is a copy.
    public byte[] bytes() {
      return bytes.clone();
    }

    /// The size of the content.
    public int size() {
      return bytes.length;
    }

    /// Whether its owner could execute it.
    public boolean executable() {
      return executable;
    }
  }

  /// Writes the files below `directory`, which is created and must not hold any of them yet.
  public void writeTo(Path directory) throws IOException {
    for (Map.Entry<String, ExportedFile> entry : files.entrySet()) {
      Path target = directory.resolve(entry.getKey());
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.write(
          target, entry.getValue().bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (entry.getValue().executable) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    Files.createDirectories(directory);
  }
}
