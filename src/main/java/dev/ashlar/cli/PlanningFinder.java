package dev.ashlar.cli;

import dev.ashlar.architect.Planning;
import dev.ashlar.harness.PlanningBook;
import dev.ashlar.journal.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The plannings of one directory that are for one thing: which is meant when none is named, and
/// how a new one is called.
final class PlanningFinder {
  private final Path directory;
  private final Planning.Goal goal;

  PlanningFinder(Path directory, Planning.Goal goal) {
    this.directory = directory;
    this.goal = goal;
  }

  /// The one that was begun or continued last.
  Optional<PlanningBook> current() throws IOException {
    var file = currentFile();
    var all = PlanningBook.in(directory, goal);
    var named = Files.exists(file) ? Files.readString(file).strip() : "";
    return Optional.ofNullable(all.get(named))
        .or(() -> all.size() == 1 ? all.values().stream().findFirst() : Optional.empty());
  }

  /// The last one of that name.
  Optional<PlanningBook> named(String name) throws IOException {
    var all = PlanningBook.in(directory, goal);
    Optional<PlanningBook> last = Optional.ofNullable(all.get(name));
    for (int number = 2; all.containsKey(name + "-" + number); number++) {
      last = Optional.ofNullable(all.get(name + "-" + number));
    }
    return last;
  }

  /// A place for one more of that name.
  PlanningBook fresh(String name) throws IOException {
    var all = PlanningBook.in(directory, goal);
    var id = name;
    for (int number = 2; all.containsKey(id); number++) {
      id = name + "-" + number;
    }
    return new PlanningBook(PlanningBook.all(directory, goal).resolve(id));
  }

  /// Makes it the one that verbs act on when none is named.
  void makeCurrent(PlanningBook book) throws IOException {
    Durable.replace(
        currentFile(), (book.root().getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Path currentFile() {
    return PlanningBook.all(directory, goal).resolve("current");
  }
}
