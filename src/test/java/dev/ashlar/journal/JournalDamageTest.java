package dev.ashlar.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way a journal's bytes can be wrong is seen, and only an unfinished last write is cut.
class JournalDamageTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T14:00:00Z"));
  private static final List<String> EVENTS =
      List.of("{\"a\":1}", "{\"text\":\"über\"}", "{}", "{\"d\":[1,2]}", "{\"last\":true}");

  @TempDir Path run;
  private Path file;
  private byte[] sound;
  private List<Integer> ends;

  @BeforeEach
  void writeJournal() throws IOException {
    file = run.resolve(Journal.FILE);
    try (var journal = Journals.open(run, CLOCK)) {
      EVENTS.forEach(journal::append);
    }
    sound = Files.readAllBytes(file);
    ends = new ArrayList<>(List.of(0));
    for (int i = 0; i < sound.length; i++) if (sound[i] == '\n') ends.add(i + 1);
  }

  @Test
  void everyTruncationIsSeen() throws IOException {
    for (int length = sound.length - 1; length >= 0; length--) {
      cut(length);
      assertThat(damage(wholeRecords(length)).what()).contains("5 were acknowledged");
    }
  }

  @Test
  void withoutTheAcknowledgementATruncatedJournalIsItsSoundPrefix() throws IOException {
    Files.delete(run.resolve(Acknowledged.FILE));
    for (int length = sound.length - 1; length >= 0; length--) {
      cut(length);
      int whole = wholeRecords(length);
      var reading = read(whole);
      if (ends.contains(length)) {
        assertThat(reading).isInstanceOf(JournalReading.Sound.class);
      } else {
        assertThat(reading)
            .isEqualTo(new JournalReading.Torn(reading.end(), length - ends.get(whole)));
      }
    }
  }

  @Test
  void everyFlippedBitIsSeenWhereItIs() throws IOException {
    for (int bit = 0; bit < sound.length * 8; bit++) {
      flip(bit);
      int record = wholeRecords(bit / 8);
      var damage = damage(record);
      assertThat(damage.file()).isEqualTo(file);
      assertThat(damage.line()).isEqualTo(record + 1);
      assertThat(damage.offset()).isEqualTo(ends.get(record).longValue());
      flip(bit);
    }
  }

  @Test
  void withoutTheAcknowledgementOnlyTheLastRecordCanPassForUnfinished() throws IOException {
    Files.delete(run.resolve(Acknowledged.FILE));
    for (int bit = 0; bit < sound.length * 8; bit++) {
      flip(bit);
      int record = wholeRecords(bit / 8);
      var reading = read(record);
      if (record == EVENTS.size() - 1) {
        assertThat(reading).isInstanceOf(JournalReading.Torn.class);
      } else {
        assertThat(reading).isInstanceOf(JournalReading.Damaged.class);
      }
      flip(bit);
    }
  }

  @Test
  void missingRepeatedAndExchangedLinesAreSeen() throws IOException {
    Files.delete(run.resolve(Acknowledged.FILE));
    int count = EVENTS.size();
    for (int i = 0; i < count; i++) {
      var repeated = lines();
      repeated.add(i, repeated.get(i));
      expectDamage(repeated, i + 1);
      if (i == count - 1) continue;
      var missing = lines();
      missing.remove(i);
      expectDamage(missing, i);
      var exchanged = lines();
      exchanged.set(i, lines().get(i + 1));
      exchanged.set(i + 1, lines().get(i));
      expectDamage(exchanged, i);
    }
  }

  @Test
  void aRecordOfAnotherHistoryIsSeen() throws IOException {
    var other = Files.createDirectory(run.resolve("other"));
    try (var journal = Journals.open(other, CLOCK)) {
      EVENTS.reversed().forEach(journal::append);
    }
    var mixed = lines();
    mixed.set(2, Files.readAllLines(other.resolve(Journal.FILE)).get(2));
    expectDamage(mixed, 2);

    Files.copy(
        other.resolve(Acknowledged.FILE),
        run.resolve(Acknowledged.FILE),
        StandardCopyOption.REPLACE_EXISTING);
    Files.write(file, sound);
    assertThat(damage(4).what()).contains("not the one that was acknowledged");
  }

  @Test
  void aDamagedJournalIsNotOpenedAndNotTouched() throws IOException {
    flip(8 * (ends.get(1) + 3));
    var bytes = Files.readAllBytes(file);
    assertThat(Journal.open(run, CLOCK, _ -> {}))
        .isInstanceOfSatisfying(
            JournalOpening.Damaged.class,
            damaged ->
                assertThat(damaged.damage().message())
                    .startsWith(file + ":2 (byte " + ends.get(1) + "): ")
                    .contains("restore"));
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    Files.write(file, sound);
    Journals.open(run, CLOCK).close();
  }

  @Test
  void aTornTailIsCutKeptAndReported() throws IOException {
    var tail = "{\"crc\":\"0000".getBytes(StandardCharsets.US_ASCII);
    var torn = Arrays.copyOf(sound, sound.length + tail.length);
    System.arraycopy(tail, 0, torn, sound.length, tail.length);
    for (var name : List.of("journal.torn-6", "journal.torn-6.2")) {
      Files.write(file, torn);
      assertThat(Journal.open(run, CLOCK, _ -> {}))
          .isInstanceOfSatisfying(
              JournalOpening.Opened.class,
              opened -> {
                var saved = run.resolve(name);
                assertThat(opened.torn())
                    .contains(new TornTail(6, sound.length, tail.length, saved));
                assertThat(saved).hasBinaryContent(tail);
                close(opened.journal());
              });
      assertThat(Files.readAllBytes(file)).isEqualTo(sound);
    }
  }

  /// The disk may take the pages of one unacknowledged batch in any order: a hole in it with sound
  /// records behind is an unfinished write; the same hole before another batch is damage.
  @Test
  void aHoleInTheLastBatchIsAnUnfinishedWrite() throws IOException {
    try (var journal = Journals.open(run, CLOCK)) {
      journal.appendAll(List.of("{\"n\":6}", "{\"n\":7}", "{\"n\":8}"));
    }
    var holed = lines(Files.readAllBytes(file));
    holed.set(6, "\0".repeat(holed.get(6).length()));
    Files.write(file, holed);
    assertThat(damage(6).what()).contains("acknowledged");
    Files.delete(run.resolve(Acknowledged.FILE));
    assertThat(read(6)).isInstanceOf(JournalReading.Torn.class);

    Files.write(file, sound);
    try (var journal = Journals.open(run, CLOCK)) {
      journal.appendAll(List.of("{\"n\":6}", "{\"n\":7}", "{\"n\":8}"));
      journal.append("{\"n\":9}");
    }
    Files.delete(run.resolve(Acknowledged.FILE));
    holed.add(lines(Files.readAllBytes(file)).getLast());
    Files.write(file, holed);
    damage(6);
  }

  private void expectDamage(List<String> lines, int soundRecords) throws IOException {
    Files.write(file, lines);
    damage(soundRecords);
  }

  private JournalDamage damage(int soundRecords) throws IOException {
    var reading = read(soundRecords);
    assertThat(reading).isInstanceOf(JournalReading.Damaged.class);
    return ((JournalReading.Damaged) reading).damage();
  }

  private JournalReading read(int soundRecords) throws IOException {
    var events = new ArrayList<String>();
    var reading = JournalReader.of(run).read(record -> events.add(record.event()));
    assertThat(events.size()).isEqualTo(soundRecords);
    assertThat(reading.end().seq()).isEqualTo(soundRecords);
    return reading;
  }

  private List<String> lines() {
    return lines(sound);
  }

  private static List<String> lines(byte[] journal) {
    return new ArrayList<>(new String(journal, StandardCharsets.UTF_8).lines().toList());
  }

  /// Turns one bit of the file over, in place: thousands of rewritten files would be slow.
  private void flip(int bit) throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bit / 8);
      int there = bytes.read();
      bytes.seek(bit / 8);
      bytes.write(there ^ (1 << (bit % 8)));
    }
  }

  private void cut(int length) throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(length);
    }
  }

  /// How many records end at or before byte `offset`.
  private int wholeRecords(int offset) {
    return (int) ends.stream().filter(end -> end <= offset).count() - 1;
  }

  private static void close(Journal journal) {
    try {
      journal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
