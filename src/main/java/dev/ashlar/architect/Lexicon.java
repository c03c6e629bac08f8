package dev.ashlar.architect;

import java.util.regex.Pattern;

/// The words by which plain facts are recognised in a brief, in English and German, with the
/// commonest of French and Spanish. They are few on purpose: what is not recognised counts as
/// missing, and front matter says it in any language.
final class Lexicon {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /// What modules are called, as a heading, a table's column or the subject of a list.
  static final Pattern MODULES =
      words(
          "modules?|stages?|components?|passes|layers?|subsystems?|crates?|packages?|parts?",
          "|pipeline|architecture|decomposition|building blocks?|module[ns]?|komponenten?",
          "|stufen?|bausteine?|schicht(?:en)?|teile|bestandteile|aufteilung|architektur",
          "|composants?|étapes?|couches?|módulos?|componentes?|etapas?|capas?");

  /// Headings below which a list names something else.
  static final Pattern NOT_MODULES =
      words(
          "goals?|non-goals?|out of scope|requirements?|features?|acceptance|tests?|testing",
          "|risks?|notes?|timeline|milestones?|constraints?|references?|background|why",
          "|stakeholders?|users?|pages?|views?|screens?|questions?|ziele|nicht-ziele",
          "|anforderungen|abnahme|risiken|hinweise");

  /// A sentence that lists its modules.
  static final Pattern LISTING =
      of(
          FLAGS,
          "\\b(?:stages|modules|components|passes|layers|subsystems|parts|pieces|phases|crates",
          "|packages|module|komponenten|stufen|teile|schichten|bausteine|modules|étapes",
          "|módulos|etapas)\\b[^:.]{0,60}?(?::|\\bare\\b|\\bof\\b|\\bsind\\b|\\bsont\\b",
          "|\\bson\\b|[–—])\\s*(.+)$|\\b(?:consists? of|split into|divided into",
          "|broken (?:down )?into|made (?:up )?of|decomposes? into|falls into|besteht aus",
          "|bestehend aus|zerlegt in|gegliedert in|se compose de|compuesto de)\\b:?\\s*(.+)$");

  static final Pattern ARROW = Pattern.compile("\\s*(?:->|=>|→|⇒|➜|➔|-->)\\s*");

  /// What goes in and what comes out, said of a module.
  static final Pattern FLOW =
      of(
          FLAGS | Pattern.DOTALL,
          "->|→|=>|⇒|\\b(?:takes?|taking|reads?|reading|consum(?:es?|ing)|accepts?|receives?",
          "|gets?|given|from|inputs?|in:)\\b.{1,200}\\b(?:produc(?:es?|ing)|returns?|returning",
          "|emits?|gives?|yields?|writes?|outputs?|out:|delivers?|makes?|builds?|to|into)\\b",
          "|\\b(?:turns?|turning|translates?|converts?|transforms?|compiles?|maps?|lowers?",
          "|lowering|splits?|rewrites?|parses|encodes?|decodes?|serialises?",
          "|serializes?)\\b.{1,160}\\b(?:into|to|as)\\b|\\b(?:interface|API|signature|contract",
          "|header file|entry point|exposes?|exports?|schnittstelle)\\b|\\b(?:nimmt|liest",
          "|bekommt|erhält|wandelt|übersetzt|macht|zerlegt|aus",
          "|eingabe)\\b.{1,200}\\b(?:liefert|erzeugt|gibt|schreibt|um|in|wird|ausgabe|zu",
          "|einen?|ein)\\b|\\b(?:prend|lit|reçoit|transforme)\\b.{1,200}\\b(?:produit|renvoie",
          "|donne|écrit|en)\\b|\\b(?:recibe|lee|toma|convierte)\\b.{1,200}\\b(?:produce",
          "|devuelve|escribe|en)\\b");

  /// The same in the words right after a module's name: `text to tokens`, `IR in, IR out`.
  static final Pattern FLOW_AFTER_NAME =
      of(
          FLAGS,
          "^[\\s:–—(|=-]+(?!.{0,40}\\b(?:how|used?|able|needs?|wants?|ways?|allows?|lets?",
          "|enables?|helps?|ability|has|have|is|are|users?|people|we|you|they|I|be|easy",
          "|where)\\b)(?:[\\p{L}\\d/ -]{2,50}?\\s(?:to|into|zu|nach|vers)\\s\\p{L}",
          "|[^.;]{2,60}?\\bin\\b[,;].{1,60}\\bout\\b)");

