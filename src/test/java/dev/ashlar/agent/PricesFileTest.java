package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.gateway.Price;
import dev.ashlar.gateway.PriceTable;
import dev.ashlar.gateway.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesFileTest {
  private static final Tokens MILLION = new Tokens(1_000_000, 0, 0, 0);

  @TempDir private Path home = Path.of("");

  @Test
  void withoutAFileThePricesAreThoseOfTheProgram() {
    var read = read(Map.of("HOME", home.toString()));

    assertThat(input(read.table(), "gpt-5")).isEqualTo(1_250_000);
    assertThat(read.from()).isEqualTo("those that come with Ashlar");
  }

  @Test
  void theNamedFileComesBeforeThatOfTheConfiguration() throws Exception {
    var usual = written("config/ashlar/prices.json", "{\"gpt-5\": {\"input\": 7, \"output\": 7}}");
    var named = written("mine.json", "{\"gpt-5\": {\"input\": 9, \"output\": 9}}");
    var config = Map.of("XDG_CONFIG_HOME", home.resolve("config").toString());

    var below = read(config);
    assertThat(input(below.table(), "gpt-5")).isEqualTo(7_000_000);
    assertThat(input(below.table(), "gpt-5-mini")).isEqualTo(250_000);
    assertThat(below.from()).contains(usual.toString());
    var both =
        read(
            Map.of(
                "ASHLAR_PRICES", named.toString(),
                "XDG_CONFIG_HOME", home.resolve("config").toString()));
    assertThat(input(both.table(), "gpt-5")).isEqualTo(9_000_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"m\": {\"input\": 1}}|: price of m: output is missing (US dollars for a million tokens)",
        "{\"m\": {\"input\": 1, \"output\": 2, \"cached\": 3}}|: price of m: unknown kind `cached`;"
            + " known are cache-read, cache-write, input, output",
        "m: 3|: the price table is not JSON: line 1; give one object: model → prices",
      })
  void aMistakeIsToldWithFileAndEntry(String text, String message) throws Exception {
    var file = written("prices.json", text);

    assertThat(PricesFile.read(Map.of("ASHLAR_PRICES", file.toString())))
        .isEqualTo(new PricesFile.Reading.Refused(file + message));
  }

  @Test
  void aNamedFileThatIsNotThereIsToldToo() {
    var file = home.resolve("none.json");

    assertThat(PricesFile.read(Map.of("ASHLAR_PRICES", file.toString())))
        .isEqualTo(
            new PricesFile.Reading.Refused(file + ": it cannot be read: there is no such file"));
    assertThat(PricesFile.read(Map.of("ASHLAR_PRICES", home.toString())))
        .isEqualTo(new PricesFile.Reading.Refused(home + ": it cannot be read: it is a directory"));
  }

  private Path written(String name, String text) throws Exception {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static PricesFile.Reading.Read read(Map<String, String> environment) {
    return (PricesFile.Reading.Read) PricesFile.read(environment);
  }

  private static long input(PriceTable table, String model) {
    return table.of(model).map((Price price) -> price.usdMicros(MILLION)).orElseThrow();
  }
}
