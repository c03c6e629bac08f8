package dev.ashlar.codec;

import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Tier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// The digests under which a plan is frozen: of the whole directory, of each contract, tier and the
/// end-to-end gate.
///
/// A contract's digest covers what its module is built and judged by: its page, interfaces,
/// references, requirements, version, globs, gate with all tests, stub, and of everything it needs
/// the page, interfaces and stub. It leaves out what may change without changing the work: budgets,
/// estimates, the purpose line and known-good files. Each digest is the SHA-256 of lines `label NUL
/// digest` in order of label.
public final class Freezing {
  private final Plan plan;
  private final PlanFiles files;
  private final Needs needs;

  public Freezing(Plan plan, PlanFiles files) {
    this.plan = plan;
    this.files = files;
    this.needs = Needs.of(plan.modules());
  }

  /// The digest of the whole plan directory.
  public Digest plan() {
    return new Sheet().tree("", files.files()).digest();
  }

  /// Every module's contract under its digest, in the plan's order.
  public List<ContractDigest> contracts() {
    return plan.modules().stream()
        .map(module -> new ContractDigest(module.name(), module.version(), contract(module.name())))
        .toList();
  }

  /// The digest of one module's contract.
  public Digest contract(ModuleName name) {
    Module module = plan.module(name);
    var sheet =
        new Sheet()
            .text("version", Integer.toString(module.version()))
            .text("owns", String.join("\n", module.owns()))
            .text("interface", interfaceOf(name).hex())
            .directory("stub/", module.stub());
    module
        .requirements()
        .forEach(id -> sheet.text("requirement/" + id, plan.requirements().getOrDefault(id, "")));
    references(sheet, plan.artifact().references());
    references(sheet, module.references());
    gate(sheet, module.gate());
    for (ModuleName need : needs.transitive(name)) {
      sheet.text("needs/" + need + "/interface", interfaceOf(need).hex());
      sheet.directory("needs/" + need + "/stub/", plan.module(need).stub());
    }
    return sheet.digest();
  }

  /// The digest of what other modules see of a module: its contract page and its interface files.
  public Digest interfaceOf(ModuleName name) {
    Module module = plan.module(name);
    return new Sheet()
        .file("page", module.contract())
        .directory("interfaces/", module.interfaces())
        .digest();
  }

  /// The digest of a tier: its members and its gate with all tests. What is composed is named by
  /// seals, not here.
  public Digest tier(ModuleName name) {
    Tier tier =
        plan.tiers().stream()
            .filter(t -> t.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the plan has no tier " + name));
    var sheet = new Sheet();
    tier.modules().forEach(member -> sheet.text("member/" + member, member.text()));
    gate(sheet, tier.gate());
    return sheet.digest();
  }

  /// The digest of the end-to-end gate with all tests, its threshold and how the artifact is
  /// delivered.
  public Digest endToEnd() {
    var sheet = new Sheet().text("threshold", Integer.toString(plan.endToEnd().thresholdPercent()));
    plan.endToEnd().deliver().ifPresent(run -> sheet.text("deliver", run));
    gate(sheet, plan.endToEnd().gate());
    return sheet.digest();
  }

  private void references(Sheet sheet, List<String> paths) {
    paths.forEach(path -> sheet.file("reference/" + path, path));
  }

  /// Paths inside the plan do not matter, only what stands there.
  private void gate(Sheet sheet, GateSpec gate) {
    ObjectNode spec = PlanCodec.toJson(gate);
    spec.remove(List.of("support", "cases", "held-out"));
    sheet.text("gate", spec.toString());
    sheet.directory("support/", gate.support());
    gate.cases().ifPresent(path -> sheet.file("cases", path));
    gate.heldOut().ifPresent(path -> sheet.file("held-out", path));
  }

  /// Labels and digests, and the digest of them all.
  private final class Sheet {
    private final TreeMap<String, Digest> lines = new TreeMap<>();

    Sheet text(String label, String text) {
      lines.put(label, Digest.ofText(text));
      return this;
    }

    /// A missing file, which the reader refuses, counts as an empty one.
    Sheet file(String label, String path) {
      lines.put(label, Digest.of(files.bytes(path).orElse(new byte[0])));
      return this;
    }

    Sheet directory(String label, Optional<String> dir) {
      return dir.map(d -> tree(label, files.under(d))).orElse(this);
    }

    Sheet tree(String label, Map<String, byte[]> tree) {
      tree.forEach((path, bytes) -> lines.put(label + path, Digest.of(bytes)));
      return this;
    }

    Digest digest() {
      var text = new StringBuilder();
      lines.forEach((label, digest) -> text.append(label).append('\0').append(digest).append('\n'));
      return Digest.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
