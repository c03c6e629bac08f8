package dev.ashlar.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Text that people or programs read, kept in a file: its diff is the review.
///
/// `-Dashlar.golden=write` writes what the code says now.
public final class Golden {
  private static final Path ROOT = Path.of("src/test/resources/golden");

  private Golden() {}

  /// Fails unless `actual` is what the file below `src/test/resources/golden` holds.
  public static void check(String file, String actual) throws IOException {
    check(ROOT.resolve(file), actual);
  }

  /// Fails unless `actual` is what a file of the project holds, such as a page that is generated.
  public static void check(Path golden, String actual) throws IOException {
    if ("write".equals(System.getProperty("ashlar.golden"))) {
      Files.createDirectories(golden.toAbsolutePath().getParent());
      Files.writeString(golden, actual);
    }
    assertThat(golden).as("written by -Dashlar.golden=write").exists();
    assertThat(actual)
        .as("%s; if the change is meant, write it with -Dashlar.golden=write", golden)
        .isEqualTo(Files.readString(golden));
  }
}
