package dev.ashlar.agent;

import dev.ashlar.gateway.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a command-line agent is started, talked to and understood, as data: one file a client in
/// `presets/`, and as many more as a person writes; `docs/agents.md` has the format.
///
/// Words of `arguments` and values of `variables` and `home` may name `{model}`, `{token}`,
/// `{address}`, `{socket}`, `{home}`, `{workspace}`, `{given}`, `{turns}`, `{session}` and
/// `{prompt}`. A group of arguments that names something without a value is left out.
///
/// @param program what is looked up on `PATH`, or a path
/// @param dialect what it speaks with models; none if it asks no model through the gateway
/// @param door how it reaches the gateway
/// @param judges where it is started to judge
/// @param session the name under which a client that speaks ACP is told `{place}`, where it begins
/// @param tools programs of this machine that it needs beside itself
/// @param home files of its throw-away home, by path
/// @param enforces what it is told to hold itself to, in words; Ashlar holds it to it as well
record Preset(
    String name,
    String title,
    String program,
    Optional<Dialect> dialect,
    Door door,
    EventFormat events,
    PromptBy promptBy,
    Stand judges,
    String session,
    List<String> tools,
    List<String> mounts,
    Map<String, String> variables,
    Map<String, String> home,
    List<List<String>> arguments,
    Map<String, List<List<String>>> roleArguments,
    String enforces) {
  static final String PLACE = "{place}";

  Preset {
    tools = List.copyOf(tools);
    mounts = List.copyOf(mounts);
    variables = Map.copyOf(variables);
    home = Map.copyOf(home);
    arguments = List.copyOf(arguments);
    roleArguments = Map.copyOf(roleArguments);
  }

  /// How a client in a sandbox reaches the gateway.
  enum Door {
    /// It takes a Unix socket itself.
    SOCKET,
    /// It wants a port; a `Forwarder` beside it opens one.
    PORT,
    /// It asks no model, or none that the gateway knows.
    NONE
  }

  /// Where a client is started that judges others' files.
  enum Stand {
    /// In the directory that it reads.
    INSIDE,
    /// Elsewhere: it takes for instructions what lies beside the files that it reads below there.
    OUTSIDE
  }

  /// How the brief gets to it.
  enum PromptBy {
    STDIN,
    ARGUMENT
  }
}
