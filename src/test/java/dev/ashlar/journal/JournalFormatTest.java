package dev.ashlar.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.EventCodec;
import dev.ashlar.codec.UnreadableLine;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Attribution;
import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Seal;
import dev.ashlar.orchestrator.Submission;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.orchestrator.Verdict;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/journal-format.md` names everything that a journal holds, and its example is a record.
class JournalFormatTest {
  private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");
  private static List<String> page;

  @BeforeAll
  static void readPage() throws IOException {
    page = Files.readAllLines(Path.of("docs/journal-format.md"));
  }

  static Stream<Class<?>> everyEvent() {
    return records(Event.class).stream();
  }

  static Stream<Class<?>> everyValue() {
    return Stream.of(
            Amount.class,
            Attribution.class,
            ContractDigest.class,
            Finding.class,
            Findings.class,
            GateReport.class,
            Seal.class,
            Submission.class,
            Usage.class,
            Verdict.class)
        .flatMap(type -> records(type).stream());
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void everyEventHasALineWithExactlyItsFields(Class<?> type) {
    var line =
        page.stream()
            .filter(row -> row.startsWith("| `" + type.getSimpleName() + "` |"))
            .findFirst()
            .orElse("| | a line for " + type.getSimpleName() + " is missing |");

    assertThat(fields(line.split("\\|")[2]))
        .isEqualTo(
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("at"))
                .toList());
  }

  private static List<String> fields(String cell) {
    return NAME.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  @ParameterizedTest
  @MethodSource("everyValue")
  void everyFieldOfAValueIsNamed(Class<?> type) {
    for (var part : type.getRecordComponents()) {
      assertThat(page).anyMatch(line -> line.contains("`" + part.getName() + "`"));
    }
  }

  @Test
  void everyWordIsNamed() {
    Stream.of(Defect.values(), Failure.values(), Answer.values())
        .flatMap(Arrays::stream)
        .forEach(word -> assertThat(page).anyMatch(line -> line.contains("`" + word.name() + "`")));
  }

  @Test
  void theExampleIsARecord() throws UnreadableLine {
    var example =
        page.stream().filter(line -> line.startsWith("{\"crc\"")).findFirst().orElseThrow();
    var event = "{\"type\"" + example.split("\\{\"type\"", 2)[1].replaceFirst("}$", "");
    var written =
        RecordFrame.encode(
            2, 2, "00c0ffee", "2026-11-23T09:00:00Z", event.getBytes(StandardCharsets.UTF_8));

    assertThat(example + "\n").isEqualTo(new String(written, StandardCharsets.UTF_8));
    assertThat(EventCodec.encode(EventCodec.decode(event))).isEqualTo(event);
  }

  private static List<Class<?>> records(Class<?> type) {
    if (type.isRecord()) {
      return List.of(type);
    }
    var all = new ArrayList<Class<?>>();
    for (var permitted : type.getPermittedSubclasses()) {
      all.addAll(records(permitted));
    }
    return all;
  }
}
