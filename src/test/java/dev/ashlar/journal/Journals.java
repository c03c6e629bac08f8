package dev.ashlar.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Short ways to journals in tests.
final class Journals {
  private Journals() {}

  static Journal open(Path run, InstantSource clock) throws IOException {
    return open(run, clock, _ -> {});
  }

  static Journal open(Path run, InstantSource clock, Consumer<JournalRecord> replay)
      throws IOException {
    return switch (Journal.open(run, clock, replay)) {
      case JournalOpening.Opened(var journal, var torn) -> {
        assertThat(torn).isEmpty();
        yield journal;
      }
      case JournalOpening.Held held -> throw new AssertionError(held.message());
      case JournalOpening.Damaged(var damage) -> throw new AssertionError(damage.message());
    };
  }

  /// All events of a journal that must be sound.
  static List<String> events(Path run) throws IOException {
    var events = new ArrayList<String>();
    var reading = JournalReader.of(run).read(record -> events.add(record.event()));
    assertThat(reading).isInstanceOf(JournalReading.Sound.class);
    return events;
  }

  static byte[] prefix(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
