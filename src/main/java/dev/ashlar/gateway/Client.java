package dev.ashlar.gateway;

import java.util.Locale;

/// What kind of program asks, as far as it matters to what makes it give up or come again.
///
/// Measured, not specified: each client has its own idea of which status is worth a retry. Claude
/// Code gives up at once on 403 and comes six times on 400; the others give up at once on 400. When
/// a provider stays away for longer than a request can be held, Claude Code is patient with 429,
/// and the others with 529 (Codex gives up at once on 429).
enum Client {
  CLAUDE(403, 429),
  OTHER(400, 529);

  private final int stopStatus;
  private final int laterStatus;

  Client(int stopStatus, int laterStatus) {
    this.stopStatus = stopStatus;
    this.laterStatus = laterStatus;
  }

  /// Who asks in `dialect` under that name. Whoever speaks Anthropic's and is not known to be
  /// another is Claude Code, in one of its guises.
  static Client of(Dialect dialect, String userAgent) {
    String name = userAgent.toLowerCase(Locale.ROOT);
    return dialect == Dialect.ANTHROPIC_MESSAGES
            && !name.contains("opencode")
            && !name.contains("ai-sdk")
        ? CLAUDE
        : OTHER;
  }

  /// The status on which this client ends its work at once.
  int stopStatus() {
    return stopStatus;
  }

  /// The status on which this client comes again, most often and for longest.
  int laterStatus() {
    return laterStatus;
  }
}
