package dev.ashlar.codec;

import dev.ashlar.codec.Draft.GateDraft;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.plan.ModuleName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the commands of a plan's gates stand in `ashlar.yaml`, for whoever runs them.
public final class GatePlaces {
  private static final Place WHOLE_FILE = new Place(0, 0);

  private final Map<String, Place> modules = new HashMap<>();
  private final Map<String, Place> tiers = new HashMap<>();
  private Place endToEnd = WHOLE_FILE;

  private GatePlaces() {}

  /// A line and a column, both counted from 1; two zeros are the whole file.
  public record Place(int line, int column) {}

  /// The places in the plan that `files` are; none if it cannot be read.
  public static GatePlaces of(PlanFiles files) {
    var places = new GatePlaces();
    PlanYaml.read(files, new Problems()).map(Draft::new).ifPresent(places::note);
    return places;
  }

  private void note(Draft draft) {
    draft.modules().forEach(module -> put(modules, module.name(), module.gate()));
    draft.tiers().forEach(tier -> put(tiers, tier.name(), tier.gate()));
    endToEnd = draft.endToEndGate().map(GatePlaces::place).orElse(WHOLE_FILE);
  }

  private static void put(
      Map<String, Place> places, Optional<Scalar> name, Optional<GateDraft> gate) {
    if (name.isPresent() && gate.isPresent()) {
      places.put(name.get().literal(), place(gate.get()));
    }
  }

  private static Place place(GateDraft gate) {
    var spot = gate.run().map(Scalar::spot).orElse(gate.spot());
    return new Place(spot.line(), spot.column());
  }

  /// Where the `run` of a module's gate stands, or the gate if it has none.
  public Place ofModule(ModuleName name) {
    return modules.getOrDefault(name.text(), WHOLE_FILE);
  }

  /// The same for a tier.
  public Place ofTier(ModuleName name) {
    return tiers.getOrDefault(name.text(), WHOLE_FILE);
  }

  /// The same for the end-to-end gate.
  public Place endToEnd() {
    return endToEnd;
  }
}
