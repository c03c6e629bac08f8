package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A trace stays within its bounds, and does without a disk.
class TraceTest {
  private static final CallReport REPORT =
      new CallReport(
          "lexer/1",
          Dialect.GEMINI,
          "m",
          Instant.parse("2026-11-23T12:00:00Z"),
          Duration.ofMillis(1_250),
          Duration.ofSeconds(1),
          Optional.of(Duration.ofMillis(1_100)),
          2,
          200,
          Ending.COMPLETE,
          new Reading.Known(new Tokens(1, 2, 3, 4)),
          OptionalLong.of(5),
          Optional.empty(),
          Spent.NOTHING);

  private static final Secret KEY = new Secret("sk-real-0123456789");

  @Test
  void aCallIsOneLine(@TempDir Path folder) throws Exception {
    var file = folder.resolve("trace.jsonl");
    try (var trace = Trace.open(Optional.of(file))) {
      trace.record(
          REPORT,
          KEY,
          "ask\n".getBytes(StandardCharsets.UTF_8),
          "answer".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Files.readString(file))
        .isEqualToIgnoringWhitespace(
            """
            {"at":"2026-11-23T12:00:00Z","name":"lexer/1","dialect":"GEMINI","model":"m","status":200,
             "ending":"COMPLETE","took-ms":1250,"held-ms":1000,"tries":2,"counted":"Known",
             "first-byte-ms":1100,"usd-micros":5,
             "tokens":{"input":1,"cache-read":2,"cache-write":3,"output":4},
             "request":"ask\\n","reply":"answer"}
            """);
  }

  @Test
  void largeBodiesAndManyCallsTakeNoMoreThanTwoFiles(@TempDir Path folder) throws Exception {
    var file = folder.resolve("trace.jsonl");
    var large = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (var trace = Trace.open(Optional.of(file), 100_000)) {
      for (int i = 0; i < 50; i++) {
        trace.record(REPORT, KEY, large, large);
      }
    }

    try (var files = Files.list(folder)) {
      assertThat(files.toList())
          .containsExactlyInAnyOrder(file, folder.resolve("trace.jsonl.1"))
          .allSatisfy(one -> assertThat(Files.size(one)).isBetween(30_000L, 100_000L));
    }
  }

  @Test
  void aTraceThatCannotBeWrittenIsGivenUp(@TempDir Path folder) throws Exception {
    var file = folder.resolve("trace.jsonl");
    try (var trace = Trace.open(Optional.of(file), 1)) {
      Files.delete(file);
      trace.record(REPORT, KEY, new byte[0], new byte[0]);
      trace.record(REPORT, KEY, new byte[0], new byte[0]);
    }

    assertThat(file).doesNotExist();
  }
}
