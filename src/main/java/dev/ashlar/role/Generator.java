package dev.ashlar.role;

import dev.ashlar.agent.AgentReply;
import dev.ashlar.agent.Assignment;
import dev.ashlar.codec.Given;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.Submission;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.workspace.Store;
import dev.ashlar.workspace.Taking;
import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.Workspace;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Writes one module: prepares its workspace, asks the agent, and takes in what it left there. What
/// lies outside the module's own paths is never taken.
public final class Generator {
  private final Function<ModuleName, Cast> casting;
  private final Workplaces workplaces;
  private final Store store;
  private final List<String> toolchains;
  private final InstantSource clock;

  public Generator(
      Function<ModuleName, Cast> casting,
      Workplaces workplaces,
      Store store,
      List<String> toolchains,
      InstantSource clock) {
    this.casting = casting;
    this.workplaces = workplaces;
    this.store = store;
    this.toolchains = toolchains;
    this.clock = clock;
  }

  /// One turn of the attempt, from brief to event; `rejected` is what it handed in last, if it did.
  public Event turn(Order.Generate order, Module spec, Given given, Optional<Digest> rejected)
      throws IOException, InterruptedException {
    var workspace = workplaces.of(order, spec, given);
    var cast = casting.apply(spec.name());
    var brief =
        Briefs.generator(
            order,
            spec,
            new Briefs.Places(workspace.work(), workspace.given(), toolchains),
            cast.seat().lease());
    var reply =
        cast.agent()
            .ask(
                new Assignment(
                    order.key(),
                    Role.GENERATOR,
                    brief,
                    new Assignment.Reach(
                        workspace.work(), Optional.of(workspace.given()), spec.owns()),
                    order.reserve(),
                    order.allowance(),
                    cast.seat().lease(),
                    order.holder(),
                    Set.of()));
    return switch (reply) {
      case AgentReply.HandedIn handedIn ->
          takenIn(order, spec, given, workspace, handedIn, rejected);
      case AgentReply.Disputes disputes ->
          new Event.ContractDisputed(
              clock.instant(), order.key(), disputes.claim(), disputes.usage());
      case AgentReply.Failed failed ->
          new Event.GenerationFailed(
              clock.instant(), order.key(), failed.failure(), failed.detail(), failed.usage());
      case AgentReply.Judges _, AgentReply.Blames _ ->
          new Event.GenerationFailed(
              clock.instant(),
              order.key(),
              Failure.MALFORMED,
              "a generator answered as another role",
              reply.usage());
    };
  }

  private Event takenIn(
      Order.Generate order,
      Module spec,
      Given given,
      Workspace workspace,
      AgentReply.HandedIn reply,
      Optional<Digest> rejected)
      throws IOException, InterruptedException {
    return switch (workplaces.taken(workspace, spec)) {
      case Taking.Lost(var reason) -> throw new IOException(reason);
      case Taking.Taken taken -> {
        var objections = objections(taken, reply.summary());
        yield objections.isEmpty()
            ? accepted(order, given, reply, taken.owned(), rejected)
            : refused(order, reply, Findings.of(objections));
      }
    };
  }

  private static List<Finding> objections(Taking.Taken taken, String summary) {
    var all = new ArrayList<Finding>();
    if (summary.length() > Limits.SUMMARY_CHARS_MAX) {
      all.add(
          new Finding(
              "summary",
              "has "
                  + summary.length()
                  + " characters; it is one page, at most "
                  + Limits.SUMMARY_CHARS_MAX));
    }
    taken.problems().forEach(problem -> all.add(new Finding(problem.path(), problem.what())));
    taken
        .strays()
        .forEach(
            path -> all.add(new Finding(path, "lies outside what the module owns; remove it")));
    taken
        .givenEdits()
        .forEach(path ->
            all.add(
                new Finding(
                    "given/" + path,
                    "given material was changed; it is restored, leave it as it is")));
    return all;
  }

  private Event accepted(
      Order.Generate order,
      Given given,
      AgentReply.HandedIn reply,
      Tree tree,
      Optional<Digest> rejected)
      throws IOException {
    if (order.start().isEmpty() && tree.equals(Materials.tree(given.start()))) {
      return unchanged(order, reply, "the stub was handed in as it was");
    }
    var digest = store.put(tree).digest();
    if (rejected.filter(digest::equals).isPresent()) {
      return unchanged(order, reply, "what had been rejected was handed in again as it was");
    }
    var submission = new Submission(digest, reply.summary(), reply.instance());
    return new Event.SubmissionArrived(clock.instant(), order.key(), submission, reply.usage());
  }

  private Event unchanged(Order.Generate order, AgentReply reply, String why) {
    return new Event.GenerationFailed(
        clock.instant(), order.key(), Failure.UNCHANGED, why, reply.usage());
  }

  private Event refused(Order.Generate order, AgentReply.HandedIn reply, Findings findings) {
    return new Event.SubmissionRefused(
        clock.instant(), order.key(), Defect.OUT_OF_BOUNDS, findings, reply.usage());
  }
}
