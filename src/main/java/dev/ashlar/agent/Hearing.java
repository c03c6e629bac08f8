package dev.ashlar.agent;

import java.util.Optional;

/// What a client's events have told so far. Nothing in it is evidence; the gate's own run is.
final class Hearing {
  private static final int TEXT_CHARS_MAX = 400_000;

  private String lastText = "";
  private boolean between = true;
  private Optional<String> structured = Optional.empty();
  private Optional<Boolean> ended = Optional.empty();
  private Optional<String> error = Optional.empty();
  private Optional<String> session = Optional.empty();
  private boolean truncated;
  private boolean settled;
  private int denials;
  private String lastCall = "";
  private int repeats;

  /// A message of the agent; the last one is its answer.
  void said(String text) {
    if (!text.isBlank()) {
      lastText = text.length() > TEXT_CHARS_MAX ? text.substring(0, TEXT_CHARS_MAX) : text;
    }
  }

  /// A piece of a message, which goes on until a tool is called or somebody else speaks.
  void saidOn(String piece) {
    var whole = between ? piece : lastText + piece;
    between = false;
    lastText = whole.length() > TEXT_CHARS_MAX ? whole.substring(0, TEXT_CHARS_MAX) : whole;
  }

  /// Whatever is said next is a new message.
  void pause() {
    between = true;
  }

  /// A call of a tool, as one text.
  void called(String call) {
    pause();
    repeats = call.equals(lastCall) ? repeats + 1 : 1;
    lastCall = call;
  }

  /// An answer that fits the schema the client was given.
  void answered(String json) {
    structured = Optional.of(json);
  }

  void denied() {
    denials++;
  }

  void cutShort() {
    truncated = true;
  }

  void began(String sessionId) {
    session = session.or(() -> Optional.of(sessionId));
  }

  void failed(String why) {
    error = Optional.of(why);
  }

  /// The client says that it is done, and whether well.
  void ended(boolean well) {
    ended = Optional.of(well);
  }

  /// Nothing more is to be heard, though the client may still run.
  void settle() {
    settled = true;
  }

  boolean isSettled() {
    return settled;
  }

  String lastText() {
    return lastText;
  }

  /// What to read the answer from.
  String answer() {
    return structured.orElse(lastText);
  }

  Optional<Boolean> ended() {
    return ended;
  }

  Optional<String> error() {
    return error;
  }

  Optional<String> session() {
    return session;
  }

  boolean truncated() {
    return truncated;
  }

  int denials() {
    return denials;
  }

  /// How often the last call was made in a row.
  int repeats() {
    return repeats;
  }

  String lastCall() {
    return lastCall;
  }
}
