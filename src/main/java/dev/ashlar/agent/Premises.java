package dev.ashlar.agent;

import dev.ashlar.agent.Arguments.BadCall;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.plan.Glob;
import dev.ashlar.workspace.TreeLimits;
import dev.ashlar.workspace.TreePath;
import dev.ashlar.workspace.TreeReader;
import dev.ashlar.workspace.TreeReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a model can reach, by the names it uses: the assignment's directory at the top, and what is
/// given to read under `given/`. Nothing else has a name, and no link is followed.
final class Premises {
  private static final String GIVEN = "given";

  private final Assignment.Reach reach;
  private final List<Glob> owns;

  Premises(Assignment.Reach reach) {
    this.reach = reach;
    this.owns = reach.owns().stream().map(Glob::of).toList();
  }

  /// A place in one of the two directories. `prefix` is what a model writes before the path.
  record Place(Path root, String prefix, String path) {
    String name() {
      return prefix + path;
    }
  }

  /// The brief with the directories' names as they are used here.
  String named(String text) {
    var named = text;
    if (reach.given().isPresent()) {
      named = named.replace(reach.given().get().toString(), GIVEN + "/");
    }
    return named.replace(reach.directory().toString(), "./");
  }

  /// The tops of all that can be read.
  List<Place> tops() {
    var work = new Place(reach.directory(), "", "");
    return reach
        .given()
        .map(given -> List.of(work, new Place(given, GIVEN + "/", "")))
        .orElse(List.of(work));
  }

  /// The place that `name` means, a glob's or a file's.
  Place place(String name) throws BadCall {
    var text = relative(name.strip());
    boolean given =
        reach.given().isPresent() && (text.equals(GIVEN) || text.startsWith(GIVEN + "/"));
    var place =
        given
            ? new Place(
                reach.given().get(),
                GIVEN + "/",
                text.substring(Math.min(text.length(), GIVEN.length() + 1)))
            : new Place(reach.directory(), "", text);
    if (!place.path().isEmpty()) {
      var objection = TreePath.objection(place.path()).or(() -> Glob.flaw(place.path()));
      if (objection.isPresent()) {
        throw new BadCall(
            "`"
                + Limits.cut(name, 200)
                + "` is no path here, it "
                + objection.get().replaceFirst("^it ", "")
                + ". Paths are relative, such as `src/main.py`"
                + (reach.given().isPresent() ? " or `given/CONTRACT.md`." : "."));
      }
    }
    return place;
  }

  private String relative(String name) {
    var text = name;
    if (reach.given().isPresent() && isIn(text, reach.given().get())) {
      text = GIVEN + text.substring(reach.given().get().toString().length());
    } else if (isIn(text, reach.directory())) {
      text = text.substring(reach.directory().toString().length());
      text = text.startsWith("/") ? text.substring(1) : text;
    }
    while (text.startsWith("./")) {
      text = text.substring(2);
    }
    return text.equals(".") ? "" : text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean isIn(String name, Path directory) {
    return name.equals(directory.toString()) || name.startsWith(directory + "/");
  }

  /// The place of a file that may be written.
  Place owned(String name) throws BadCall {
    var place = place(name);
    if (!place.prefix().isEmpty()) {
      throw new BadCall("`" + place.name() + "` is given to read and cannot be changed.");
    }
    if (owns.stream().noneMatch(glob -> glob.matches(place.path()))) {
      throw new BadCall(
          "`"
              + place.name()
              + "` is not this module's. Only these paths are: "
              + String.join(", ", reach.owns())
              + ".");
    }
    return place;
  }

  /// Everything that matches the place's path.
  TreeReading read(Place place, String glob) throws IOException, InterruptedException {
    return TreeReader.read(place.root(), TreeLimits.SUBMISSION, List.of(glob));
  }

  /// The bytes of the one file at `place`.
  byte[] file(Place place) throws BadCall, IOException, InterruptedException {
    if (place.path().isEmpty()) {
      throw new BadCall("`" + place.name() + "` is a directory; `list` shows what is in it.");
    }
    if (place.path().matches(".*[*?].*")) {
      throw new BadCall("name one file; `list` takes a pattern such as `" + place.name() + "`.");
    }
    var reading = read(place, place.path());
    var file = Optional.ofNullable(reading.tree().files().get(TreePath.of(place.path())));
    if (file.isPresent()) {
      return file.get().bytes();
    }
    if (!reading.problems().isEmpty()) {
      throw new BadCall(
          "`" + place.name() + "` cannot be read: " + reading.problems().getFirst().message());
    }
    throw new BadCall(
        reading.strays().contains(place.path() + "/")
            ? "`" + place.name() + "` is a directory; `list` shows what is in it."
            : "there is no file `" + place.name() + "`; `list` shows what there is.");
  }
}
