package dev.ashlar.codec;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.plan.Digest;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A real run in one file: its events, and the trees they name (plans and submissions) by digest.
///
/// `note` says what the run was and who its agents were.
public record Recording(
    String note, List<Event> events, SortedMap<Digest, SortedMap<String, byte[]>> trees) {
  public Recording {
    events = List.copyOf(events);
    trees = Collections.unmodifiableSortedMap(new TreeMap<>(trees));
  }

  /// The plan as it was admitted.
  public Event.RunAdmitted admitted() {
    return (Event.RunAdmitted) events.getFirst();
  }

  /// The files of a tree that an event names.
  ///
  /// @throws IllegalArgumentException if the recording does not hold it
  public SortedMap<String, byte[]> tree(Digest digest) {
    var found = trees.get(digest);
    if (found == null) {
      throw new IllegalArgumentException("the recording does not hold the tree " + digest);
    }
    return found;
  }
}
