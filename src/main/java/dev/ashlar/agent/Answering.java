package dev.ashlar.agent;

import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How whoever takes an order answers it, and so what it is told to do.
public enum Answering {
  /// With `ashlar work` from a shell.
  WORK,

  /// With the tools of `ashlar mcp`.
  MCP,

  /// With the tools of a model's own loop.
  TOOLS,

  /// With its last message, as a client does that Ashlar has started.
  MESSAGE;

  /// Whom a text speaks to: the worker's name, and how it calls Ashlar.
  public record Reader(String worker, String command) {}

  /// The way that a worker names, if it is one.
  public static Optional<Answering> of(String word) {
    return switch (word) {
      case "work" -> Optional.of(WORK);
      case "mcp" -> Optional.of(MCP);
      default -> Optional.empty();
    };
  }

  /// The brief with its last part: how this order is answered by this reader.
  public String complete(String brief, OrderKey key, Role role, Reader reader) {
    var at = brief.lastIndexOf(PromptBook.ANSWERING);
    var part =
        PromptBook.fill(Answering.class, asked(key, role) + "-" + word(), values(key, reader))
            .stripTrailing();
    return at < 0
        ? brief + "\n" + part + "\n"
        : brief.substring(0, at)
            + part
            + "\n"
            + brief.substring(at + PromptBook.ANSWERING.length());
  }

  /// The brief for the record, where nobody asks how it was answered.
  public static String kept(String brief) {
    var at = brief.lastIndexOf(PromptBook.ANSWERING);
    return at < 0
        ? brief
        : brief.substring(0, at)
            + "(Here whoever takes the order is told how to answer it: with `ashlar work`, with"
            + " tools, or with a last message.)"
            + brief.substring(at + PromptBook.ANSWERING.length());
  }

  /// What an answer's part is called here.
  public String part(String name) {
    return switch (this) {
      case WORK -> "`--" + name + " FILE`";
      case MCP, TOOLS -> "`" + name + "`";
      case MESSAGE -> "the last message";
    };
  }

  /// How this reader asks for its next order, by the word for what it is.
  public String askAgain(String role, Reader reader) {
    return switch (this) {
      case WORK ->
          "Ask again: `"
              + reader.command()
              + " work next --role "
              + role
              + " --worker "
              + reader.worker()
              + " --wait`";
      case MCP -> "Ask again: call `next_order`, which waits a while for news";
      case TOOLS, MESSAGE -> "";
    };
  }

  private static Map<String, String> values(OrderKey key, Reader reader) {
    return Map.of("slug", key.slug(), "worker", reader.worker(), "ashlar", reader.command());
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whose text it is; the orchestrator's seat has one for each of the things that it writes.
  private static String asked(OrderKey key, Role role) {
    return role == Role.ORCHESTRATOR ? key.subject().text() : word(role);
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
