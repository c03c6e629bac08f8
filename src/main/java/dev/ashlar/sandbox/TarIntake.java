package dev.ashlar.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

/// Reads what leaves a sandbox: the command's exit status on a line of its own, then the tree as a
/// tar stream.
final class TarIntake implements Drain {
  private final Limits limits;
  private volatile OptionalInt exit = OptionalInt.empty();
  private volatile Export export = new Export.Refused("nothing arrived");

  TarIntake(Limits limits) {
    this.limits = limits;
  }

  /// The command's exit status, once it has ended.
  OptionalInt exit() {
    return exit;
  }

  Export export() {
    return export;
  }

  @Override
  public void drain(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw, 64 * 1024);
    exit = status(in);
    try {
      export = new Export.Whole(new TarReader(in, limits).read());
    } catch (TarReader.RefusedException e) {
      export = new Export.Refused(e.getMessage());
    }
  }

  private static OptionalInt status(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next;
    while ((next = in.read()) >= '0' && next <= '9' && line.length() < 3) {
      line.append((char) next);
    }
    return line.isEmpty() || next != '\n'
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(line.toString()));
  }
}
