package dev.ashlar.agent;

import dev.ashlar.sandbox.Session;

/// How a turn is talked through with a client: what it is sent, and what its lines mean.
sealed interface Dialogue permits Dialogue.Monologue, AcpDialogue {
  /// The way that the preset names, for one turn; `brief` is what the client is to do.
  static Dialogue of(Preset preset, Assignment assignment, String place, String brief) {
    return preset.events() == EventFormat.ACP
        ? new AcpDialogue(assignment, preset.session().replace(Preset.PLACE, place), brief)
        : new Monologue(preset, brief);
  }

  /// Says the first words.
  void begin(Session session);

  /// Takes one line of the client's in, and answers it if it asks.
  void line(String line, Session session, Hearing hearing);

  /// Tells the client that its turn is cancelled, before it is ended.
  default void cancel(Session session) {}

  /// The client is given its brief and told no more; it prints events until it ends.
  record Monologue(Preset preset, String brief) implements Dialogue {
    @Override
    public void begin(Session session) {
      if (preset.promptBy() == Preset.PromptBy.STDIN) {
        brief.lines().forEach(session::send);
      }
      session.endInput();
    }

    @Override
    public void line(String line, Session session, Hearing hearing) {
      preset.events().line(line, hearing);
    }
  }
}
