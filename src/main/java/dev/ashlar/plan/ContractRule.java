package dev.ashlar.plan;

import dev.ashlar.plan.Problem.Severity;

/// Rules about what contracts and requirements say, each for itself and beside each other.
public enum ContractRule implements Rule {
  CONTRACT_NOT_TEXT(
      "contract/not-text",
      Principle.BOUNDARY,
      "A contract page that is not UTF-8 text.",
      "The bytes of each contract page, decoded strictly.",
      "Agents and people read it.",
      "Save the file as UTF-8."),
  CONTRACT_NO_PARAGRAPH(
      "contract/no-paragraph",
      Principle.BOUNDARY,
      "A contract page that does not begin with a paragraph, after an optional title.",
      "What each contract page begins with, after an optional title.",
      "A module whose interface cannot be described in one paragraph is not yet decomposed.",
      "Begin with one paragraph: what goes in, what comes out, how errors look."),
  CONTRACT_LONG_PARAGRAPH(
      "contract/long-paragraph",
      Principle.BOUNDARY,
      "A first paragraph of a contract above 1,200 characters.",
      "The characters of the first paragraph of each contract page.",
      "A module whose interface cannot be described in one paragraph is not yet decomposed.",
      "Keep the interface in the first paragraph and move details below it, or split the module."),
  CONTRACT_SECTIONS(
      "contract/sections",
      Severity.WARNING,
      Principle.BOUNDARY,
      "A contract page without one of the headings Inputs, Outputs and Errors.",
      "The `##` headings of each contract page; one that begins with the word will do.",
      "The error mode is what modules disagree about first.",
      "Add `## Inputs`, `## Outputs` and `## Errors`, a paragraph each."),
  REQUIREMENT_UNCOVERED(
      "requirements/uncovered",
      Principle.TESTABLE,
      "A requirement that no locked case or suite covers.",
      "The `covers` of all cases and suites, beside the requirements of the plan.",
      "What is not tested is not required.",
      "Name it in the `covers` of a case or a suite, or remove it."),
  REQUIREMENT_MODULE_UNCOVERED(
      "requirements/module-uncovered",
      Principle.TESTABLE,
      "A module's requirement that neither its own gate nor a tier or end-to-end gate covers.",
      "The `covers` in the module's own gate, in the gates of tiers that hold it and in the"
          + " end-to-end gate, beside its `requirements`.",
      "The module could be sealed without it.",
      "Add a case to the module's gate that covers it."),
  REQUIREMENT_UNKNOWN(
      "requirements/unknown",
      Principle.AGREEMENT,
      "An id in a module's `requirements` that the plan does not list.",
      "The `requirements` of each module, beside those of the plan.",
      "Nobody could say what it asks for.",
      "Correct the id, or add it to the plan's `requirements`."),
  REQUIREMENT_UNCLAIMED(
      "requirements/unclaimed",
      Severity.WARNING,
      Principle.AGREEMENT,
      "A requirement that no module lists.",
      "The requirements of the plan, beside those of all modules.",
      "When it fails, no module is responsible.",
      "List it in the module that must meet it."),
  DEFINED_TWICE(
      "contract/defined-twice",
      Severity.WARNING,
      Principle.AGREEMENT,
      "One type that the contracts of two modules define: declared in the interfaces of both,"
          + " or listed differently in both pages.",
      "Types declared at the left margin of interface files (class, interface, record, enum,"
          + " struct, union, trait, protocol, type), and what contract pages list under `## Types`,"
          + " module by module.",
      "Two generators would each build their own, and they meet only when both are sealed.",
      "Let one contract define it, and let the other module need that one."),
  UNITS_DIFFER(
      "contract/units-differ",
      Severity.WARNING,
      Principle.AGREEMENT,
      "One quantity that the contracts of two modules name with different units.",
      "Names that end in a unit of time or size (`timeout_ms`, `sizeBytes`) in contract pages"
          + " and in interface files, module by module.",
      "A factor of a thousand between two modules passes both gates and fails in the field.",
      "Use one unit in all contracts."),
  FOREIGN_PATH(
      "contract/foreign-path",
      Severity.WARNING,
      Principle.AGREEMENT,
      "A contract page that speaks of a file which another module owns and which the page's"
          + " module does not need.",
      "Paths that stand as code in a contract page, beside the `owns` of all modules and what"
          + " the page's module needs.",
      "Two pages that claim one file give two generators the same work, and only one of them"
          + " may hand it in.",
      "Correct the path, add the module to `needs`, or speak of its interface instead."),
  REQUIREMENT_NOT_IN_PLAN(
      "requirements/not-in-plan",
      Severity.WARNING,
      Principle.AGREEMENT,
      "A requirement id in a contract page that the plan does not list.",
      "Words of contract pages that begin as an id of the plan does and end in a number, such"
          + " as `LEX-7`.",
      "Generators would be asked for something that no test covers.",
      "Add it to `requirements` with a case that covers it, or correct the id.");

  // A record of strings is immutable; the checker cannot tell.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Terms terms;

  ContractRule(
      String id, Principle serves, String forbids, String evidence, String why, String mend) {
    this(id, Severity.ERROR, serves, forbids, evidence, why, mend);
  }

  ContractRule(
      String id,
      Severity severity,
      Principle serves,
      String forbids,
      String evidence,
      String why,
      String mend) {
    this.terms = new Terms(id, severity, serves, forbids, evidence, why, mend);
  }

  @Override
  public Terms terms() {
    return terms;
  }
}
