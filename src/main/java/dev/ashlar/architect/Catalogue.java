package dev.ashlar.architect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is publicly known about kinds of artifacts: their customary parts with what goes in and
/// out, and the standards and suites of some that are named with one.
///
/// It is used only for an artifact that a brief names in so many words, and evidence that rests on
/// it says so. Sizes are the smallest honest ones, assumed.
public final class Catalogue {
  /// A customary part of a kind. `names` are its usual names in lower case, its own first.
  record Stage(List<String> names, String purpose, String form) {
    Stage {
      names = List.copyOf(names);
    }

    String name() {
      return names.getFirst();
    }
  }

  /// An artifact that a public standard defines and a public suite tests.
  public record Entry(String name, String kind, String standard, String suite, long linesMin) {}

  private static final Stage LEXER =
      new Stage(
          List.of("lexer", "tokenizer", "tokeniser", "scanner", "lexing", "lexical analysis"),
          "Splits source text into tokens.",
          "text → tokens");
  private static final Stage PARSER =
      new Stage(
          List.of("parser", "parsing", "syntax analysis"),
          "Builds a syntax tree from tokens.",
          "tokens → syntax tree");

  /// Names that are no part's outside a list of parts.
  private static final java.util.Set<String> TOO_COMMON =
      java.util.Set.of(
          "reader",
          "host",
          "heap",
          "instance",
          "library",
          "runtime",
          "execution",
          "operators",
          "interpreter",
          "compiler",
          "catalog",
          "speicher",
          "ausführung",
          "validation",
          "cpp",
          "optimization",
          "optimisation",
          "lowering",
          "parsing",
          "virtual machine",
          "emitter");

  private static final List<Stage> COMPILER =
      List.of(
          new Stage(
              List.of("preprocessor", "cpp"),
              "Expands macros and includes.",
              "text → expanded text"),
          LEXER,
          PARSER,
          new Stage(
              List.of(
                  "type-checker",
                  "type checker",
                  "typechecker",
                  "semantic analysis",
                  "sema",
                  "semantic analyzer",
                  "semantic analyser",
                  "typprüfung"),
              "Resolves names and checks types.",
              "syntax tree → typed tree or errors"),
          new Stage(
              List.of(
                  "ir", "ir builder", "ir generation", "lowering", "intermediate representation"),
              "Lowers the typed tree to an intermediate form.",
              "typed tree → IR"),
          new Stage(
              List.of("optimizer", "optimiser", "optimization", "optimisation", "optimierer"),
              "Improves the intermediate form.",
              "IR → IR"),
          new Stage(
              List.of(
                  "code-generator",
                  "codegen",
                  "code generator",
                  "code generation",
                  "backend",
                  "emitter",
                  "codegenerator",
                  "codeerzeugung"),
              "Writes code for the target.",
              "IR → assembly"),
          new Stage(List.of("assembler"), "Encodes instructions.", "assembly → object file"),
          new Stage(List.of("linker"), "Joins object files.", "object files → executable"));

  private static final List<Stage> QUERY_ENGINE =
      List.of(
          LEXER,
          PARSER,
          new Stage(
              List.of("binder", "analyzer", "analyser", "catalog", "name resolution"),
              "Resolves names against the catalog.",
              "syntax tree → bound tree or errors"),
          new Stage(
              List.of("planner", "query planner", "logical planner", "planer"),
              "Makes a logical plan.",
              "bound tree → logical plan"),
          new Stage(
              List.of("optimizer", "optimiser", "query optimizer", "optimierer"),
              "Chooses a physical plan.",
              "logical plan → physical plan"),
          new Stage(
              List.of("executor", "execution engine", "evaluator", "operators", "ausführung"),
              "Runs a physical plan.",
              "physical plan → rows"),
          new Stage(
              List.of("storage", "storage engine", "pager", "b-tree", "buffer pool", "speicher"),
              "Keeps tables and indexes.",
              "key → row; row → page"));

  private static final List<Stage> MACHINE =
      List.of(
          new Stage(
              List.of("decoder", "binary decoder", "loader", "parser", "reader", "dekodierer"),
              "Reads the binary form.",
              "bytes → module"),
          new Stage(
              List.of("validator", "verifier", "validation", "type checker", "validierer"),
              "Refuses invalid modules.",
              "module → valid module or errors"),
          new Stage(
              List.of(
                  "interpreter",
                  "executor",
                  "execution",
                  "evaluator",
                  "interpreter loop",
                  "vm core"),
              "Executes instructions.",
              "function, arguments → results or trap"),
          new Stage(
              List.of("memory", "linear memory", "heap", "memory manager", "speicher"),
              "Loads and stores with bounds.",
              "address → value or trap"),
          new Stage(
              List.of("host", "host interface", "imports", "wasi", "runtime", "instance", "linker"),
              "Links imports and exports.",
              "imports → instance"));

