package dev.ashlar.sandbox;

import java.io.IOException;
import java.util.List;

/// What the namespace mechanisms have in common.
final class NamespaceTier {
  static final List<String> OPEN =
      List.of(
          "an attack on the kernel itself",
          "side channels through time, caches and processor load",
          "memory that no process maps: memfd files, System V segments",
          "for up to 250 ms, memory of all processes together beyond the limit");

  private NamespaceTier() {}

  static List<String> unshareMounts(HostTools tools) throws IOException {
    return List.of(tools.need("unshare"), "--mount", "--propagation", "private", "--");
  }
}
