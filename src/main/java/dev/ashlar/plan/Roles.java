package dev.ashlar.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Which agent plays which role. `casts` holds the modules that ask for others than the rest.
public record Roles(
    Seat generator, Seat evaluator, Optional<Seat> integrator, Map<ModuleName, Cast> casts) {

  public Roles {
    casts = Collections.unmodifiableMap(new TreeMap<>(casts));
  }

  /// Roles that are the same for every module.
  public Roles(Seat generator, Seat evaluator, Optional<Seat> integrator) {
    this(generator, evaluator, integrator, Map.of());
  }

  /// Who generates that module.
  public Seat generator(ModuleName module) {
    return cast(module).generator().orElse(generator);
  }

  /// Who judges that module.
  public Seat evaluator(ModuleName module) {
    return cast(module).evaluator().orElse(evaluator);
  }

  /// Every seat, those of all modules first.
  public List<Seat> seats() {
    var all = new ArrayList<>(List.of(generator, evaluator));
    integrator.ifPresent(all::add);
    for (var cast : casts.values()) {
      cast.generator().ifPresent(all::add);
      cast.evaluator().ifPresent(all::add);
    }
    return all;
  }

  /// These roles with every seat changed.
  public Roles each(UnaryOperator<Seat> change) {
    var changed = new TreeMap<ModuleName, Cast>();
    casts.forEach((module, cast) ->
        changed.put(module, new Cast(cast.generator().map(change), cast.evaluator().map(change))));
    return new Roles(
        change.apply(generator), change.apply(evaluator), integrator.map(change), changed);
  }

  private Cast cast(ModuleName module) {
    return casts.getOrDefault(module, Cast.AS_ALL);
  }

  /// One module's own seats; where there is none, it is the plan's.
  public record Cast(Optional<Seat> generator, Optional<Seat> evaluator) {
    static final Cast AS_ALL = new Cast(Optional.empty(), Optional.empty());
  }

  /// An agent by name, and the model it is to use; without one it uses its own default.
  public record Choice(String agent, Optional<String> model) implements Comparable<Choice> {
    /// The agent of that name with its default model.
    public static Choice of(String agent) {
      return new Choice(agent, Optional.empty());
    }

    /// Whether asking the same again gives the same answer at no cost, as recorded and scripted
    /// agents do.
    public boolean repeatable() {
      return recorded() || agent.equals("scripted");
    }

    /// Whether it answers from the record of an earlier run.
    public boolean recorded() {
      return agent.equals("recorded");
    }

    /// Whether it waits for workers that come with `ashlar work`.
    public boolean attached() {
      return agent.equals("attached");
    }

    /// Whether Ashlar starts it, and so counts and stops what it spends.
    public boolean metered() {
      return !repeatable() && !attached();
    }

    @Override
    public int compareTo(Choice other) {
      return toString().compareTo(other.toString());
    }

    /// Words for people: `claude-code with opus`.
    @Override
    public String toString() {
      return agent + model.map(name -> " with " + name).orElse("");
    }
  }

  /// Who plays a role, how long it may show no sign of life before its order is handed out again,
  /// and who takes over, in order, while it cannot be had.
  public record Seat(String agent, Optional<String> model, Duration lease, List<Choice> fallbacks) {
    public Seat {
      fallbacks = List.copyOf(fallbacks);
    }

    /// The agent of that name with its default model, and nobody behind it.
    public Seat(String agent, Duration lease) {
      this(agent, Optional.empty(), lease, List.of());
    }

    /// Who is meant to play it.
    public Choice choice() {
      return new Choice(agent, model);
    }

    /// Everybody who may play it, in order.
    public List<Choice> choices() {
      var all = new ArrayList<>(List.of(choice()));
      all.addAll(fallbacks);
      return List.copyOf(all);
    }

    /// Whether asking the same again gives the same answer at no cost.
    public boolean repeatable() {
      return choice().repeatable();
    }

    /// Whether it answers from the record of an earlier run.
    public boolean recorded() {
      return choice().recorded();
    }

    /// Whether it waits for workers that come with `ashlar work`.
    public boolean attached() {
      return choice().attached();
    }
  }
}
