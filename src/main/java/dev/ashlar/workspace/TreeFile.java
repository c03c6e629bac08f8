package dev.ashlar.workspace;

import dev.ashlar.plan.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// One file of a tree: its bytes, and whether it may be executed. Immutable; two are equal when
/// both are.
public final class TreeFile {
  private final byte[] bytes;
  private final boolean executable;
  private final Digest digest;

  private TreeFile(byte[] bytes, boolean executable) {
    this.bytes = bytes;
    this.executable = executable;
    this.digest = Digest.of(bytes);
  }

  public static TreeFile of(byte[] bytes, boolean executable) {
    return new TreeFile(bytes.clone(), executable);
  }

  /// A file of text that is not executable.
  public static TreeFile ofText(String text) {
    return owning(text.getBytes(StandardCharsets.UTF_8), false);
  }

  /// A file around bytes that nobody else keeps.
  static TreeFile owning(byte[] bytes, boolean executable) {
    return new TreeFile(bytes, executable);
  }

  public boolean executable() {
    return executable;
  }

  /// The digest of the bytes alone.
  public Digest digest() {
    return digest;
  }

  public int size() {
    return bytes.length;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  /// The bytes as UTF-8, for display.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// The bytes themselves, for readers in this package that change nothing.
  byte[] shared() {
    return bytes;
  }

  /// Git's name for this kind of file.
  String mode() {
    return executable ? "100755" : "100644";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeFile file
        && executable == file.executable
        && digest.equals(file.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return mode() + " " + digest.brief() + " (" + bytes.length + " bytes)";
  }
}
