package dev.ashlar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every word of the design is in the glossary once, and every class it names exists.
class GlossaryTest {
  private static final Path GLOSSARY = Path.of("GLOSSARY.md");

  private static final List<String> WORDS =
      List.of(
          "Artifact",
          "Brief",
          "Plan",
          "Module",
          "Contract",
          "Stub",
          "Reference",
          "Tier",
          "Gate",
          "Submission",
          "Summary",
          "Verdict",
          "Seal",
          "Attempt",
          "Turn",
          "Workspace",
          "Run",
          "Event",
          "Order",
          "Journal",
          "Budget",
          "Ledger",
          "Amendment",
          "Reopen",
          "Attribution",
          "Escalation",
          "Postmortem",
          "Role",
          "Agent",
          "Gateway");

  @Test
  void everyWordIsDefinedOnceAndInOrder() throws IOException {
    var defined = found("(?m)^- \\*\\*(\\w+)\\*\\*");

    assertThat(defined).isSorted().containsExactlyInAnyOrderElementsOf(WORDS);
  }

  @Test
  void everyClassThatIsNamedExists() throws IOException {
    var missing = new ArrayList<String>();
    for (var name : found("`(dev\\.ashlar\\.[\\w.]+)`")) {
      var file = name.replaceFirst("(\\.[A-Z]\\w*)\\.", "$1\\$").replace('.', '/') + ".class";
      if (!Files.exists(Bytecode.MAIN.resolve(file))) {
        missing.add(name);
      }
    }

    assertThat(missing).isEmpty();
  }

  private static List<String> found(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(GLOSSARY))
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }
}
