package dev.ashlar.cli;

import dev.ashlar.mcp.Attendance;
import dev.ashlar.mcp.ToolServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar mcp`: the desk as tools, for an agent that starts this command as its MCP server.
@Command(
    name = "mcp",
    description =
        "Let an agent take orders of a run with tools, as its MCP server on stdin and stdout")
final class McpVerb implements Callable<Integer> {
  private static final long WAIT_SECONDS_MAX = 3_600;

  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "generator, evaluator or integrator, reader, planner or tester; without it the agent says"
              + " which it is")
  private @Nullable String role;

  @Option(
      names = "--worker",
      paramLabel = "NAME",
      description = "This worker's name; a new one is given if it has none yet")
  private @Nullable String worker;

  @Option(
      names = "--agent",
      paramLabel = "TEXT",
      description = "What the worker is, for the record; without it what its client says")
  private @Nullable String agent;

  @Option(
      names = "--wait",
      defaultValue = "45",
      paramLabel = "SECONDS",
      description =
          "How long a call may wait for news, ${DEFAULT-VALUE} if not given; many clients give up"
              + " after 60")
  private long wait;

  McpVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (role != null) {
      WorkRole.check(role);
    }
    if (wait < 1 || wait > WAIT_SECONDS_MAX) {
      throw Complaint.usage("--wait takes 1 to " + WAIT_SECONDS_MAX + " seconds, not " + wait);
    }
    if (!Files.isDirectory(shell.directory())) {
      throw Complaint.usage(shell.directory() + " is no directory")
          .hint("name the directory that holds ashlar.yaml with `-C DIR`");
    }
    var terminal = shell.terminal();
    if (terminal.interactive()) {
      terminal.talk(
          "This is a server for an agent's MCP client, which speaks JSON; Ctrl-D ends it.");
    }
    var terms =
        new Attendance.Terms(
            Optional.ofNullable(role),
            Optional.ofNullable(worker),
            Optional.ofNullable(agent),
            Duration.ofSeconds(wait));
    ToolServer.serve(
        new Attendance(terms, this::find),
        Main.release(),
        terminal.in(),
        line -> {
          terminal.say(line);
          terminal.flush();
        });
    return ExitCode.OK.code();
  }

  /// The run to act on now. It is looked for at each call: the run may begin after the agent's
  /// client did.
  private Attendance.Found find(String role, String order) throws IOException {
    try {
      var desks = new DeskFinder(shell.directory());
      return new Attendance.Found.Run(
          order.isEmpty() ? desks.forRole(role, run) : desks.forOrder(order, run));
    } catch (Complaint complaint) {
      return new Attendance.Found.None(
          "There is no run to work for: "
              + complaint.sentence()
              + ". Tell the person you work for; "
              + String.join("; ", complaint.hints())
              + ".");
    }
  }
}
