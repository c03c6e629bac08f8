package dev.ashlar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages lead where they say, and every decision is written down the same way.
class DocsTest {
  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Path> pages = Docs.pages(Path.of(""));

    assertThat(pages).contains(Path.of("README.md"));
    assertThat(Docs.deadLinks(pages)).isEmpty();
  }

  @Test
  void everyDecisionHasTheSameForm() throws IOException {
    assertThat(Docs.malformedDecisions(Path.of("docs/decisions"))).isEmpty();
  }

  @Test
  void aDeadLinkIsFound(@TempDir Path root) throws IOException {
    Path page = root.resolve("page.md");
    Files.writeString(
        page,
        """
        # Where to go

        [here](#where-to-go), [there](page.md#where-to-go), [outside](https://example.org), `[code](x)`,
        [nowhere](gone.md) and [no such heading](page.md#gone).

        ```
        [fenced](gone.md)
        ```
        """);

    assertThat(Docs.deadLinks(Docs.pages(root)))
        .containsExactly(
            page + ":4: gone.md leads nowhere", page + ":4: page.md#gone leads nowhere");
  }

  @Test
  void aMalformedDecisionIsFound(@TempDir Path root) throws IOException {
    Path page = root.resolve("0007-a-choice.md");
    Files.writeString(page, "# A choice\n\n## Context\n\n## Decision\n");

    assertThat(Docs.malformedDecisions(root))
        .hasSize(2)
        .allMatch(found -> found.startsWith(page.toString()));
  }
}
