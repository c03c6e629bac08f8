package dev.ashlar.agent;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a client prints while it works, one reader a format. Unknown events, and lines that are no
/// events, are passed over.
enum EventFormat {
  /// `claude -p --output-format stream-json`.
  CLAUDE_STREAM_JSON {
    @Override
    void read(JsonNode event, Hearing hearing) {
      ClaudeEvents.read(event, hearing);
    }
  },
  /// `codex exec --json`.
  CODEX_JSONL {
    @Override
    void read(JsonNode event, Hearing hearing) {
      CodexEvents.read(event, hearing);
    }
  },
  /// `gemini -o stream-json`.
  GEMINI_STREAM_JSON {
    @Override
    void read(JsonNode event, Hearing hearing) {
      GeminiEvents.read(event, hearing);
    }
  },
  /// `opencode run --format json`.
  OPENCODE_JSON {
    @Override
    void read(JsonNode event, Hearing hearing) {
      OpencodeEvents.read(event, hearing);
    }
  },
  /// The Agent Client Protocol: no events that are only heard, but an `AcpDialogue`.
  ACP {
    @Override
    void read(JsonNode event, Hearing hearing) {
      throw new IllegalStateException("a dialogue has no events");
    }
  },
  /// Anything else: the whole output is one message.
  TEXT {
    @Override
    void read(JsonNode event, Hearing hearing) {
      throw new IllegalStateException("text has no events");
    }

    @Override
    void line(String line, Hearing hearing) {
      hearing.said(hearing.lastText().isEmpty() ? line : hearing.lastText() + "\n" + line);
    }
  };

  private static final JsonMapper JSON = JsonMapper.builder().build();

  abstract void read(JsonNode event, Hearing hearing);

  /// Whether a client of this format says itself when it is done.
  boolean tellsItsEnd() {
    return this != TEXT && this != OPENCODE_JSON;
  }

  /// Takes one line of the client's output.
  void line(String line, Hearing hearing) {
    try {
      var event = JSON.readTree(line);
      if (event != null && event.isObject()) {
        read(event, hearing);
      }
    } catch (JacksonException e) {
      // Clients print remarks between their events.
    }
  }
}
