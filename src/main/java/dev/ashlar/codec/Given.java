package dev.ashlar.codec;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import dev.ashlar.plan.Plan;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything the generator of one module is given to read: there is no component for a held-out
/// case or a known-good file.
///
/// `contract` is the module's page and `requirements` what it must meet; `neededContracts` are the
/// pages of what it needs, by module; `around` is the tree its gate will lay around the submission;
/// `start` is its own stub, to begin from; `references` are by their path in the plan, with what
/// the plan's author asks of all agents (`AGENTS.md`, `CLAUDE.md`) among them; `cases` are the
/// visible cases, one JSON object a line; `rulings` is what was decided about the contract since
/// the run began, "" if nothing was.
public record Given(
    String contract,
    Map<String, String> requirements,
    SortedMap<ModuleName, String> neededContracts,
    SortedMap<String, byte[]> around,
    SortedMap<String, byte[]> start,
    SortedMap<String, byte[]> references,
    String cases,
    String rulings) {

  /// What lies at a plan's root for all agents, as people already write it.
  public static final List<String> HOUSE_RULES = List.of("AGENTS.md", "CLAUDE.md");

  public Given {
    requirements = Collections.unmodifiableMap(new TreeMap<>(requirements));
    neededContracts = Collections.unmodifiableSortedMap(neededContracts);
    around = Collections.unmodifiableSortedMap(around);
    start = Collections.unmodifiableSortedMap(start);
    references = Collections.unmodifiableSortedMap(references);
  }

  /// What the generator of `name` is given, once `around` is laid (see `Assembly.around`).
  public static Given of(
      Plan plan, PlanFiles files, ModuleName name, Assembly.Outcome.Laid around) {
    Module module = plan.module(name);
    var requirements = new TreeMap<>(plan.requirements());
    requirements.keySet().retainAll(module.requirements());
    var needed = new TreeMap<ModuleName, String>();
    for (ModuleName need : Needs.of(plan.modules()).transitive(name)) {
      needed.put(need, files.text(plan.module(need).contract()).orElse(""));
    }
    var references = new TreeMap<String, byte[]>();
    plan.artifact()
        .references()
        .forEach(path -> files.bytes(path).ifPresent(bytes -> references.put(path, bytes)));
    module
        .references()
        .forEach(path -> files.bytes(path).ifPresent(bytes -> references.put(path, bytes)));
    HOUSE_RULES.forEach(path -> files.bytes(path).ifPresent(bytes -> references.put(path, bytes)));
    return new Given(
        files.text(module.contract()).orElse(""),
        requirements,
        needed,
        around.files(),
        module.stub().map(files::under).orElseGet(Collections::emptySortedMap),
        references,
        module.gate().cases().flatMap(files::text).orElse(""),
        "");
  }

  /// The same with what was decided about the contract.
  public Given ruled(String text) {
    return new Given(
        contract, requirements, neededContracts, around, start, references, cases, text);
  }
}
