package dev.ashlar.role;

import dev.ashlar.agent.PromptBook;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The text each role is given. Golden files hold what these say.
final class Briefs {
  private Briefs() {}

  /// Where a generator finds things: its own directory, what it may read, and the toolchains that
  /// its gate will see.
  record Places(Path workspace, Path given, List<String> toolchains) {}

  static String generator(Order.Generate order, Module spec, Places places, Duration lease) {
    return PromptBook.fill(
        Briefs.class,
        "generator",
        Map.ofEntries(
            Map.entry("order", order.key().toString()),
            Map.entry("slug", order.key().slug()),
            Map.entry("module", spec.name().text()),
            Map.entry("purpose", spec.purpose()),
            Map.entry("workspace", places.workspace().toString()),
            Map.entry("given", places.given().toString()),
            Map.entry("start", start(order)),
            Map.entry(
                "toolchains",
                places.toolchains().isEmpty()
                    ? "the base system only"
                    : String.join(", ", places.toolchains())),
            Map.entry(
                "owns",
                spec.owns().stream()
                    .map(glob -> "`" + glob + "`")
                    .collect(Collectors.joining(", "))),
            Map.entry("build", spec.gate().build().orElse("(nothing to build)")),
            Map.entry("run", spec.gate().run().orElse("(suites only)")),
            Map.entry("carry", carry(order)),
            Map.entry("note", note(order.note())),
            Map.entry("turn", Integer.toString(order.key().turn())),
            Map.entry(
                "turns",
                spec.budget().turns().isPresent()
                    ? Integer.toString(spec.budget().turns().getAsInt())
                    : "10"),
            Map.entry("allowance", words(order.allowance())),
            Map.entry("lease", words(lease))));
  }

  static String evaluator(Order.Evaluate order, Module spec, Path directory) {
    return PromptBook.fill(
        Briefs.class,
        "evaluator",
        Map.of(
            "order", order.key().toString(),
            "slug", order.key().slug(),
            "module", spec.name().text(),
            "purpose", spec.purpose(),
            "gate", gate(order.gate()),
            "directory", directory.toString(),
            "note", note(order.note()),
            "findings", Integer.toString(Limits.FINDINGS_MAX),
            "chars", Integer.toString(Limits.FINDING_CHARS_MAX),
            "allowance", words(order.allowance())));
  }

  static String integrator(Order.Attribute order, List<ModuleName> modules, Path directory) {
    return PromptBook.fill(
        Briefs.class,
        "integrator",
        Map.of(
            "order", order.key().toString(),
            "slug", order.key().slug(),
            "modules", modules.stream().map(ModuleName::text).collect(Collectors.joining(", ")),
            "gate", order.report().passed() + " of " + order.report().total() + " checks passed",
            "failures", lines(order.report().findings()),
            "directory", directory.toString(),
            "composition", order.key().subject().text(),
            "allowance", words(order.allowance())));
  }

  private static String gate(GateReport.Green gate) {
    return gate.passed()
        + " of "
        + gate.total()
        + " checks passed, twice, in fresh sandboxes ("
        + gate.isolation()
        + ")";
  }

  private static String start(Order.Generate order) {
    return order.start().isEmpty()
        ? "The directory starts with the module's stub; replace it."
        : "The directory starts with what was last handed in for this module, before its contract"
            + " (or an interface it uses) was amended: `RULINGS.md` says why. Keep what still"
            + " holds.";
  }

  private static String carry(Order.Generate order) {
    if (order.carry().list().isEmpty()) {
      return "";
    }
    var title =
        order.key().turn() > 1
            ? "## What your last turn got wrong"
            : "## What an earlier attempt got wrong";
    return "\n" + title + "\n\n" + lines(order.carry()) + "\n";
  }

  private static String note(Optional<String> note) {
    return note.map(text -> "\n## A person's word to you\n\n" + text + "\n").orElse("");
  }

  static String lines(Findings findings) {
    var text =
        findings.list().stream().map(finding -> "- " + finding).collect(Collectors.joining("\n"));
    return findings.omitted() == 0 ? text : text + "\n- and " + findings.omitted() + " more";
  }

  static String words(Duration duration) {
    var minutes = duration.toMinutes();
    return minutes == 0
        ? duration.toSeconds() + " s"
        : minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
  }
}
