package dev.ashlar.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What models cost, by name. A name that ends in `*` stands for all that begin like it; the
/// longest name that fits is the one that counts.
///
/// Written as JSON, one object a model: `{"gpt-5": {"input": 1.25, "output": 10, "cache-read":
/// 0.125}}`, in US dollars for a million tokens. Without `cache-read` or `cache-write` these cost
/// what input does. A model that is not in the table has no price; it is not free.
public final class PriceTable {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String READ = "cache-read";
  private static final String WRITE = "cache-write";
  private static final Set<String> KINDS = new TreeSet<>(Set.of("input", "output", READ, WRITE));

  private final Map<String, Price> prices;

  private PriceTable(Map<String, Price> prices) {
    this.prices = Collections.unmodifiableMap(new TreeMap<>(prices));
  }

  /// The prices that come with the program. They change; a person can override each.
  public static PriceTable shipped() {
    try (InputStream in = PriceTable.class.getResourceAsStream("prices.json")) {
      return parse(
          new String(
              in == null ? new byte[0] : in.readAllBytes(),
              java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the prices that come with the program", e);
    }
  }

  /// The table in `json`; an `IllegalArgumentException` says which entry is wrong, and how.
  public static PriceTable parse(String json) {
    Map<String, Price> prices = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root(json).properties()) {
      prices.put(entry.getKey(), price(entry.getKey(), entry.getValue()));
    }
    return new PriceTable(prices);
  }

  /// This table, with what `other` says in place of what it says itself.
  public PriceTable overriddenBy(PriceTable other) {
    Map<String, Price> both = new TreeMap<>(prices);
    both.putAll(other.prices);
    return new PriceTable(both);
  }

  /// What `model` costs, or empty if nobody said.
  public Optional<Price> of(String model) {
    Price exact = prices.get(model);
    if (exact != null) {
      return Optional.of(exact);
    }
    return prices.entrySet().stream()
        .filter(entry -> fits(entry.getKey(), model))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static boolean fits(String name, String model) {
    return name.endsWith("*") && model.startsWith(name.substring(0, name.length() - 1));
  }

  private static JsonNode root(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (root == null || !root.isObject()) {
        throw new IllegalArgumentException("a price table is one JSON object: model → prices");
      }
      return root;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "the price table is not JSON: line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
              + "; give one object: model → prices");
    }
  }

  private static Price price(String model, JsonNode entry) {
    for (String kind : entry.propertyNames()) {
      if (!KINDS.contains(kind)) {
        throw new IllegalArgumentException(
            "price of "
                + model
                + ": unknown kind `"
                + kind
                + "`; known are "
                + String.join(", ", KINDS));
      }
    }
    BigDecimal input = dollars(model, entry, "input").orElseThrow(() -> missing(model, "input"));
    BigDecimal output = dollars(model, entry, "output").orElseThrow(() -> missing(model, "output"));
    try {
      return new Price(
          input,
          dollars(model, entry, READ).orElse(input),
          dollars(model, entry, WRITE).orElse(input),
          output);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("price of " + model + ": " + e.getMessage(), e);
    }
  }

  private static Optional<BigDecimal> dollars(String model, JsonNode entry, String kind) {
    JsonNode value = entry.path(kind);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          "price of " + model + ": " + kind + " must be a number of US dollars");
    }
    return Optional.of(value.decimalValue());
  }

  private static IllegalArgumentException missing(String model, String kind) {
    return new IllegalArgumentException(
        "price of " + model + ": " + kind + " is missing (US dollars for a million tokens)");
  }
}
