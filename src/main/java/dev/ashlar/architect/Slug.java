package dev.ashlar.architect;

import java.text.Normalizer;
import java.util.Locale;

/// A name in the form that modules of a plan have: lower-case letters, digits and hyphens.
final class Slug {
  private static final int CHARS_MAX = 40;

  private Slug() {}

  static String of(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-+$", "");
    var slug = plain.isEmpty() ? "m" + Integer.toHexString(name.hashCode()) : plain;
    return slug.substring(0, Math.min(CHARS_MAX, slug.length())).replaceAll("-+$", "");
  }
}
