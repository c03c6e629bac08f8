package dev.ashlar.agent;

import dev.ashlar.gateway.Dialect;
import dev.ashlar.gateway.Secret;
import dev.ashlar.gateway.Upstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Who provides models here, in which dialect, and with which key. Keys come from the environment
/// or from a file that the agents file names, never from a plan.
public final class Providers {
  private static final Set<String> KEYS = Set.of("address", "key-env", "key-file", "credential");
  private static final int KEY_CHARS_MAX = 10_000;

  /// The well-known ones: name, usual address, and the variables that hold address and key.
  private enum Known {
    ANTHROPIC("https://api.anthropic.com", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY"),
    OPENAI("https://api.openai.com", "OPENAI_BASE_URL", "OPENAI_API_KEY"),
    GEMINI("https://generativelanguage.googleapis.com", "GOOGLE_GEMINI_BASE_URL", "GEMINI_API_KEY");

    private final String address;
    private final String addressVariable;
    private final String keyVariable;

    Known(String address, String addressVariable, String keyVariable) {
      this.address = address;
      this.addressVariable = addressVariable;
      this.keyVariable = keyVariable;
    }

    List<Dialect> dialects() {
      return switch (this) {
        case ANTHROPIC -> List.of(Dialect.ANTHROPIC_MESSAGES);
        case OPENAI -> List.of(Dialect.OPENAI_RESPONSES, Dialect.OPENAI_CHAT);
        case GEMINI -> List.of(Dialect.GEMINI);
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Dialect, Upstream> upstreams;

  private Providers(Map<Dialect, Upstream> upstreams) {
    this.upstreams = Collections.unmodifiableMap(new EnumMap<>(upstreams));
  }

  /// Where key files may lie: relative ones below `base`, none below the plan, which is frozen,
  /// recorded and given away.
  record KeyFiles(Path base, Path planDirectory) {}

  /// Those that the environment and `settings` name.
  static Providers of(
      Map<String, String> environment,
      JsonNode settings,
      String where,
      KeyFiles keys,
      List<String> mistakes) {
    var upstreams = new EnumMap<Dialect, Upstream>(Dialect.class);
    for (var known : Known.values()) {
      var reader =
          new Reader(environment, settings.path(known.word()), where + ": " + known.word(), keys);
      reader.upstreams(known, mistakes).forEach(upstreams::put);
    }
    for (var dialect : Dialect.values()) {
      var node = settings.path(word(dialect));
      if (node.isObject()) {
        new Reader(environment, node, where + ": " + word(dialect), keys)
            .upstream(dialect, Optional.empty(), Optional.empty(), mistakes)
            .ifPresent(upstream -> upstreams.put(dialect, upstream));
      }
    }
    settings.propertyNames().stream()
        .filter(name -> !isKnown(name))
        .forEach(name ->
            mistakes.add(
                where
                    + ": unknown provider `"
                    + name
                    + "`; known are anthropic, openai, gemini, and each dialect:"
                    + " anthropic-messages, openai-responses, openai-chat"));
    return new Providers(upstreams);
  }

  /// Who is asked in which dialect.
  public Map<Dialect, Upstream> upstreams() {
    return upstreams;
  }

  /// What to do where nobody speaks that dialect.
  static String advice(Dialect dialect) {
    for (var known : Known.values()) {
      if (known.dialects().contains(dialect)) {
        return "set "
            + known.keyVariable
            + ", or name a `key-env` or `key-file` for `"
            + known.word()
            + "` in your agents file (docs/agents.md)";
      }
    }
    return "name a provider of " + word(dialect) + " in your agents file (docs/agents.md)";
  }

  private static String word(Dialect dialect) {
    return dialect.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean isKnown(String name) {
    for (var known : Known.values()) {
      if (known.word().equals(name)) {
        return true;
      }
    }
    for (var dialect : Dialect.values()) {
      if (word(dialect).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// Reads one provider's settings.
  private record Reader(
      Map<String, String> environment, JsonNode node, String where, KeyFiles keys) {

    Map<Dialect, Upstream> upstreams(Known known, List<String> mistakes) {
      var found = new EnumMap<Dialect, Upstream>(Dialect.class);
      for (var dialect : known.dialects()) {
        upstream(
                dialect,
                Optional.of(environment.getOrDefault(known.addressVariable, known.address)),
                Optional.of(known.keyVariable),
                mistakes)
            .ifPresent(upstream -> found.put(dialect, upstream));
      }
      return found;
    }

    /// The provider, if it has a key, or is on this machine and needs none.
    Optional<Upstream> upstream(
        Dialect dialect,
        Optional<String> usualAddress,
        Optional<String> usualVariable,
        List<String> mistakes) {
      node.propertyNames().stream()
          .filter(key -> !KEYS.contains(key))
          .forEach(key -> mistakes.add(where + ": unknown key `" + key + "`; known are " + KEYS));
      var address = node.path("address").asStringOpt().or(() -> usualAddress);
      if (address.isEmpty()) {
        mistakes.add(where + ": `address` is missing, such as https://models.example.com");
        return Optional.empty();
      }
      var key = key(usualVariable, mistakes);
      if (key.isEmpty() && !(node.isObject() && isNear(address.get()))) {
        return Optional.empty();
      }
      return made(dialect, address.get(), key.orElse("none-needed"), mistakes);
    }

    private Optional<Upstream> made(
        Dialect dialect, String address, String key, List<String> mistakes) {
      try {
        var base = URI.create(address.replaceFirst("/v1/?$", ""));
        var plain = Upstream.of(dialect, base, new Secret(key));
        return Optional.of(
            node.path("credential").asString("").equals("bearer")
                ? new Upstream(base, plain.key(), Upstream.Credential.BEARER)
                : plain);
      } catch (IllegalArgumentException e) {
        mistakes.add(where + ": " + e.getMessage());
        return Optional.empty();
      }
    }

    private Optional<String> key(Optional<String> usualVariable, List<String> mistakes) {
      var file = node.path("key-file").asStringOpt();
      if (file.isPresent()) {
        return fromFile(keys.base().resolve(file.get()), mistakes);
      }
      return node.path("key-env")
          .asStringOpt()
          .or(() -> usualVariable)
          .map(environment::get)
          .map(String::strip)
          .filter(key -> !key.isEmpty());
    }

    private Optional<String> fromFile(Path file, List<String> mistakes) {
      try {
        if (AgentsFile.isWithin(file, keys.planDirectory())) {
          mistakes.add(
              where
                  + ": the key file "
                  + file
                  + " lies in the plan's directory, which is frozen and recorded; move it"
                  + " elsewhere, such as beside your agents file, and take the key that lay there"
                  + " for known");
          return Optional.empty();
        }
        var text = Files.readString(file).strip();
        if (text.isEmpty() || text.length() > KEY_CHARS_MAX || text.lines().count() > 1) {
          mistakes.add(where + ": " + file + " does not hold one key on one line");
          return Optional.empty();
        }
        return Optional.of(text);
      } catch (IOException e) {
        mistakes.add(where + ": the key file " + file + " cannot be read");
        return Optional.empty();
      }
    }

    private static boolean isNear(String address) {
      return address.startsWith("http://");
    }
  }
}
