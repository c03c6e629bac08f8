package dev.ashlar.agent;

import java.net.URISyntaxException;
import java.nio.file.Path;

/// The Java that runs Ashlar, and where Ashlar's own classes lie: what helps a client in its
/// sandbox is started from them.
record OwnCode(Path java, Path home, Path classes) {

  static OwnCode current() {
    try {
      var home = Path.of(System.getProperty("java.home")).toRealPath();
      var classes =
          Path.of(OwnCode.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new OwnCode(home.resolve("bin/java"), home, classes.toRealPath());
    } catch (URISyntaxException | java.io.IOException e) {
      throw new IllegalStateException("Ashlar cannot find its own classes", e);
    }
  }
}