  private static final List<Stage> INTERPRETER =
      List.of(
          LEXER,
          PARSER,
          new Stage(
              List.of("resolver", "semantic analysis", "compiler", "bytecode compiler"),
              "Resolves scopes, or compiles to bytecode.",
              "syntax tree → resolved tree"),
          new Stage(
              List.of("evaluator", "interpreter", "virtual machine", "vm", "executor"),
              "Evaluates the program.",
              "resolved tree → value or error"),
          new Stage(
              List.of("runtime", "library", "standard library", "builtins", "garbage collector"),
              "What programs call.",
              "call → value"));

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "C compiler", "compiler", "ISO/IEC 9899", "c-testsuite, GCC torture tests", 8_000),
          new Entry("SQL engine", "query-engine", "ISO/IEC 9075", "sqllogictest", 8_000),
          new Entry(
              "WebAssembly interpreter",
              "virtual-machine",
              "WebAssembly core specification",
              "its .wast test suite",
              5_000),
          new Entry("JavaScript interpreter", "interpreter", "ECMA-262", "test262", 15_000),
          new Entry("Scheme interpreter", "interpreter", "R7RS", "r7rs test suites", 4_000),
          new Entry(
              "Lua interpreter",
              "interpreter",
              "Lua reference manual",
              "the Lua test suite",
              5_000),
          new Entry(
              "RISC-V simulator", "virtual-machine", "RISC-V ISA manual", "riscv-tests", 4_000));

  private static final List<Pattern> NAMED =
      List.of(
          named("(?:ANSI |ISO )?C(?:89|90|99|11|17|18|23)?", "compiler|kompilierer|Übersetzer"),
          named(
              "(?:(?:ANSI |relational )?SQL(?:[- ]?92)?|relational)",
              "engine|database|query engine|database engine|Datenbank|query processor|executor"),
          named("(?:WebAssembly|wasm)", "interpreter|runtime|VM|virtual machine|engine"),
          named("(?:JavaScript|ECMAScript|JS)", "interpreter|engine|runtime"),
          named("(?:R[67]RS )?Scheme", "interpreter|implementation|compiler"),
          named("Lua", "interpreter|VM|virtual machine|implementation|runtime"),
          named("RISC-?V", "simulator|emulator|virtual machine|VM"));

  /// Words after or before a name that make it the subject of something else.
  private static final Pattern NOT_AFTER =
      Lexicon.of(
          Pattern.CASE_INSENSITIVE,
          "^[ -](?:bugs?|flags?|options?|errors?|warnings?|output|logs?|benchmarks?|dashboard",
          "|wrapper|scripts?|plug-?in|front-?end for|version|upgrade|comparison|tutorial",
          "|course|slides)\\b");

  private static final Pattern NOT_BEFORE =
      Lexicon.of(
          Pattern.CASE_INSENSITIVE,
          "\\b(?:fix|fixing|using|uses?|call(?:s|ing)?|invok(?:es?|ing)|wrap(?:s|ping)?|around",
          "|about|with|patch|patching|for|against|like|run(?:s|ning)?|than|by|via|existing",
          "|configure|install|choose|dashboard"
              + " of|not|no|in|inside|our|your|their|its|existing|current)(?:"
              + " (?:an?|the|our|your|their|its",
          "|existing|another|system))* ?$");

  private Catalogue() {}

  private static Pattern named(String what, String kinds) {
    return Pattern.compile(
        "(?<![\\w+#-])"
            + what
            + "[ -](?:[\\w-]+[ -]){0,3}?(?:"
            + kinds
            + ")\\b"
            + "|(?<![\\w-])(?:"
            + kinds
            + ") (?:for|of|für|pour|de|para) (?:the )?"
            + "(?:a subset of )?"
            + what
            + "(?![\\w+#])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// The entry that a text names as the thing itself, and where in it.
  static Optional<Named> find(String text) {
    for (int i = 0; i < ENTRIES.size(); i++) {
      Matcher matcher = NAMED.get(i).matcher(text);
      while (matcher.find()) {
        if (!NOT_AFTER.matcher(text.substring(matcher.end())).find()
            && !NOT_BEFORE.matcher(text.substring(0, matcher.start())).find()) {
          return Optional.of(new Named(ENTRIES.get(i), matcher));
        }
      }
    }
    return Optional.empty();
  }

  /// An entry, and where it was named.
  record Named(Entry entry, Matcher where) {}

  /// All entries, for the page that documents them.
  static List<Entry> entries() {
    return ENTRIES;
  }

  /// The customary parts of a kind; none for a kind that has no customary ones.
  static List<Stage> stages(String kind) {
    return switch (kind) {
      case "compiler" -> COMPILER;
      case "query-engine" -> QUERY_ENGINE;
      case "virtual-machine", "runtime", "simulator" -> MACHINE;
      case "interpreter", "type-checker", "codemod", "parser" -> INTERPRETER;
      default -> List.of();
    };
  }

  /// The customary part of that name in a kind.
  static Optional<Stage> stage(String kind, String name) {
    var plain = name.toLowerCase(Locale.ROOT).strip();
    var hyphenless = plain.replace('-', ' ');
    return stages(kind).stream()
        .filter(stage -> stage.names().contains(plain) || stage.names().contains(hyphenless))
        .findFirst();
  }

  /// The customary parts of any kind that a text names, as it names them, in its order.
  static List<String> customary(String text) {
    var found = new java.util.TreeMap<Integer, String>();
    var matcher = CUSTOMARY.matcher(text);
    while (matcher.find()) {
      var name = matcher.group();
      if (found.values().stream().noneMatch(name::equalsIgnoreCase)) {
        found.put(matcher.start(), name);
      }
    }
    return List.copyOf(found.values());
  }

  /// All names of customary parts, longer ones first; `IR` and `VM` only in capitals.
  private static final Pattern CUSTOMARY =
      Pattern.compile(
          java.util.stream.Stream.of(COMPILER, QUERY_ENGINE, MACHINE, INTERPRETER)
              .flatMap(List::stream)
              .flatMap(stage -> stage.names().stream())
              .filter(name -> !TOO_COMMON.contains(name))
              .distinct()
              .sorted(java.util.Comparator.comparingInt(String::length).reversed())
              .map(name ->
                  name.length() == 2
                      ? name.toUpperCase(Locale.ROOT)
                      : "(?i:" + name.replaceAll("[ -]", "[ -]") + ")")
              .collect(
                  java.util.stream.Collectors.joining(
                      "|", "(?<![\\p{L}\\d-])(?:", ")(?![\\p{L}\\d-])")));

  /// The kind of `docs/plan-format.md` that a text speaks of as the thing to build.
  static Optional<Matcher> kind(String text) {
    var matcher = KIND.matcher(text);
    while (matcher.find()) {
      if (!NOT_AFTER.matcher(text.substring(matcher.end())).find()
          && !NOT_BEFORE.matcher(text.substring(0, matcher.start())).find()) {
        return Optional.of(matcher);
      }
    }
    return Optional.empty();
  }

  private static final Pattern KIND =
      Lexicon.of(
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE,
          "(?<![\\w-])(?:(compilers?|transpiler|übersetzer|compilateur|compilador)",
          "|(interpreters?|interpréteur|intérprete)|(query engine|database engine|database",
          "|datenbank\\w*|SQL engine|search engine)|(virtual machine|VM|emulator",
          "|bytecode machine)|(type[- ]?checker)|(code-?mod\\w*|refactoring tool)|(simulators?",
          "|simulation engine)|(protocol stack|network stack|TCP/IP stack",
          "|protocol implementation|protokollstapel)|(runtime)|(parsers?))(?![\\w-])");

  private static final List<String> KINDS =
      List.of(
          "compiler",
          "interpreter",
          "query-engine",
          "virtual-machine",
          "type-checker",
          "codemod",
          "simulator",
          "protocol-stack",
          "runtime",
          "parser");

  /// The kinds of artifacts.
  static List<String> kinds() {
    return KINDS;
  }

  /// The kind's own name for a match of `kind`.
  static String kindOf(Matcher matcher) {
    for (int group = 1; group <= KINDS.size(); group++) {
      if (matcher.group(group) != null) {
        return KINDS.get(group - 1);
      }
    }
    throw new IllegalArgumentException("no kind was matched");
  }
}
