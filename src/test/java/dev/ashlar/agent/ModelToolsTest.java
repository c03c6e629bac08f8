package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The tools that read and write, as a model calls them.
class ModelToolsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path root;
  private Path work;
  private Path given;
  private Path outside;
  private Toolbox tools;

  @BeforeEach
  void lay() throws Exception {
    work = Files.createDirectories(root.resolve("work"));
    given = Files.createDirectories(root.resolve("given"));
    outside = Files.writeString(root.resolve("outside.txt"), "secret");
    Files.createDirectories(work.resolve("src/parser"));
    Files.writeString(work.resolve("src/parser/a.py"), "one\ntwo\nthree\n");
    Files.writeString(given.resolve("CONTRACT.md"), "clause one\n");
    var reach =
        new Assignment.Reach(work, Optional.of(given), List.of("src/parser/**", "README.md"));
    var premises = new Premises(reach);
    var reading = new ReadingTools(premises);
    var writing = new WritingTools(premises);
    tools =
        new Toolbox()
            .with(ReadingTools.LIST, a -> new Toolbox.Answer.Shown(reading.list(a), false))
            .with(ReadingTools.READ, a -> new Toolbox.Answer.Shown(reading.read(a), false))
            .with(ReadingTools.SEARCH, a -> new Toolbox.Answer.Shown(reading.search(a), false))
            .with(WritingTools.WRITE, a -> new Toolbox.Answer.Shown(writing.write(a), true))
            .with(WritingTools.EDIT, a -> new Toolbox.Answer.Shown(writing.edit(a), true))
            .with(WritingTools.DELETE, a -> new Toolbox.Answer.Shown(writing.delete(a), true));
  }

  private String call(String tool, Map<String, ?> arguments) throws InterruptedException {
    var call = new Model.Call("c", tool, JSON.writeValueAsString(arguments));
    return ((Toolbox.Answer.Shown) tools.answer(call)).text();
  }

  private String write(String path) throws InterruptedException {
    return call("write", Map.of("path", path, "content", "new"));
  }

  @Test
  void listNamesBothDirectories() throws Exception {
    assertThat(call("list", Map.of())).isEqualTo("src/parser/a.py  14\ngiven/CONTRACT.md  11");
    assertThat(call("list", Map.of("path", "src"))).isEqualTo("src/parser/a.py  14");
    assertThat(call("list", Map.of("path", "./src/"))).isEqualTo("src/parser/a.py  14");
    assertThat(call("list", Map.of("path", "**/*.py"))).isEqualTo("src/parser/a.py  14");
    assertThat(call("list", Map.of("path", "given/"))).isEqualTo("given/CONTRACT.md  11");
    assertThat(call("list", Map.of("path", "nowhere"))).isEqualTo("there is nothing here");
  }

  @Test
  void readTakesTheNamesThatAToolOutputMayHave() throws Exception {
    for (var name : List.of("given/CONTRACT.md", "./given/CONTRACT.md", given + "/CONTRACT.md")) {
      assertThat(call("read", Map.of("path", name))).isEqualTo("clause one\n");
    }
    assertThat(call("read", Map.of("path", work + "/src/parser/a.py"))).startsWith("one");
  }

  @ParameterizedTest
  @CsvSource({
    "../outside.txt, leads through",
    "src/../../outside.txt, leads through",
    "given/../work/src/parser/a.py, leads through",
    "/etc/passwd, is absolute",
    "src/parser, is a directory",
    "src/parser/b.py, there is no file",
    "src/parser/*.py, name one file",
    "'', is a directory",
    ".git/config, names Git's own",
    "src\\parser, has a slash"
  })
  void whatCannotBeReadIsAnsweredWithWhy(String path, String why) throws Exception {
    assertThat(call("read", Map.of("path", path))).startsWith("ERROR ").contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.txt",
        "src/parser/../../../outside.txt",
        "/etc/passwd",
        "given/CONTRACT.md",
        "given/new.md",
        "src/lexer/a.py",
        "src/parser",
        "pom.xml",
        "src/parser/.git/config",
        "src/parser/-rf",
        "src/parser/a\u0000b",
        "src/parser/a\nb",
        "src/parser/..",
        "src/parser/"
      })
  void onlyTheModulesOwnFilesAreWritten(String path) throws Exception {
    assertThat(write(path)).startsWith("ERROR ");
    assertThat(call("delete", Map.of("path", path))).startsWith("ERROR ");
    assertThat(call("list", Map.of())).isEqualTo("src/parser/a.py  14\ngiven/CONTRACT.md  11");
    assertThat(outside).hasContent("secret");
  }

  @Test
  void theOwnedPathsAreNamedToWhoeverWritesElsewhere() throws Exception {
    assertThat(write("src/lexer/a.py"))
        .isEqualTo(
            "ERROR `src/lexer/a.py` is not this module's. Only these paths are: src/parser/**,"
                + " README.md.");
  }

  @Test
  void noLinkIsFollowed() throws Exception {
    Files.createSymbolicLink(work.resolve("src/parser/link.txt"), outside);
    Files.createSymbolicLink(work.resolve("src/parser/dir"), root);
    Files.createLink(work.resolve("src/parser/hard.txt"), outside);

    assertThat(call("read", Map.of("path", "src/parser/link.txt"))).contains("symbolic link");
    assertThat(call("read", Map.of("path", "src/parser/hard.txt"))).contains("hard link");
    assertThat(call("read", Map.of("path", "src/parser/dir/outside.txt"))).startsWith("ERROR");
    assertThat(call("search", Map.of("text", "secret"))).isEqualTo("no line contains that");
    assertThat(write("src/parser/dir/outside.txt")).contains("'dir' is a link, not a directory");
    assertThat(call("delete", Map.of("path", "src/parser/dir/outside.txt"))).startsWith("ERROR");
    assertThat(write("src/parser/link.txt")).contains("is written");
    assertThat(write("src/parser/hard.txt")).contains("is written");

    assertThat(outside).hasContent("secret");
    assertThat(work.resolve("src/parser/link.txt")).isRegularFile().hasContent("new");
  }

  @Test
  void aFileCannotTakeADirectorysPlaceNorADirectoryAFiles() throws Exception {
    assertThat(write("src/parser/a.py/b.py")).contains("'a.py' is a file, not a directory");
    assertThat(write("src/parser/deep/er/b.py")).contains("is written");
    assertThat(write("src/parser/deep")).contains("'deep' is a directory");
    assertThat(work.resolve("src/parser/deep/er/b.py")).hasContent("new");
  }

  @Test
  void aLongFileIsShownInPartsThatFitTogether() throws Exception {
    var text = new StringBuilder();
    for (int i = 1; text.length() < 10 << 20; i++) {
      text.append("line ").append(i).append(" of a long file, zéro ✓\n");
    }
    Files.writeString(given.resolve("long.txt"), text);

    var first = call("read", Map.of("path", "given/long.txt"));
    assertThat(first.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(ModelLimits.RESULT_BYTES_MAX);
    assertThat(first).startsWith("(given/long.txt, lines 1 to ").contains("\nline 1 of");
    var next = first.replaceFirst("(?s).*from=(\\d+)\\)$", "$1");
    assertThat(call("read", Map.of("path", "given/long.txt", "from", next)))
        .contains("\nline " + next + " of a long file, zéro ✓\n");
    assertThat(call("read", Map.of("path", "given/long.txt", "from", 9_999_999)))
        .contains("there is no line 9999999");
  }

  @Test
  void aLineWithoutAnEndIsCutBetweenItsCharacters() throws Exception {
    Files.writeString(given.resolve("one.txt"), "😀".repeat(100_000));
    var shown = call("read", Map.of("path", "given/one.txt"));
    assertThat(shown).contains("longer than can be shown").doesNotContain("\ufffd");
    assertThat(shown.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
        .isTrue();
  }

  @Test
  void bytesThatAreNoTextAreOnlyMeasured() throws Exception {
    Files.write(given.resolve("x.bin"), new byte[] {1, 0, 2});
    assertThat(call("read", Map.of("path", "given/x.bin")))
        .isEqualTo("given/x.bin is no text (3 bytes).");
  }

  @Test
  void anEditNeedsAPassageThatOccursOnce() throws Exception {
    var path = "src/parser/a.py";
    assertThat(call("edit", Map.of("path", path, "old", "o", "new", "x")))
        .contains("more than once");
    assertThat(call("edit", Map.of("path", path, "old", "four", "new", "x"))).contains("not occur");
    assertThat(call("edit", Map.of("path", path, "old", "two\n", "new", "zwei $1\n")))
        .contains("is written");
    assertThat(work.resolve(path)).hasContent("one\nzwei $1\nthree\n");
    assertThat(call("delete", Map.of("path", path))).contains("is removed");
    assertThat(work.resolve(path)).doesNotExist();
  }

  @Test
  void aSearchShowsPlacesAndStopsInTime() throws Exception {
    assertThat(call("search", Map.of("text", "t", "path", "src")))
        .isEqualTo("src/parser/a.py:2: two\nsrc/parser/a.py:3: three");
    assertThat(call("search", Map.of("text", "(a+)+$"))).isEqualTo("no line contains that");
    assertThat(call("search", Map.of("text", "CLAUSE", "ignore_case", true)))
        .isEqualTo("given/CONTRACT.md:1: clause one");
    Files.writeString(given.resolve("many.txt"), "hit\n".repeat(5_000));
    assertThat(call("search", Map.of("text", "hit"))).endsWith("in one place").hasLineCount(101);
  }
}
