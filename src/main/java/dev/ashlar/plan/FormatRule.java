package dev.ashlar.plan;

import dev.ashlar.plan.Problem.Severity;

/// Rules about how `ashlar.yaml` is written: those of YAML and those of the published schema.
public enum FormatRule implements Rule {
  YAML_MISSING(
      "yaml/missing",
      Principle.ONE_READING,
      "A plan directory without `ashlar.yaml` at its root.",
      "Whether the plan's directory holds a file `ashlar.yaml` at its root.",
      "Everything else is found through that file.",
      "Stand in the plan's directory, name it with `-C DIR`, or start from a copy of"
          + " `examples/arithmetic`."),
  YAML_EMPTY(
      "yaml/empty",
      Principle.ONE_READING,
      "An `ashlar.yaml` without content.",
      "Whether anything but blanks and comments stands in `ashlar.yaml`.",
      "An empty plan builds nothing.",
      "Copy the example from docs/plan-format.md, or start from `examples/arithmetic`."),
  YAML_TOO_LARGE(
      "yaml/too-large",
      Principle.ONE_READING,
      "An `ashlar.yaml` above 1 MiB.",
      "The bytes of `ashlar.yaml`.",
      "Forty rich modules need a tenth of that; what is larger is data, not a plan.",
      "Move long texts and data into the files that the plan names."),
  YAML_NOT_UTF8(
      "yaml/not-utf-8",
      Principle.ONE_READING,
      "An `ashlar.yaml` that is not UTF-8.",
      "The bytes of `ashlar.yaml`, decoded strictly.",
      "Guessing an encoding would change names and digests silently.",
      "Save the file as UTF-8."),
  YAML_BOM(
      "yaml/bom",
      Principle.ONE_READING,
      "A byte order mark at the start of `ashlar.yaml`.",
      "The first three bytes of `ashlar.yaml`.",
      "UTF-8 needs none, and half of all tools take it for a letter of the first key.",
      "Save the file as UTF-8 without BOM."),
  YAML_SYNTAX(
      "yaml/syntax",
      Principle.ONE_READING,
      "Text that is not YAML.",
      "What the YAML reader says, with its line and column; nesting deeper than 32 levels"
          + " counts too.",
      "Nothing behind the first syntax error can be trusted, so this is reported alone.",
      "Look at this line and the one before: indentation, an unclosed quote or bracket, a `: `"
          + " inside plain text."),
  YAML_TAB(
      "yaml/tab",
      Principle.ONE_READING,
      "A tab in the indentation.",
      "The white space at the beginning of each line.",
      "YAML forbids it, because editors disagree about a tab's width.",
      "Indent with spaces."),
  YAML_DOCUMENTS(
      "yaml/documents",
      Principle.ONE_READING,
      "More than one YAML document in `ashlar.yaml`.",
      "The documents that the YAML reader finds.",
      "Only one could be meant, and nobody could say which.",
      "Remove the line `---` and everything after it."),
  YAML_DUPLICATE_KEY(
      "yaml/duplicate-key",
      Principle.ONE_READING,
      "A key that stands twice in one mapping.",
      "The keys of each mapping.",
      "One of the two values would be dropped silently.",
      "Keep one of them."),
  YAML_ALIAS(
      "yaml/alias",
      Principle.ONE_READING,
      "Anchors, aliases and merge keys (`&x`, `*x`, `<<`).",
      "The anchors, aliases and merge keys that the YAML reader finds.",
      "A plan must read the same for people and for every tool, without expanding anything.",
      "Write the value out."),
  YAML_TAG(
      "yaml/tag",
      Principle.ONE_READING,
      "Tags such as `!!int` or `!env`.",
      "The tags that the YAML reader finds.",
      "They change a value's type behind its looks.",
      "Remove the tag; quote the value if it must be text."),
  UNKNOWN_KEY(
      "plan/unknown-key",
      Principle.ONE_READING,
      "A key that the format does not have.",
      "Every key, beside those that the published schema has at that place.",
      "A misspelt key would silently mean its default.",
      "Remove it or correct its spelling; `ashlar schema` prints the format."),
  MISSING_KEY(
      "plan/missing-key",
      Principle.ONE_READING,
      "A required key that is not there.",
      "The keys that the published schema requires at each place; a run without a wall-clock"
          + " ceiling is one.",
      "There is no safe default for it.",
      "Add it; docs/plan-format.md shows one of each."),
  WRONG_TYPE(
      "plan/wrong-type",
      Principle.ONE_READING,
      "A value of another type than the format asks for.",
      "The type of each value, beside the type that the published schema asks for.",
      "Guessing what was meant would change the plan.",
      "Write a value of that type; quote a text that looks like a number, and leave out a key"
          + " that has no value."),
  FORMAT_VERSION(
      "plan/format-version",
      Principle.ONE_READING,
      "A format version other than 1.",
      "The value of `ashlar`.",
      "This program reads version 1 of the format only.",
      "Write `ashlar: 1`, or use the program that the plan was written for."),
  BAD_NAME(
      "plan/bad-name",
      Principle.ONE_READING,
      "A name that is not lower-case letters, digits and hyphens (at most 40, a letter first).",
      "The names of artifact, modules, tiers, suites, toolchains and agents.",
      "Names become directories, Git refs and lines in reports.",
      "Choose a name such as `type-checker`."),
  BAD_REQUIREMENT_ID(
      "plan/bad-requirement-id",
      Principle.ONE_READING,
      "A requirement id that is not letters, digits, dots and hyphens (at most 40, a letter"
          + " first).",
      "The keys of `requirements`, and the ids in lists of requirements.",
      "Ids are quoted in cases, reports and commit messages.",
      "Choose an id such as `LEX-1`."),
  BAD_MODEL(
      "plan/bad-model",
      Principle.ONE_READING,
      "A model's name that is not 1 to 100 printable ASCII characters without a space.",
      "Every `model`, of a seat and of who takes over.",
      "It is handed to the agent as it is written.",
      "Write the model's name as the agent's own documentation does, such as `gpt-5`."),
  BAD_DURATION(
      "plan/bad-duration",
      Principle.ONE_READING,
      "A duration that is not hours, minutes and seconds in that order, or is zero.",
      "Every duration: budgets, leases and time limits.",
      "A bare number has no unit.",
      "Write `20s`, `45m` or `1h30m`."),
  BAD_SIZE(
      "plan/bad-size",
      Principle.ONE_READING,
      "A size that is not a whole number of `K`, `M` or `G`.",
      "The `memory` of each gate.",
      "A bare number has no unit.",
      "Write `512M` or `1G`; the letters count in steps of 1024."),
  BAD_COUNT(
      "plan/bad-count",
      Principle.ONE_READING,
      "A count that is not a positive whole number, plain or with `k` or `M`.",
      "Every `tokens`.",
      "A budget must be one number, not a text to interpret.",
      "Write `60000`, `60k` or `5M`."),
  BAD_MONEY(
      "plan/bad-money",
      Principle.ONE_READING,
      "An amount of US dollars that is negative, not a number, or finer than a millionth.",
      "Every `usd`.",
      "Money is counted in whole millionths of a dollar.",
      "Write `4.00`, without a currency sign."),
  BAD_PERCENTAGE(
      "plan/bad-percentage",
      Principle.ONE_READING,
      "A share that is not a whole percentage from 1% to 100%.",
      "The `threshold` of the end-to-end gate.",
      "A threshold of zero can be met by nothing at all.",
      "Write `100%`."),
  BAD_PATH(
      "plan/bad-path",
      Principle.ONE_READING,
      "A path that is absolute, leaves the plan's directory, or is not written plainly with `/`.",
      "Every path in `ashlar.yaml`.",
      "A plan is frozen as one directory; what lies outside would not be.",
      "Put the file below the plan and write its relative path, such as `contracts/lexer.md`."),
  BAD_MOUNT(
      "plan/bad-mount",
      Principle.ONE_READING,
      "A toolchain directory that is not a plain absolute path below the root.",
      "The `mounts` and `path` of toolchains.",
      "It is shown inside the sandbox as it is; the root itself, `..` and relative paths would"
          + " show too much.",
      "Write an absolute path such as `/opt/zig`."),
  UNKNOWN_WORD(
      "plan/unknown-word",
      Principle.ONE_READING,
      "A word outside a fixed list.",
      "Values for which the published schema lists the words, such as the artifact's kind.",
      "Each of those words selects behaviour; another one selects nothing.",
      "Use one of the words of the list."),
  OUT_OF_RANGE(
      "plan/out-of-range",
      Principle.BUDGETS,
      "A number outside its range.",
      "Turns, attempts, versions and slots, beside the ranges of the published schema.",
      "A limit of zero stops everything, and an endless one stops nothing.",
      "Choose a number in the range."),
  EMPTY_LIST(
      "plan/empty-list",
      Principle.ONE_READING,
      "A list or mapping without entries where at least one is needed.",
      "The length of each list and mapping.",
      "An empty tier, artifact or requirement list can never be judged.",
      "Add an entry, or remove what holds the list."),
  TOO_MANY(
      "plan/too-many",
      Principle.BOUNDARY,
      "A list longer than its limit.",
      "The length of each list, beside its limit in the published schema.",
      "What does not fit one screen cannot be overseen.",
      "Shorten the list."),
  LISTED_TWICE(
      "plan/listed-twice",
      Principle.ONE_READING,
      "The same entry twice in one list.",
      "The entries of each list in which an entry may stand once only.",
      "It is a slip of the pen, and one of the two was meant to be another.",
      "Remove or correct one of them."),
  EMPTY_TEXT(
      "plan/empty-text",
      Principle.ONE_READING,
      "A text without a visible character.",
      "Every text: purposes, summaries, requirements and commands.",
      "People and agents read it.",
      "Write one line."),
  TOO_LONG(
      "plan/too-long",
      Principle.ONE_READING,
      "A text longer than its limit.",
      "The length of each text, beside its limit in the published schema.",
      "It is shown on one line, or put before an agent whose attention is bounded.",
      "Shorten it; details belong in the contract page."),
  AUTHORS_FILE(
      "plan/authors-file",
      Principle.SEPARATION,
      "An `authors.json` from which nobody can tell who wrote the plan and its tests.",
      "That file, where there is one: an object whose lists `plan` and `tests` hold objects with"
          + " the text `instance`; other keys are passed over.",
      "Whoever it names takes no order of a run; where it cannot be read, the authors of the"
          + " tests could.",
      "Put back the file that `ashlar plan` wrote; for a plan that people wrote, remove it.");

  // A record of strings is immutable; the checker cannot tell.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Terms terms;

  FormatRule(
      String id, Principle serves, String forbids, String evidence, String why, String mend) {
    this.terms = new Terms(id, Severity.ERROR, serves, forbids, evidence, why, mend);
  }

  @Override
  public Terms terms() {
    return terms;
  }
}
