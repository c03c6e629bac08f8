package dev.ashlar.gateway;

import java.net.URI;
import java.util.Set;

/// Where a dialect's provider is, and the key it takes.
///
/// @param base the address without the version, such as `https://api.anthropic.com`
public record Upstream(URI base, Secret key, Credential credential) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  /// How a provider wants its key.
  public enum Credential {
    X_API_KEY("x-api-key", ""),
    BEARER("authorization", "Bearer "),
    X_GOOG_API_KEY("x-goog-api-key", "");

    private final String header;
    private final String prefix;

    Credential(String header, String prefix) {
      this.header = header;
      this.prefix = prefix;
    }
  }

  public Upstream {
    String host = base.getHost();
    boolean near = host != null && LOOPBACK.contains(host);
    if (host == null
        || !("https".equals(base.getScheme()) || (near && "http".equals(base.getScheme())))) {
      throw new IllegalArgumentException(
          base + ": a provider's address begins with https://, or with http:// on this machine");
    }
    if (base.getRawQuery() != null
        || base.getRawUserInfo() != null
        || base.getRawFragment() != null) {
      throw new IllegalArgumentException(
          base + ": a provider's address has no user, query or fragment");
    }
  }

  /// The provider of `dialect` at `base`, which wants its key as that dialect has it.
  public static Upstream of(Dialect dialect, URI base, Secret key) {
    return new Upstream(
        base,
        key,
        switch (dialect) {
          case ANTHROPIC_MESSAGES -> Credential.X_API_KEY;
          case OPENAI_RESPONSES, OPENAI_CHAT -> Credential.BEARER;
          case GEMINI -> Credential.X_GOOG_API_KEY;
        });
  }

  URI at(String path) {
    return URI.create(base.toString().replaceFirst("/+$", "") + path);
  }

  /// The field of a request's head that carries the key.
  Headers.Field keyField() {
    return new Headers.Field(credential.header, credential.prefix + key.reveal());
  }
}
