package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezingTest {
  private static final String YAML = "ashlar.yaml";
  private final PlanFiles files = PlanDirectory.small();

  /// Which digests change with which file: p is the plan's, l and q the lexer's and the parser's
  /// contracts, t the tier's, e the end-to-end gate's.
  @ParameterizedTest
  @CsvSource({
    "contracts/lexer.md, p l q",
    "contracts/parser.md, p q",
    "contracts/lexer/interfaces/tokens.py, p l q",
    "stubs/lexer/src/lexer/main.py, p l q",
    "stubs/parser/src/parser/main.py, p q",
    "tests/lexer/support/drivers/lexer.py, p l",
    "tests/lexer/cases.jsonl, p l",
    "tests/lexer/held-out.jsonl, p l",
    "tests/parser/cases.jsonl, p q t",
    "tests/whole/held-out.jsonl, p e",
    "references/grammar.md, p l q",
    "known/lexer/src/lexer/main.py, p",
    "notes.txt, p",
  })
  void aFileIsFrozenWhereItMatters(String path, String changed) {
    PlanFiles edited = PlanDirectory.with(files, path, files.text(path).orElse("") + "\n\n");

    assertThat(changes(edited)).isEqualTo(new TreeSet<>(List.of(changed.split(" "))));
  }

  @ParameterizedTest
  @CsvSource({
    "'Splits a line', 'Cuts a line', p",
    "'usd: 4.00', 'usd: 5.00', p",
    "'turns: 3, tokens: 60k', 'turns: 4, tokens: 60k', p",
    "'purpose: Splits', 'version: 2\n    purpose: Splits', p l",
    "'src/lexer/**', 'src/lexer/*', p l",
    "'run: python3 drivers', 'run: pypy drivers', p l",
    "'LEX-1: Numbers', 'LEX-1: All numbers', p l",
    "'threshold: 100%', 'threshold: 90%', p e",
    "'modules: [lexer, parser]', 'modules: [parser, lexer]', p",
  })
  void aLineIsFrozenWhereItMatters(String old, String fresh, String changed) {
    PlanFiles edited =
        PlanDirectory.with(files, YAML, files.text(YAML).orElseThrow().replace(old, fresh));

    assertThat(changes(edited)).isEqualTo(new TreeSet<>(List.of(changed.split(" "))));
  }

  @Test
  void contractsAreListedInThePlansOrder() {
    assertThat(freezing(files).contracts())
        .extracting(ContractDigest::module)
        .extracting(ModuleName::text)
        .containsExactly("lexer", "parser");
  }

  private java.util.Set<String> changes(PlanFiles edited) {
    Freezing before = freezing(files);
    Freezing after = freezing(edited);
    var lexer = new ModuleName("lexer");
    var parser = new ModuleName("parser");
    var tier = new ModuleName("frontend");
    var changes = new TreeSet<String>();
    if (!before.plan().equals(after.plan())) changes.add("p");
    if (!before.contract(lexer).equals(after.contract(lexer))) changes.add("l");
    if (!before.contract(parser).equals(after.contract(parser))) changes.add("q");
    if (!before.tier(tier).equals(after.tier(tier))) changes.add("t");
    if (!before.endToEnd().equals(after.endToEnd())) changes.add("e");
    return changes;
  }

  private static Freezing freezing(PlanFiles files) {
    Reading reading = PlanReader.read(files);
    assertThat(reading).as("%s", reading.problems()).isInstanceOf(Reading.Admissible.class);
    Plan plan = ((Reading.Admissible) reading).plan();
    return new Freezing(plan, files);
  }
}
