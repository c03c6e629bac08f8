package dev.ashlar.kinds;

import java.util.List;
import java.util.SequencedMap;

/// How modules are put together: steps in order, each of which binds a name, and the answer at the
/// end. The first error that a module answers ends it and is its answer.
record Composition(List<Step> steps, Expression answer) {
  Composition {
    steps = List.copyOf(steps);
  }

  /// The modules that are asked, in the order of their first call.
  List<String> modules() {
    return steps.stream().map(Step::module).distinct().toList();
  }

  /// One step; `let` is the name that its result is known by afterwards.
  sealed interface Step {
    String let();

    String module();

    /// The module is asked once.
    record Call(String let, String module, Expression input) implements Step {}

    /// The module is asked for every item of a list; the result is the list of what it said.
    record Each(String let, String module, Expression items) implements Step {}

    /// The module is asked for every item in turn, with the state it came to before: `{"state": …,
    /// "event": item}` gives `{"state": …, "out": […]}`. The result is the last state and
    /// everything that was put out.
    record Fold(String let, String module, Expression start, Expression items) implements Step {}
  }

  /// A value made of what is known: `input`, and the names of earlier steps.
  sealed interface Expression {
    /// A known value and the way into it.
    record Way(String name, List<Access> accesses) implements Expression {
      public Way {
        accesses = List.copyOf(accesses);
      }
    }

    /// An object of named values.
    record Members(SequencedMap<String, Expression> members) implements Expression {}

    /// A list of values.
    record Items(List<Expression> items) implements Expression {
      public Items {
        items = List.copyOf(items);
      }
    }

    /// A text that is meant as it stands.
    record Text(String text) implements Expression {}

    /// A whole number.
    record Number(long number) implements Expression {}

    /// True or false.
    record Truth(boolean truth) implements Expression {}
  }

  /// One step of a way: `.name` is a member, `[name]` that member of all items that have one.
  record Access(boolean ofAll, String name) {}
}
