package dev.ashlar.architect;

import dev.ashlar.architect.Facts.Form;
import dev.ashlar.architect.Facts.Oracle;
import dev.ashlar.architect.Facts.Part;
import dev.ashlar.architect.Facts.Said;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The facts of an admissible plan: its modules with their contracts, tests and estimates. What a
/// plan has done already, contracts and locked tests, is no cost any more.
public final class PlanReading {
  private static final String FILE = "ashlar.yaml";

  private final Plan plan;
  private final PlanFiles files;

  private PlanReading(Plan plan, PlanFiles files) {
    this.plan = plan;
    this.files = files;
  }

  public static Facts read(Plan plan, PlanFiles files) {
    return new PlanReading(plan, files).facts();
  }

  private Facts facts() {
    var artifact = plan.artifact();
    return new Facts(
        FILE,
        artifact.name() + ": " + artifact.summary(),
        Optional.of(new Said<>(artifact.kind(), line("kind: " + artifact.kind()))),
        Optional.empty(),
        plan.modules().stream().map(this::part).toList(),
        List.of(),
        oracles(),
        OptionalLong.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        true,
        OptionalInt.of(plan.parallelism().evaluators()),
        OptionalInt.of(plan.parallelism().generators()),
        true,
        Optional.empty());
  }

  private Part part(Module module) {
    return new Part(
        module.name().text(),
        Optional.of(module.purpose()),
        module.needs().stream().map(ModuleName::text).toList(),
        contract(module),
        tests(module.gate()),
        OptionalLong.empty(),
        OptionalInt.of(module.estimate().turns()),
        OptionalLong.of(module.estimate().tokens()),
        module.stub().isPresent(),
        line("name: " + module.name().text()));
  }

  /// The line of the plan's file that holds those words.
  private Evidence line(String words) {
    var lines = files.text(FILE).orElse("").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().replaceFirst("^- ", "").equals(words)) {
        return new Evidence(FILE, i + 1, lines.get(i));
      }
    }
    return new Evidence(FILE, 0, words);
  }

  /// The first line of a contract that is no heading.
  private Optional<Evidence> contract(Module module) {
    var lines = files.text(module.contract()).orElse("").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        return Optional.of(new Evidence(module.contract(), i + 1, lines.get(i)));
      }
    }
    return Optional.empty();
  }

  private Optional<Evidence> tests(GateSpec gate) {
    if (gate.cases().isPresent() || gate.heldOut().isPresent()) {
      var named = new ArrayList<String>();
      gate.cases().ifPresent(named::add);
      gate.heldOut().ifPresent(named::add);
      long cases = named.stream().mapToLong(this::cases).sum();
      return Optional.of(new Evidence(named.getFirst(), 0, cases + " locked cases"));
    }
    return gate.suites().stream().findFirst().map(suite -> line("name: " + suite.name()));
  }

  private long cases(String file) {
    return files.text(file).orElse("").lines().filter(line -> !line.isBlank()).count();
  }

  private List<Oracle> oracles() {
    var found = new ArrayList<Oracle>();
    tests(plan.endToEnd().gate())
        .ifPresent(evidence -> found.add(new Oracle(Form.RUNNABLE, evidence)));
    plan.artifact()
        .references()
        .forEach(reference ->
            found.add(
                new Oracle(Form.SOURCE, new Evidence(reference, 0, "a reference of the plan"))));
    return found;
  }
}
