package dev.ashlar.agent;

import dev.ashlar.orchestrator.Role;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What an agent may do when it asks: a generator whatever stays in its workspace, everybody else
/// to look. Its sandbox holds it to the same, so a lie about what it asks for gains nothing.
record AcpPermission(Role role, Path workspace) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> LOOKING = Set.of("read", "search", "think");

  /// The answer to a request: one of its options, each once; or none, which is "cancelled".
  ObjectNode decide(JsonNode request, Hearing hearing) {
    var call = request.path("toolCall");
    var allowed = allows(call.path("kind").asString("other"), call.path("locations"));
    if (!allowed) {
      hearing.denied();
    }
    var kinds =
        allowed ? List.of("allow_once", "allow_always") : List.of("reject_once", "reject_always");
    for (var kind : kinds) {
      for (var option : request.path("options")) {
        if (option.path("kind").asString("").equals(kind)) {
          return JSON.createObjectNode()
              .put("outcome", "selected")
              .put("optionId", option.path("optionId").asString(""));
        }
      }
    }
    return JSON.createObjectNode().put("outcome", "cancelled");
  }

  private boolean allows(String kind, JsonNode locations) {
    if (LOOKING.contains(kind)) {
      return true;
    }
    return role.writes()
        && !kind.equals("fetch")
        && locations.valueStream().allMatch(one -> isInside(one.path("path").asString("")));
  }

  private boolean isInside(String path) {
    try {
      return workspace.resolve(path).normalize().startsWith(workspace);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