  /// Whether these words after a module's name say what goes in and what comes out.
  static boolean flows(String rest) {
    return FLOW.matcher(rest).find() || FLOW_AFTER_NAME.matcher(rest).find();
  }

  /// How all modules meet, said of them together.
  static final Pattern BETWEEN =
      of(
          FLAGS,
          "\\b(?:interfaces?|contracts?|data|messages?|formats?|types?|JSON|files?",
          "|schnittstellen?)\\b.{0,80}\\b(?:between|each (?:stage|module|component|layer|pass)",
          "|every (?:stage|module|component|layer|pass)|zwischen|jede[sr]?)\\b",
          "|\\b(?:between (?:the )?(?:stages|modules|components|layers)|each (?:stage|module",
          "|component|layer|pass)|every (?:stage|module|component|layer|pass)|the (?:stages",
          "|modules|components|layers)|zwischen den (?:modulen|stufen)|jede(?:s|r)? (?:modul",
          "|stufe|schicht))\\b.{0,120}\\b(?:exchange|pass|communicate|talk|hand|reads?|takes?",
          "|interfaces?|contracts?|header|API|schema|stdin|JSON|IR|format|interface",
          "|austausch\\w*|schnittstellen?|liest|nimmt)\\b");

  /// Table columns that say what goes in or out, how it is tested, how large it is, what it needs.
  static final Pattern INTERFACE_COLUMN =
      words(
          "interface|in|inputs?|out|outputs?|contract|signature|API|provides|consumes|produces",
          "|schnittstelle|eingabe|ausgabe|entrada|salida|entrée|sortie");

  static final Pattern TEST_COLUMN =
      words("tests?|tested by|suite|oracle|check|checked by|prüfung");
  static final Pattern SIZE_COLUMN = words("lines|LOC|size|kLOC|zeilen|umfang|lignes|líneas");
  static final Pattern NEEDS_COLUMN = words("needs|depends on|dependencies|uses|after|braucht");
  static final Pattern PURPOSE_COLUMN = words("purpose|role|does|job|description|zweck|aufgabe");

  /// Something outside the code that can be run and says whether an answer is right.
  static final Pattern RUNNABLE =
      of(
          FLAGS,
          "\\b(?:[\\w.-]+[ -])?(?:torture|conformance|compliance|acceptance|regression|spec",
          "|compatibility)[ -](?:tests?(?:[ -]?suite)?|suite|corpus)\\b|\\b(?:test[ -]?suite",
          "|testsuite|test262|sqllogictest|sqllogic|c-testsuite|csmith|h2spec|riscv-tests",
          "|toml-test|yaml-test-suite|JSONTestSuite|spec\\.txt|jepsen)\\b|\\.wast\\b",
          "|\\btest (?:vectors?|corpus|programs|fixtures?|cases)\\b|\\bgolden(?:[ -](?:files?",
          "|outputs?|tests?|data|images?))?\\b|\\b(?:expected|known|recorded",
          "|reference) (?:outputs?|answers?|results?|traces?|values?)\\b|\\b(?:reference",
          "|existing|original) (?:implementation|interpreter|compiler|emulator|tool)\\b",
          "|\\b(?:differential|property[- ]based|round[- ]?trip|self[- ]?host\\w*",
          "|bootstrap\\w*)\\b|\\b(?:compar(?:e|ed|ing)|check(?:ed)?|diff(?:ed)?|match(?:es)?",
          "|same (?:output|result|answer)s? as|identical to|byte[- ]for[- ]byte",
          "|agrees?)\\b.{0,60}\\b(?:gcc|clang|sqlite|postgres\\w*|duckdb|node|v8|cpython",
          "|python|lua|ruby|jvm|wabt|wasmtime|bash|openssl|curl|linux|reference|original)\\b",
          "|\\b(?:testsammlung|testsuite|konformitätstests?|referenzimplementierung",
          "|erwartete[nr]? (?:ausgaben?|ergebnisse?)|testfälle|prüffälle)\\b",
          "|\\b(?:suite de tests?|jeu de tests|batería de pruebas|pruebas de conformidad)\\b");

