package dev.ashlar.sandbox;

import java.io.IOException;
import java.io.InputStream;

/// Takes one output stream of a command to its end, on a thread of its own.
sealed interface Drain permits HeadTail, Lines, TarIntake {
  void drain(InputStream in) throws IOException;
}
