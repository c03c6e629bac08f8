package dev.ashlar.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.harness.Arithmetic;
import dev.ashlar.harness.DeskRun;
import dev.ashlar.orchestrator.Outcome;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A real run, built by workers that are the protocol library's own client, each with a real
/// `ashlar mcp` as its server.
class ClientTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path directory;

  private McpSyncClient client(String role) {
    var server =
        ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .args(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ashlar.cli.Main",
                "-C",
                directory.toString(),
                "mcp",
                "--role",
                role)
            .build();
    var json = new JacksonMcpJsonMapper(JsonMapper.builder().build());
    var client =
        McpClient.sync(new StdioClientTransport(server, json)).requestTimeout(PATIENCE).build();
    client.initialize();
    return client;
  }

  private static String call(McpSyncClient client, String tool, Map<String, Object> arguments) {
    var result =
        client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    var text = ((McpSchema.TextContent) result.content().getFirst()).text();
    assertThat(result.isError()).as(text).isFalse();
    return text;
  }

  private static String found(String text, String pattern) {
    var match = Pattern.compile(pattern).matcher(text);
    assertThat(match.find()).as(text).isTrue();
    return match.group(1);
  }

  @Test
  void clientsOfTheProtocolBuildTheArtifact() throws Exception {
    Arithmetic.layOut(directory);
    var end = new DeskRun(directory).begin();

    try (var evaluator = client("evaluator")) {
      for (var module : List.of("one", "other")) {
        try (var generator = client("generator")) {
          var brief = call(generator, "next_order", Map.of());
          var order = found(brief, "\"order\": \"(generate-[^\"]+)\"");
          var named = order.contains("-inc-") ? "inc" : "dbl";
          var file =
              Path.of(found(brief, "Write here:\\*\\* `([^`]+)`"), "src", named, named + ".sh");
          assertThat(call(generator, "check", Map.of("order", order))).as(module).contains("ERROR");
          Files.writeString(file, named.equals("inc") ? Arithmetic.INC : Arithmetic.DBL);
          assertThat(call(generator, "check", Map.of("order", order))).doesNotContain("ERROR");
          var judging = Thread.ofVirtual().start(() -> judge(evaluator));
          var verdict =
              call(generator, "submit", Map.of("order", order, "summary", "Wrote it, all of it."));
          assertThat(verdict).contains("is sealed. Your work is done").contains("Verdict PASS");
          judging.join();
        }
      }
      assertThat(end.get().control().outcome()).contains(Outcome.BUILT);
      assertThat(call(evaluator, "next_order", Map.of())).contains("The run has ended (built)");
    }
  }

  private static void judge(McpSyncClient evaluator) {
    var brief = call(evaluator, "next_order", Map.of());
    var order = found(brief, "\"order\": \"(evaluate-[^\"]+)\"");
    var findings = List.of(Map.of("where", "src", "what", "read all of it"));
    call(evaluator, "submit", Map.of("order", order, "verdict", "PASS", "findings", findings));
  }
}
