package drivers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsonpath.cli.LineService;

/// The locked driver of the cli module.
public final class CliDriver {

  private CliDriver() {}

  public static void main(String[] arguments) throws IOException {
    Lines.serve(CliDriver::answer);
  }

  private static Object answer(Map<String, Object> input) throws IOException {
    var script = new Script(Plain.object(input.getOrDefault("queries", Map.of())));
    var chunk = (BigDecimal) input.getOrDefault("chunk", BigDecimal.valueOf(65_536));
    var streams = new Conversation(bytes(input.get("input")), chunk.intValueExact());
    new LineService(script, script, script, script).serve(streams.input(), streams.output());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("lines", streams.lines());
    answer.put("prompt", streams.prompt());
    answer.put("closed", streams.closed());
    answer.put("evaluated", script.evaluated());
    return answer;
  }

  private static byte[] bytes(Object parts) {
    var bytes = new ByteArrayOutputStream();
    for (var part : Plain.list(parts)) {
      if (part instanceof String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        continue;
      }
      var tag = Plain.object(part);
      if (tag.containsKey("bytes")) {
        Plain.list(tag.get("bytes")).forEach(b -> bytes.write(((BigDecimal) b).intValueExact()));
      } else {
        var pair = List.of(tag.get("repeat"), tag.get("times"));
        bytes.writeBytes(Plain.repeated(List.of(pair)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
