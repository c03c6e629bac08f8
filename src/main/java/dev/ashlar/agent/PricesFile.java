package dev.ashlar.agent;

import dev.ashlar.gateway.PriceTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What models cost here: the prices that come with the program, under those that a person wrote
/// down in `$ASHLAR_PRICES`, or in `ashlar/prices.json` below `$XDG_CONFIG_HOME` or `~/.config`.
public final class PricesFile {
  /// The variable that names the file.
  public static final String VARIABLE = "ASHLAR_PRICES";

  private static final int BYTES_MAX = 1 << 20;

  private PricesFile() {}

  /// What reading came to.
  public sealed interface Reading {
    /// The prices in force; `from` says in words whose they are.
    record Read(PriceTable table, String from) implements Reading {}

    /// The file cannot be used; `mistake` says which, and where in it.
    record Refused(String mistake) implements Reading {}
  }

  /// Reads the file, if there is one.
  public static Reading read(Map<String, String> environment) {
    var shipped = PriceTable.shipped();
    return OwnFile.find(environment, VARIABLE, "prices.json")
        .map(file -> read(file, shipped))
        .orElseGet(() -> new Reading.Read(shipped, "those that come with Ashlar"));
  }

  private static Reading read(Path file, PriceTable shipped) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        return new Reading.Refused(file + ": it is larger than " + BYTES_MAX + " bytes");
      }
      var own = PriceTable.parse(new String(bytes, StandardCharsets.UTF_8));
      return new Reading.Read(
          shipped.overriddenBy(own), "those that come with Ashlar, under those of " + file);
    } catch (IOException e) {
      return new Reading.Refused(file + ": it cannot be read: " + why(file, e));
    } catch (IllegalArgumentException e) {
      return new Reading.Refused(file + ": " + e.getMessage());
    }
  }

  private static String why(Path file, IOException e) {
    if (!Files.exists(file)) {
      return "there is no such file";
    }
    return Files.isDirectory(file) ? "it is a directory" : "" + e.getMessage();
  }
}
