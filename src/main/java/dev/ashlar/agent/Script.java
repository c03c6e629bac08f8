package dev.ashlar.agent;

import dev.ashlar.orchestrator.OrderKey;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Replies by order, from a file: what a recorded run's agents said, or what a test wants them to
/// say.
public record Script(Map<String, Entry> entries) {
  public Script {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /// One reply; `files` are what a generator leaves in its directory, by path.
  public record Entry(AgentReply reply, Map<String, byte[]> files) {
    public Entry {
      files = Collections.unmodifiableMap(new TreeMap<>(files));
    }
  }

  /// The reply to exactly this order.
  public Optional<Entry> entry(OrderKey key) {
    return Optional.ofNullable(entries.get(key.toString()));
  }
}
