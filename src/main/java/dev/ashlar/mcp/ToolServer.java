package dev.ashlar.mcp;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.Lines;
import dev.ashlar.orchestrator.Limits;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson3.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// The server that `ashlar mcp` is: reads messages, calls tools, writes messages, until its client
/// leaves.
public final class ToolServer {
  /// What the desk takes at most is far below.
  private static final int MESSAGE_BYTES_MAX = 4 << 20;

  /// Clients cut longer results, or refuse them.
  private static final int RESULT_CHARS_MAX = 60_000;

  private static final int AGENT_CHARS_MAX = 100;

  private static final int REFUSED = 3;

  private static final String INSTRUCTIONS =
      """
      Ashlar lets a team of agents build one artifact: you are one worker of a run. Call next_order, \
      do exactly what the brief says with your own file tools in the directory it names, and hand in \
      with submit. Answers say what to do next; when one says that your work is done, stop.\
      """;

  private final Tools tools;

  private ToolServer(Tools tools) {
    this.tools = tools;
  }

  /// Serves one client until it closes `in`; `out` is given whole lines.
  public static void serve(
      Attendance attendance, String version, InputStream in, Consumer<String> out)
      throws IOException, InterruptedException {
    var json = new JacksonMcpJsonMapper(JsonMapper.builder().build());
    var transport = new LineTransport(json, new Lines(in, MESSAGE_BYTES_MAX), out);
    var tools = new Tools(attendance);
    var server = new ToolServer(tools);
    var _ =
        McpServer.sync(transport)
            .serverInfo("ashlar", version)
            .instructions(INSTRUCTIONS)
            .jsonMapper(json)
            .jsonSchemaValidator(new DefaultJsonSchemaValidator())
            .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
            .tools(tools.offered().stream().map(server::specified).toList())
            .build();
    transport.serve();
  }

  private McpServerFeatures.SyncToolSpecification specified(McpSchema.Tool tool) {
    return new McpServerFeatures.SyncToolSpecification(tool, this::call);
  }

  private McpSchema.CallToolResult call(
      McpSyncServerExchange exchange, McpSchema.CallToolRequest request) {
    var arguments = Optional.ofNullable(request.arguments()).orElse(Map.of());
    try {
      return result(tools.call(request.name(), arguments, agent(exchange)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return result(DeskAnswer.of(REFUSED, "This server is closing. Call again when it is back."));
    } catch (RuntimeException e) {
      return result(
          DeskAnswer.of(
              REFUSED,
              "This is a fault of Ashlar's: " + e + ". Call again once; if it stays, say so."));
    }
  }

  /// A red check and a wait are answers; only what was not done is an error.
  private static McpSchema.CallToolResult result(DeskAnswer answer) {
    var text = answer.text().isBlank() ? "(nothing to tell)" : answer.text();
    return McpSchema.CallToolResult.builder()
        .addTextContent(Limits.cut(text, RESULT_CHARS_MAX))
        .isError(answer.exit() == 2 || answer.exit() == REFUSED)
        .build();
  }

  private static String agent(McpSyncServerExchange exchange) {
    var client = Optional.ofNullable(exchange.getClientInfo());
    return client
        .map(info -> Limits.cut(info.name() + " " + info.version(), AGENT_CHARS_MAX))
        .orElse("unknown");
  }
}
