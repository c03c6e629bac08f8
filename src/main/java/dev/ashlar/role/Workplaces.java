package dev.ashlar.role;

import dev.ashlar.codec.Given;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.plan.Module;
import dev.ashlar.workspace.Store;
import dev.ashlar.workspace.Taking;
import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreeLimits;
import dev.ashlar.workspace.Workspace;
import dev.ashlar.workspace.WorkspaceKeeper;
import java.io.IOException;
import java.util.Optional;

/// The workspaces of generators, by order: made at an attempt's first turn, found again at its
/// next.
public final class Workplaces {
  private final WorkspaceKeeper keeper;
  private final Store store;

  public Workplaces(WorkspaceKeeper keeper, Store store) {
    this.keeper = keeper;
    this.store = store;
  }

  Workspace of(Order.Generate order, Module spec, Given given)
      throws IOException, InterruptedException {
    var key = order.key();
    var material = Materials.given(given);
    var module = spec.name().text();
    var found = keeper.find(module, key.version(), key.attempt(), material);
    return found.isPresent()
        ? found.get()
        : keeper.create(module, key.version(), key.attempt(), material, start(order, given));
  }

  private Tree start(Order.Generate order, Given given) throws IOException {
    return order.start().isPresent()
        ? store.get(order.start().get())
        : Materials.tree(given.start());
  }

  Taking taken(Workspace workspace, Module spec) throws InterruptedException {
    return keeper.take(workspace, spec.owns(), TreeLimits.SUBMISSION);
  }

  /// The module's files as they lie in its attempt's workspace now, for a trial by its own
  /// generator.
  public Optional<Tree> glance(OrderKey key, Module spec, Given given)
      throws IOException, InterruptedException {
    var found =
        keeper.find(key.subject().text(), key.version(), key.attempt(), Materials.given(given));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return switch (taken(found.get(), spec)) {
      case Taking.Taken taken -> Optional.of(taken.owned());
      case Taking.Lost _ -> Optional.empty();
    };
  }
}
