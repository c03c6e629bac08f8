package jsonpath.json;

import java.util.ArrayList;
import java.util.List;

/// Where a node stands in its document: the steps from the root, outermost first. The root's
/// location has no steps.
public record Location(List<Step> steps) {

  public Location {
    steps = List.copyOf(steps);
  }

  /// The location of the document itself.
  public static Location root() {
    return new Location(List.of());
  }

  /// This location and one step further down.
  public Location child(Step step) {
    var longer = new ArrayList<Step>(steps.size() + 1);
    longer.addAll(steps);
    longer.add(step);
    return new Location(longer);
  }

  /// One step from a value to a child of it.
  public sealed interface Step {

    /// Into an object, to the member of that name.
    record Member(String name) implements Step {}

    /// Into an array, to the element of that index, counted from 0; never negative.
    record Element(int index) implements Step {}
  }
}