  /// A normative text by its name. "The spec" alone is none.
  static final Pattern SOURCE =
      of(
          Pattern.UNICODE_CASE,
          "\\bRFCs? ?\\d{3,5}\\b|\\bISO(?:/IEC)?[ -]?\\d{3,5}(?:[-:]\\d+)*\\b|\\bECMA-\\d+\\b",
          "|\\bIEEE[ -]?\\d+|\\bANSI [A-Z0-9.-]*\\d[\\w.-]*|\\bPOSIX\\b|\\bDIN(?: EN)? \\d+",
          "|(?<!\\bof )(?<!\\bin )\\b[CR]\\d(?:\\d|RS)\\b(?: (?:standard|spec\\w*))?",
          "|\\bSQL[-:]?(?:92|99|2003|2008|2011|2016|2023)\\b|\\b(?:E?BNF|ABNF|PEG",
          "|formal) ?(?:grammar|grammatik)\\b|\\b(?:grammar",
          "|grammatik)\\b.{0,40}?\\b[\\w/-]+\\.(?:e?bnf|g4|peg|md|txt)\\b|\\b(?:W3C|WHATWG",
          "|Unicode|IETF|OASIS|IEC)\\b.{0,40}?\\b(?:spec\\w*|standard|recommendation|annex",
          "|norm)\\b|\\b[A-Z][\\w+#.-]+(?: [A-Z][\\w+#.-]+){0,3} (?:core )?(?:specification",
          "|language standard|reference manual|standard(?! (?:library|lib|output|input|error))",
          "|spezifikation)\\b|\\b(?:System V|psABI|ELF|x86-64|AArch64",
          "|RISC-V)\\b.{0,20}?\\bABI\\b");

  /// A number of lines of code.
  static final Pattern LINES =
      of(
          FLAGS,
          "(?<![\\w.,])(?:(\\d[\\d.,' ]{0,12}?)\\s?([kK]|thousand|tausend|Tsd\\.?)?\\s?(?:-|–",
          "|to|bis|and|or)\\s?)?(\\d[\\d.,' ]{0,12}?)\\s?(k|K|thousand|tausend|Tsd\\.?",
          "|mil)?[ -]?(k?(?:LOC|SLOC)|kloc|loc|lines?\\b|Zeilen|lignes|líneas)");

  /// Lines that are not the artifact's own size.
  static final Pattern NOT_SIZE =
      of(
          FLAGS,
          "\\b(?:per|each|every|any|pro|je) (?:file|function|method|class|module|test|datei",
          "|funktion)\\b|\\b(?:files?|functions?|methods?|inputs?|logs?|documents?|scripts?",
          "|programs?|sources?) (?:of|with|above|over|longer than|up to|from) (?:about ",
          "|at most |up to |more than )?$|\\blines? (?:of"
              + " (?:input|text|log|output|data|context)|long|per",
          "|each|a (?:second|minute|day)|wide)\\b|\\b(?:existing|legacy|current|bestehende\\w*",
          "|corpus|suite|tests?)\\b.{0,25}$|\\bcommand$");

  /// That the work is of one sitting.
  static final Pattern SMALL =
      of(
          FLAGS,
          "\\b(?:one|a single|single)[- ](?:prompt|shot|sitting|response|answer|pager)\\b",
          "|\\bone-?shot\\b|\\b(?:small|little|tiny|quick|short|simple|throwaway",
          "|one-off) (?:\\w+ )?(?:script|tool|helper|utility|program|CLI|function|snippet|hack",
          "|app)\\b|\\b(?:shell|bash|python|perl|awk|sed) (?:one-?liner|script)\\b",
          "|\\bone-?liner\\b|\\ba script\\b|\\b(?:an?|one|half an?|in an?) (?:hour|afternoon",
          "|evening|morning)\\b|\\b(?:ein(?:em?|en)? )?(?:kleine[sn]?|kurze[sn]?",
          "|einfache[sn]?) (?:skript|programm|werkzeug)\\b|\\bein(?:em",
          "|en)? (?:einzigen )?prompt\\b|\\ban einem (?:nachmittag|abend)\\b",
          "|\\bun petit (?:script|outil)\\b|\\bun script (?:pequeño|sencillo)\\b");

