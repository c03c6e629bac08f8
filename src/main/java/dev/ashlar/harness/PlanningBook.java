package dev.ashlar.harness;

import dev.ashlar.architect.AgentReading;
import dev.ashlar.architect.Brief;
import dev.ashlar.architect.BriefReader;
import dev.ashlar.architect.Facts;
import dev.ashlar.architect.Planning;
import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.architect.PlanningTurn;
import dev.ashlar.journal.Durable;
import dev.ashlar.role.PlanningSeat;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreeReader;
import dev.ashlar.workspace.TreeRemover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The record of one planning: `.ashlar/planning/<id>/` where `ashlar plan` was called, or
/// `.ashlar/readings/<id>/` where an agent reads a brief for `ashlar assess`.
///
/// A turn is a directory that appears whole or not at all, so that going on after a kill is reading
/// those that are there: what the agent was told, what it handed in, what the rules answered.
public record PlanningBook(Path root) {
  private static final String TERMS = "planning.json";
  private static final String READINGS = "readings";
  private static final String BRIEF = "brief.md";
  private static final String WORKERS = "workers.json";
  private static final String LAID_OUT = "laid-out.txt";
  private static final String TURN = "turn.json";
  private static final String HANDED_IN = "handed-in";

  /// What a reader hands in.
  static final String FACTS = "facts.yaml";

  /// Where the plannings of a directory lie that are for that.
  public static Path all(Path directory, Planning.Goal goal) {
    return directory
        .resolve(".ashlar")
        .resolve(
            switch (goal) {
              case FACTS -> READINGS;
              case PLAN -> "planning";
            });
  }

  /// Whether a directory is a planning's and not a run's.
  public static boolean isAt(Path root) {
    return Files.isRegularFile(root.resolve(TERMS));
  }

  /// Whether a directory is that of a planning which is for facts.
  public static boolean isReading(Path root) {
    return isAt(root)
        && root.toAbsolutePath().endsWith(Path.of(READINGS).resolve(root.getFileName()));
  }

  /// The plannings of a directory by id, in order.
  public static SortedMap<String, PlanningBook> in(Path directory, Planning.Goal goal)
      throws IOException {
    var found = new TreeMap<String, PlanningBook>();
    var all = all(directory, goal);
    if (Files.isDirectory(all)) {
      try (var entries = Files.list(all)) {
        entries
            .filter(PlanningBook::isAt)
            .forEach(root -> found.put(String.valueOf(root.getFileName()), new PlanningBook(root)));
      }
    }
    return found;
  }

  /// Begins a planning.
  public void begin(PlanningTerms terms, byte[] brief) throws IOException {
    Durable.createDirectories(root.resolve("turns"));
    Durable.replace(root.resolve(BRIEF), brief);
    keep(terms);
  }

  /// Sets other terms.
  public void keep(PlanningTerms terms) throws IOException {
    Durable.replace(root.resolve(TERMS), terms.page());
  }

  /// Where its workers find their desk, and where what its agents said is kept.
  public RunDirectory desk() {
    return new RunDirectory(root);
  }

  public PlanningTerms terms() throws IOException {
    return readable(TERMS, PlanningTerms::read);
  }

  public String brief() throws IOException {
    return Files.readString(root.resolve(BRIEF));
  }

  /// The brief as it was read then.
  Brief read() throws IOException {
    return BriefReader.read(terms().brief(), Files.readAllBytes(root.resolve(BRIEF)))
        .brief()
        .orElseThrow(() -> new IOException(root.resolve(BRIEF) + " is damaged"));
  }

  /// The facts that its reader found, once it has.
  public Optional<Facts> facts() throws IOException, InterruptedException {
    var planning = planning();
    if (!(planning.owed() instanceof PlanningOwed.Judgment)) {
      return Optional.empty();
    }
    var sheet = PlanningRules.sheet(handedIn(PlanningPart.FACTS)).front();
    var reader = terms().seat(PlanningPart.FACTS);
    var turn = planning.lastHandedIn(PlanningPart.FACTS).orElseThrow();
    var name = reader.attached() ? turn.author().agent() : reader.toString();
    return Optional.of(AgentReading.of(read(), sheet.orElseThrow(), name, turn.words()));
  }

  /// The state that its turns come to.
  public Planning planning() throws IOException {
    var turns = new ArrayList<PlanningTurn>();
    for (var turn : turns()) {
      turns.add(readable("turns/" + turn + "/" + TURN, PlanningTurnPage::read));
    }
    return new Planning(terms().bounds(), turns);
  }

