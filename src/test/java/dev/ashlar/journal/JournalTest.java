package dev.ashlar.journal;

import static java.lang.Thread.State.WAITING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T14:00:00.250Z"));

  @TempDir Path run;

  @Test
  void aLineIsReadableByPeopleAndByJsonTools() throws IOException {
    try (var journal = Journals.open(run, CLOCK)) {
      journal.append("{\"what\":\"RunAdmitted\"}");
      journal.append("{\"what\":\"Größe\"}");
    }
    assertThat(Files.readString(run.resolve(Journal.FILE)))
        .isEqualTo(
            """
            {"crc":"82a4fdc9","seq":1,"batch":1,"prev":"00000000","len":22,\
            "at":"2026-11-23T14:00:00.250Z","event":{"what":"RunAdmitted"}}
            {"crc":"75aa0d65","seq":2,"batch":2,"prev":"82a4fdc9","len":18,\
            "at":"2026-11-23T14:00:00.250Z","event":{"what":"Größe"}}
            """);
  }

  @Test
  void whatWasAppendedIsReplayed() throws IOException {
    try (var journal = Journals.open(run, CLOCK)) {
      assertThat(journal.append("{\"n\":1}")).isEqualTo(1);
      assertThat(journal.appendAll(List.of("{\"n\":2}", "{\"n\":3}"))).isEqualTo(3);
    }
    var replayed = new ArrayList<JournalRecord>();
    try (var journal = Journals.open(run, CLOCK, replayed::add)) {
      assertThat(journal.append("{\"n\":4}")).isEqualTo(4);
    }
    assertThat(replayed)
        .map(JournalRecord::event)
        .containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    assertThat(replayed.getFirst().instant()).isEqualTo(CLOCK.instant());
    assertThat(Journals.events(run)).hasSize(4);
  }

  @Test
  void aReaderContinuesWhereItStoppedAndFromARecordedPosition() throws IOException {
    var reader = JournalReader.of(run);
    assertThat(reader.read(_ -> {})).isEqualTo(new JournalReading.Sound(JournalPosition.START));
    var seen = new ArrayList<JournalRecord>();
    try (var journal = Journals.open(run, CLOCK)) {
      journal.append("{\"n\":1}");
      reader.read(seen::add);
      journal.append("{\"n\":2}");
      reader.read(seen::add);
      assertThat(seen).map(JournalRecord::seq).containsExactly(1L, 2L);

      var tail = new ArrayList<JournalRecord>();
      var reading = JournalReader.from(run, seen.getFirst().after()).read(tail::add);
      assertThat(tail).containsExactly(seen.getLast());
      assertThat(reading).isEqualTo(new JournalReading.Sound(seen.getLast().after()));
    }
  }

  @Test
  void aReaderSeesAWriteInProgressAsATornTailAndLaterAsARecord() throws IOException {
    try (var journal = Journals.open(run, CLOCK)) {
      journal.append("{\"n\":1}");
      journal.append("{\"n\":2}");
    }
    var file = run.resolve(Journal.FILE);
    var whole = Files.readAllBytes(file);
    Files.delete(run.resolve(Acknowledged.FILE));
    Files.write(file, Journals.prefix(whole, whole.length - 5));

    var reader = JournalReader.of(run);
    assertThat(reader.read(_ -> {})).isInstanceOf(JournalReading.Torn.class);
    Files.write(file, whole);
    var rest = new ArrayList<JournalRecord>();
    assertThat(reader.read(rest::add)).isInstanceOf(JournalReading.Sound.class);
    assertThat(rest).map(JournalRecord::seq).containsExactly(2L);
  }

  @Test
  void anInterruptedWriterStillGetsTheTruthAndHarmsNobody() throws Exception {
    int writers = 16;
    int each = 25;
    try (var journal = Journals.open(run, CLOCK);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<List<Long>>>();
      for (int w = 0; w < writers; w++) {
        Callable<List<Long>> task =
            () -> {
              var seqs = new ArrayList<Long>();
              for (int i = 0; i < each; i++) {
                Thread.currentThread().interrupt();
                seqs.add(journal.append("{}"));
                assertThat(Thread.interrupted()).isTrue();
              }
              return seqs;
            };
        answers.add(threads.submit(task));
      }
      var all = new HashSet<Long>();
      for (var answer : answers) all.addAll(answer.get());
      assertThat(all).hasSize(writers * each);
    }
    assertThat(Journals.events(run)).hasSize(writers * each);
  }

  @Test
  void writersThatWaitTogetherAreForcedTogether() throws Exception {
    var disk = new FaultyDisk();
    var writer = JournalWriter.start(run, disk, CLOCK, JournalPosition.START);
    var gate = new CountDownLatch(1);
    disk.beforeForce = gate;
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 100; i++) {
      threads.add(Thread.ofPlatform().start(() -> writer.append(List.of("{}"))));
    }
    await().until(() -> threads.stream().allMatch(thread -> thread.getState() == WAITING));
    gate.countDown();
    for (var thread : threads) thread.join();
    writer.close();
    assertThat(disk.written.toString(UTF_8).lines()).hasSize(100);
    assertThat(disk.forces).isLessThanOrEqualTo(3);
  }

  @Test
  void whatIsNotOneJsonObjectOnOneLineIsRefused() throws IOException {
    try (var journal = Journals.open(run, CLOCK)) {
      for (var event :
          List.of("", "[]", "{\n}", "{\"a\":1}\n", "{\"a\":\"\ud800\"}", "{\"\u0007\":1}")) {
        assertThatThrownBy(() -> journal.append(event))
            .isInstanceOf(IllegalArgumentException.class);
      }
      var long1 = "{\"a\":\"" + "x".repeat(Journal.EVENT_BYTES_MAX) + "\"}";
      assertThatThrownBy(() -> journal.append(long1)).hasMessageContaining("limit");
      assertThatThrownBy(() -> journal.appendAll(List.of()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(journal.append("{\"a\":\"" + "x".repeat(Journal.EVENT_BYTES_MAX - 8) + "\"}"))
          .isEqualTo(1);
    }
    assertThat(Journals.events(run)).hasSize(1);
  }

  @Test
  void aClosedJournalTakesNothing() throws IOException {
    var journal = Journals.open(run, CLOCK);
    journal.close();
    assertThatThrownBy(() -> journal.append("{}")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneOfManyOpenersInThisProcessGetsIt() throws Exception {
    for (int round = 0; round < 20; round++) {
      var openings = new ArrayList<Future<JournalOpening>>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 8; i++)
          openings.add(threads.submit(() -> Journal.open(run, CLOCK, _ -> {})));
      }
      var opened = new ArrayList<Journal>();
      for (var opening : openings) {
        switch (opening.get()) {
          case JournalOpening.Opened(var journal, var _) -> opened.add(journal);
          case JournalOpening.Held held ->
              assertThat(held.message()).contains("process " + ProcessHandle.current().pid());
          case JournalOpening.Damaged(var damage) -> throw new AssertionError(damage.message());
        }
      }
      assertThat(opened).hasSize(1);
      opened.getFirst().append("{}");
      opened.getFirst().close();
    }
    assertThat(Journals.events(run)).hasSize(20);
  }
}