  /// What only somebody's taste can judge.
  static final Pattern SUBJECTIVE =
      of(
          FLAGS,
          "\\b(?:nice|good|great|cool|fancy|slick|modern|clean|fresh|professional",
          "|premium)[- ](?:looking|look|looks|design|visuals?|feel(?:ing)?|UI|UX|appearance",
          "|style)\\b|\\blooks? (?:nice|good|great|modern|professional|cool|right|beautiful",
          "|clean)\\b|\\b(?:beautiful|pretty|sleek|stylish|eye-?catching|delightful|gorgeous",
          "|stunning|attractive|aesthetic\\w*|elegant|polished|intuitive|user[- ]friendly",
          "|pleasant)\\b|\\blook and feel\\b|\\bfeels? (?:fast|right|modern|natural|good",
          "|snappy)\\b|\\b(?:schön\\w*|hübsch\\w*|ansprechend\\w*|modern aussehen\\w*",
          "|benutzerfreundlich\\w*)\\b|\\b(?:joli\\w*|beau|belle|élégant\\w*|bonito|bonita",
          "|atractiv\\w+)\\b");

  /// That there is nothing to test with, said in so many words.
  static final Pattern DENIAL =
      of(
          FLAGS,
          "\\b(?:no|without(?: any)?|not any|there (?:is|are) no|there aren't any|lacks?",
          "|kein(?:e|en|er)?|ohne|sans|sin) (?:\\w+ ){0,2}?(?:tests?|test ?suites?|specs?",
          "|specification|golden files?|reference|grammar|oracle|spezifikation|testfälle",
          "|pruebas)\\b");

  /// What negates the words right before it.
  static final Pattern NEGATION =
      of(
          FLAGS,
          "\\b(?:no|not|without|never|lacks?|nor|don't|doesn't|isn't|aren't|kein(?:e|en|er)?",
          "|nicht|ohne|sans|sin|pas de)(?: \\w+){0,2} ?$");

  /// Somebody who tells the reader what to conclude.
  static final Pattern ORDER =
      of(
          FLAGS,
          "\\b(?:marke?|treat|count|consider|report|rate|grade|classify|declare",
          "|assume)(?:e?d|ing|y|ied)?\\b.{0,60}\\b(?:passing|passed|met|satisfied|fulfilled|green|true",
          "|applicable|approved|accepted)\\b|\\b(?:ignore|disregard|skip|forget|override",
          "|bypass)\\b.{0,40}\\b(?:rules?|instructions?|checks?|pre-?conditions?|prompt|above",
          "|limits?|assessment)\\b|\\b(?:you are (?:now )?an?|as an ai|system prompt",
          "|dear (?:ai|assistant|assessor|reader|agent))\\b|\\b(?:always|must",
          "|please) (?:answer|recommend|return|say|respond|exit|output)\\b.{0,60}\\b(?:yes",
          "|parallel|met|pass|0|apply|applies)\\b|\\b(?:all|every",
          "|the) (?:three )?pre-?conditions? (?:are|is|hold|must)\\b|\\b(?:ignoriere|missachte",
          "|überspringe)\\b.{0,40}\\b(?:regeln?|anweisungen|prüfung(?:en)?)\\b|\\b(?:markiere",
          "|werte)\\b.{0,60}\\b(?:bestanden|erfüllt)\\b");

  /// Common words of the languages whose facts are recognised.
  static final Pattern KNOWN_LANGUAGE =
      words(
          "the|and|is|of|to|with|that|for|it|are|der|die|das|und|ist|mit|für|ein|eine|nicht",
          "|les?|des|est|avec|pour|una?|los|las|con|para|que");

  private Lexicon() {}

  /// The pattern that these pieces make when they are put together.
  static Pattern of(int flags, String... pieces) {
    return Pattern.compile(String.join("", pieces), flags);
  }

  private static Pattern words(String... alternatives) {
    return of(FLAGS, "(?<![\\p{L}\\d-])(?:", String.join("", alternatives), ")(?![\\p{L}\\d])");
  }
}
