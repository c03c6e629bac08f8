package dev.ashlar.architect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The language that a brief wants, not the one it is about.
class NamedLanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A JSON parser in C.                                      | c
          # WebAssembly interpreter in C for our PLCs              | c
          Write it in portable C11, without a heap.                | c
          An allocator using C99                                   | c
          A SQL engine, written in Java                            | java
          It has to run on JDK 25.                                 | java
          the same on the server, in plain Python without packages | python
          in python3                                               | python
          A C compiler written in Java                             | java
          An interpreter for Python, in C                          | c
          A C compiler                                             |
          A compiler for C11, in Rust                              |
          A Python type checker                                    |
          Reads Java classes and says what they call               |
          A parser in C++                                          |
          A runtime in C# or JavaScript, in JavaScript if you can  |
          """)
  void theOneItIsToBeWrittenIn(String brief, String language) {
    assertThat(NamedLanguage.in(brief)).isEqualTo(Optional.ofNullable(language));
  }

  @Test
  void theBriefsOfTheExamples() throws IOException {
    var named =
        Map.of(
            "spreadsheet.md", Optional.of("python"),
            "wasm-interpreter.md", Optional.of("c"),
            "template-engine.md", Optional.of("python"),
            "c-compiler.md", Optional.<String>empty(),
            "one-line-c-compiler.txt", Optional.<String>empty());
    for (var one : named.entrySet()) {
      var brief = Files.readString(Path.of("examples/briefs", one.getKey()));
      assertThat(NamedLanguage.in(brief)).as(one.getKey()).isEqualTo(one.getValue());
    }
  }
}