  @FunctionalInterface
  private interface PageReader<T> {
    T read(String text);
  }

  private <T> T readable(String name, PageReader<T> reader) throws IOException {
    try {
      return reader.read(Files.readString(root.resolve(name)));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(
          root.resolve(name)
              + " is damaged: "
              + e.getMessage()
              + "; begin the planning again with `ashlar plan BRIEF --new`",
          e);
    }
  }

  /// The directories of its complete turns, in order.
  private List<String> turns() throws IOException {
    try (var entries = Files.list(root.resolve("turns"))) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /// Keeps a complete turn, with the brief it answers and what was handed in.
  void keep(PlanningTurn turn, String brief, Optional<Tree> handedIn) throws IOException {
    var all = root.resolve("turns");
    var name = "%03d-%s".formatted(turns().size() + 1, turn.key().slug());
    var part = all.resolve(".part");
    if (Files.exists(part)) {
      TreeRemover.remove(part);
    }
    Files.createDirectories(part);
    Durable.writeContents(part.resolve(TURN), PlanningTurnPage.of(turn));
    Durable.writeContents(part.resolve("brief.md"), brief.getBytes(StandardCharsets.UTF_8));
    if (handedIn.isPresent()) {
      write(part.resolve(HANDED_IN), handedIn.get().bytes());
    }
    Durable.syncDirectory(part);
    Files.move(part, all.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    Durable.syncDirectory(all);
  }

  private static void write(Path directory, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(directory);
    for (var file : files.entrySet()) {
      var path = directory.resolve(file.getKey());
      Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(directory));
      Durable.writeContents(path, file.getValue());
    }
  }

  /// What was handed in last for that part; nothing if nothing was yet.
  Tree handedIn(PlanningPart part) throws IOException, InterruptedException {
    var planning = planning();
    var last = planning.lastHandedIn(part);
    if (last.isEmpty()) {
      return Tree.EMPTY;
    }
    int index = planning.turns().lastIndexOf(last.get());
    var directory = root.resolve("turns").resolve(turns().get(index)).resolve(HANDED_IN);
    return Files.isDirectory(directory)
        ? TreeReader.read(directory, PlanningSeat.LIMITS).tree()
        : Tree.EMPTY;
  }

  /// Who took which part, so that nobody takes both; recorded before anybody works.
  Map<String, PlanningTurn.Author> workers(PlanningPart part) throws IOException {
    var found = new TreeMap<String, PlanningTurn.Author>();
    if (Files.exists(root.resolve(WORKERS))) {
      var page = JsonMapper.builder().build().readTree(Files.readString(root.resolve(WORKERS)));
      for (var one : page.path(part.word()).properties()) {
        found.put(one.getKey(), new PlanningTurn.Author(one.getKey(), one.getValue().asString("")));
      }
    }
    return found;
  }

  void enrol(PlanningPart part, PlanningTurn.Author author) throws IOException {
    var all = new TreeMap<String, Map<String, String>>();
    for (var one : PlanningPart.values()) {
      var names = new TreeMap<String, String>();
      workers(one).values().forEach(known -> names.put(known.instance(), known.agent()));
      all.put(one.word(), names);
    }
    all.computeIfAbsent(part.word(), _ -> new TreeMap<>()).put(author.instance(), author.agent());
    Durable.replace(root.resolve(WORKERS), JsonMapper.builder().build().writeValueAsBytes(all));
  }

  /// The whole draft: the plan with its tests and the names of those who wrote them.
  public SortedMap<String, byte[]> draft() throws IOException, InterruptedException {
    var files = new TreeMap<>(handedIn(PlanningPart.PLAN).bytes());
    files.putAll(handedIn(PlanningPart.TESTS).bytes());
    files.put(PlanAuthors.FILE, PlanAuthors.page(planning()));
    return files;
  }

  /// Lays the draft out for a person to look at; the directory can be made again at any time.
  public Path show() throws IOException, InterruptedException {
    var directory = root.resolve("draft");
    if (Files.exists(directory)) {
      TreeRemover.remove(directory);
    }
    write(directory, draft());
    return directory;
  }

  /// Where the approved plan was laid out, if it was.
  public Optional<Path> laidOut() throws IOException {
    var file = root.resolve(LAID_OUT);
    return Files.exists(file)
        ? Optional.of(Path.of(Files.readString(file).strip()))
        : Optional.empty();
  }

  /// Records that the plan lies in that directory.
  public void laidOut(Path directory) throws IOException {
    Durable.replace(root.resolve(LAID_OUT), (directory + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
