package dev.ashlar.gateway;

import java.time.Instant;

/// Who is told what the gateway sees. Calls come on the threads of the clients' requests, several
/// at a time; a reply's end waits for them.
public interface GatewayListener {
  /// A call has ended, and its token's books are settled.
  void ended(CallReport report);

  /// A provider is not asked before `until`; calls are held meanwhile.
  void unavailable(String provider, Instant until, String why);

  /// A provider that was unavailable answers again.
  void available(String provider);

  /// The gateway did something wrong; the client was answered with an error.
  void fault(String name, RuntimeException fault);
}
