package dev.ashlar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/// A breach on purpose: it compiles a few lines into a directory of their own, so that each shape
/// test can be shown to fail.
final class Planted {
  private Planted() {}

  /// Compiles `body` as `dev.ashlar.PACKAGE.Planted` beside what `root` already holds.
  static List<Bytecode> in(Path root, String packageName, String body) throws IOException {
    Path source = root.resolve("src").resolve(packageName).resolve("Planted.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "package dev.ashlar." + packageName + ";\n" + body);
    Path classes = root.resolve("classes");
    Files.createDirectories(classes);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                classes
                    + System.getProperty("path.separator")
                    + System.getProperty("java.class.path"),
                source.toString());
    assertThat(failed).as("the planted source compiles").isZero();
    return Bytecode.below(classes);
  }
}
