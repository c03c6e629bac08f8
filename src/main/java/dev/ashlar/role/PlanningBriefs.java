package dev.ashlar.role;

import dev.ashlar.agent.PromptBook;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// The text that a reader, a planner and a tester are given. Golden files hold what it says.
final class PlanningBriefs {
  /// A longer brief is read in its file.
  private static final int BRIEF_CHARS_MAX = 24_000;

  private static final String FENCE = "~~~~~~~~";

  private PlanningBriefs() {}

  /// Where its author works, whether something lies there already, what it may read, and how long
  /// it may take.
  record Places(Path workspace, Path given, boolean begun, Duration allowance, Duration lease) {}

  static String of(PlanningOrder order, Places places) {
    return switch (order.owed().part()) {
      case FACTS -> PromptBook.fill(PlanningBriefs.class, "reader", reader(order, places));
      case PLAN -> PromptBook.fill(PlanningBriefs.class, "planner", planner(order, places));
      case TESTS -> PromptBook.fill(PlanningBriefs.class, "tester", tester(order, places));
    };
  }

  private static Map<String, String> reader(PlanningOrder order, Places places) {
    var all = withBrief(order, places);
    all.put("start", start(order, places, "facts"));
    return all;
  }

  /// The common values, and the brief between two lines that it cannot close.
  private static Map<String, String> withBrief(PlanningOrder order, Places places) {
    var all = common(order, places);
    var brief = quoted(order.brief());
    all.put("brief", brief);
    all.put("fence", fence(brief));
    return all;
  }

  private static Map<String, String> planner(PlanningOrder order, Places places) {
    var all = withBrief(order, places);
    all.put(
        "toolchains",
        order.toolchains().isEmpty() ? "(none)" : String.join(", ", order.toolchains()));
    all.put("start", start(order, places, "plan"));
    return all;
  }

  private static Map<String, String> tester(PlanningOrder order, Places places) {
    var all = common(order, places);
    all.put(
        "files",
        order.files().stream().map(path -> "  - `" + path + "`").collect(Collectors.joining("\n")));
    all.put("start", start(order, places, "cases"));
    return all;
  }

  private static Map<String, String> common(PlanningOrder order, Places places) {
    return new java.util.HashMap<>(
        Map.of(
            "order", order.owed().key().toString(),
            "workspace", places.workspace().toString(),
            "given", places.given().toString(),
            "carry", carry(order.owed().carry()),
            "turns", Integer.toString(order.turns()),
            "turn", Long.toString(order.turn()),
            "allowance", Briefs.words(places.allowance()),
            "lease", Briefs.words(places.lease())));
  }

  private static String start(PlanningOrder order, Places places, String what) {
    if (!places.begun()) {
      return "It is empty now.";
    }
    return order.start().isEmpty()
        ? "Something lies there from before this order was handed out again: look at it first."
        : "It holds the " + what + " as handed in last; keep what still holds.";
  }

  /// What the rules, a tester or a person want to be mended.
  private static String carry(Findings carry) {
    return carry.list().isEmpty()
        ? ""
        : "\n## What is to be mended\n\n" + Briefs.lines(carry) + "\n";
  }

  private static String quoted(String brief) {
    var text = brief.stripTrailing();
    return text.length() <= BRIEF_CHARS_MAX
        ? text
        : Limits.cut(text, BRIEF_CHARS_MAX) + "\n(the rest is in BRIEF.md)";
  }

  /// A line that the text cannot close.
  private static String fence(String text) {
    var fence = FENCE;
    while (text.contains(fence)) {
      fence += "~~~~";
    }
    return fence;
  }
}
