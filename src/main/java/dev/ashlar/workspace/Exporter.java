package dev.ashlar.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a history into a branch of a repository that a person names.
///
/// It creates the branch or moves it forward, and touches nothing else: no other branch, no index,
/// no file of a work tree, no configuration; no hook runs. Objects are copied. The same history
/// always gives the same commits, so exporting a longer one later continues the branch.
public final class Exporter {
  private static final String NO_COMMIT = "0".repeat(40);

  private final Store store;

  public Exporter(Store store) {
    this.store = store;
  }

  /// Where a branch is to be written: the repository itself, or why it cannot be.
  private sealed interface Target {
    record Found(Git git, Path place, boolean fresh, boolean checkedOut) implements Target {}

    record Unfit(Exporting.Refused refused) implements Target {}
  }

  /// Makes `branch` of the repository at `place` hold `commits`, oldest first. Where nothing is
  /// yet, a repository is made: bare when its name ends in `.git`, else with the artifact checked
  /// out.
  public Exporting export(Path place, String branch, List<ExportCommit> commits)
      throws IOException {
    if (commits.isEmpty()) {
      return new Exporting.Refused("there is nothing to export", "seal a module first");
    }
    if (!isBranchName(branch)) {
      return new Exporting.Refused(
          Shown.quoted(branch) + " cannot name a branch", "choose letters, digits, '-' and '/'");
    }
    return switch (target(place.toAbsolutePath().normalize(), branch)) {
      case Target.Unfit(var refused) -> refused;
      case Target.Found found -> export(found, branch, history(commits));
    };
  }

  private boolean isBranchName(String branch) throws IOException {
    return !branch.startsWith("-")
        && branch.chars().noneMatch(c -> c < ' ')
        && Git.of(store.directory()).run("check-ref-format", "refs/heads/" + branch).exit() == 0;
  }

  private Target target(Path place, String branch) throws IOException {
    if (isAbsentOrEmpty(place)) {
      Files.createDirectories(place);
      var git = Git.standingIn(place);
      var bare = place.toString().endsWith(".git");
      var shape = bare ? List.of("init", "--quiet", "--bare") : List.of("init", "--quiet");
      var init = new ArrayList<>(shape);
      init.addAll(List.of("--template=", "--initial-branch=" + branch));
      git.text(init.toArray(String[]::new));
      return new Target.Found(git, place, !bare, false);
    }
    if (!Files.isDirectory(place)) return notARepository(place);
    var git = Git.standingIn(place);
    var format = git.run("rev-parse", "--show-object-format");
    if (format.exit() != 0) return notARepository(place);
    if (!format.text().strip().equals("sha1")) {
      return unfit(
          place + " names objects by " + format.text().strip(),
          "name a repository of the usual format");
    }
    return new Target.Found(git, place, false, checkedOut(git, branch));
  }

  private static Target notARepository(Path place) {
    return unfit(
        place + " is not a Git repository", "name one, or a directory that is empty or new");
  }

  private static Target unfit(String reason, String hint) {
    return new Target.Unfit(new Exporting.Refused(reason, hint));
  }

  private static boolean isAbsentOrEmpty(Path place) throws IOException {
    if (!Files.isDirectory(place)) return !Files.exists(place);
    try (var entries = Files.list(place)) {
      return entries.findAny().isEmpty();
    }
  }

  /// Whether some work tree shows the branch.
  private static boolean checkedOut(Git git, String branch) throws IOException {
    var bare = false;
    var shown = false;
    for (var line : git.text("worktree", "list", "--porcelain").lines().toList()) {
      if (line.startsWith("worktree ")) bare = false;
      if (line.equals("bare")) bare = true;
      if (!bare && line.equals("branch refs/heads/" + branch)) shown = true;
    }
    return shown;
  }

  /// Writes the commits into the store; the run keeps what it gave away.
  private List<ObjectId> history(List<ExportCommit> commits) throws IOException {
    var ids = new ArrayList<ObjectId>();
    for (var commit : commits) {
      var made = TreeObjects.of(commit.tree());
      var parents = ids.isEmpty() ? List.<ObjectId>of() : List.of(ids.getLast());
      var object =
          GitObject.commit(
              made.root(), parents, commit.author(), commit.author(), commit.message());
      var all = new ArrayList<>(made.objects());
      all.add(object);
      store.objects().write(all);
      ids.add(object.id());
    }
    store.refs().set("refs/exported/" + ids.getLast(), ids.getLast());
    return ids;
  }

  private Exporting export(Target.Found target, String branch, List<ObjectId> history)
      throws IOException {
    var git = target.git();
    var ref = "refs/heads/" + branch;
    var there = git.run("rev-parse", "--verify", "--quiet", ref);
    var old =
        there.exit() == 0
            ? Optional.of(new ObjectId(there.text().strip()))
            : Optional.<ObjectId>empty();
    int known = old.map(history::indexOf).orElse(-1);
    if (old.isPresent() && known < 0) {
      return new Exporting.Refused(
          branch + " in " + target.place() + " holds commits that are not of this run",
          "choose another branch name" + (target.checkedOut() ? "" : ", or delete that branch"));
    }
    var tip = history.getLast();
    if (known < history.size() - 1) {
      if (target.checkedOut()) return inTheWay(target.place(), branch);
      copy(git, tip, old);
      git.text("update-ref", ref, tip.hex(), old.map(ObjectId::hex).orElse(NO_COMMIT));
    }
    if (target.fresh()) git.text("reset", "--hard", "--quiet");
    return new Exporting.Exported(target.place(), branch, tip, history.size() - 1 - known);
  }

  /// A work tree shows the branch, and a person's files are never touched: they merge.
  private static Exporting inTheWay(Path place, String branch) {
    var next = branch + "-next";
    return new Exporting.Refused(
        branch + " is checked out in " + place + ", and its files would seem changed",
        "export it with `--branch %s`, then `git -C %s merge --ff-only %s` where %s is checked out"
            .formatted(next, place, next, branch));
  }

  /// Copies what `tip` needs and `old` has not, as one pack that the receiver checks object by
  /// object.
  private void copy(Git git, ObjectId tip, Optional<ObjectId> old) throws IOException {
    var wanted = tip.hex() + "\n" + old.map(id -> "^" + id.hex() + "\n").orElse("");
    var source = Git.of(store.directory());
    var pack =
        source.feed(
            wanted.getBytes(StandardCharsets.US_ASCII),
            "pack-objects",
            "--revs",
            "--stdout",
            "--quiet");
    source.require(pack, "pack-objects");
    var stored = git.feed(pack.out(), "index-pack", "--stdin", "--strict");
    git.require(stored, "index-pack", "--stdin");
  }
}
