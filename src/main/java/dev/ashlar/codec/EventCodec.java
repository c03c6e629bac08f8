package dev.ashlar.codec;

import dev.ashlar.orchestrator.Event;

/// An event as the journal holds it: one line of JSON, described in `docs/journal-format.md`.
public final class EventCodec {
  private EventCodec() {}

  /// The event as one line, without its end.
  public static String encode(Event event) {
    return Wire.write(event);
  }

  /// The event that `line` holds. Fields that this version does not know are ignored.
  public static Event decode(String line) throws UnreadableLine {
    return Wire.read(line, Event.class);
  }
}
