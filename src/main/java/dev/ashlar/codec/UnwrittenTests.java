package dev.ashlar.codec;

import dev.ashlar.codec.Draft.GateDraft;
import dev.ashlar.codec.Json.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The locked cases of a draft whose tests nobody has written yet: which files it names for them,
/// and stand-ins, so that every other rule can answer.
///
/// A stand-in breaks no rule about cases and asks what nothing answers; whatever is said about a
/// draft with stand-ins is said about the draft.
public final class UnwrittenTests {
  private final Map<String, Stand> stands = new TreeMap<>();

  /// The requirements that the cases of one file stand for.
  private record Stand(boolean visible, Set<String> covers) {}

  private UnwrittenTests(Draft draft) {
    Set<String> known =
        draft.requirements().keySet().stream()
            .filter(Draft::isRequirementId)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (var module : draft.modules()) {
      var own = new LinkedHashSet<String>();
      module.requirements().forEach(id -> own.add(id.literal()));
      own.retainAll(known);
      module.gate().ifPresent(gate -> add(gate, own));
    }
    draft.tiers().forEach(tier -> tier.gate().ifPresent(gate -> add(gate, Set.of())));
    draft.endToEndGate().ifPresent(gate -> add(gate, known));
  }

  /// Those of the draft in `files`, as far as it can be read.
  public static UnwrittenTests of(PlanFiles files) {
    Optional<Json> tree = PlanYaml.read(files, new Problems());
    return new UnwrittenTests(
        new Draft(tree.orElse(new Json.Mapping(Problems.WHOLE_FILE, Map.of()))));
  }

  private void add(GateDraft gate, Set<String> covers) {
    gate.cases().ifPresent(path -> add(path, true, covers));
    gate.heldOut().ifPresent(path -> add(path, false, covers));
  }

  private void add(Scalar path, boolean visible, Set<String> covers) {
    var all = new LinkedHashSet<>(covers);
    Optional.ofNullable(stands.get(path.literal())).ifPresent(seen -> all.addAll(seen.covers()));
    stands.put(path.literal(), new Stand(visible, all));
  }

  /// The paths that the draft's gates name for their cases, visible and held out.
  public SortedSet<String> paths() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(stands.keySet()));
  }

  /// The draft with a stand-in at every one of these paths.
  public PlanFiles stoodIn(PlanFiles files) {
    var all = new TreeMap<String, byte[]>();
    stands.forEach((path, stand) -> all.put(path, line(path, stand)));
    return files.with(all);
  }

  private static byte[] line(String path, Stand stand) {
    var covers = stand.covers().stream().map(JsonPage::quoted).collect(Collectors.joining(", "));
    return """
    {"id": "%s", "input": %s, "expect": {"no-program": "answers-this"}, "covers": [%s]%s}
    """
        .formatted(
            stand.visible() ? "stand-in" : "stand-in-held-out",
            JsonPage.quoted("stand-in of " + path),
            covers,
            stand.visible() ? ", \"negative\": true" : "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
