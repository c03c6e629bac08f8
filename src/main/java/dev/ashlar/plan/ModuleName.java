package dev.ashlar.plan;

import java.util.regex.Pattern;

/// A module's or a tier's name: lower-case letters, digits and hyphens, at most 40 characters. Safe
/// as a file name and a Git ref.
public record ModuleName(String text) implements Comparable<ModuleName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public ModuleName {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a name: " + text);
    }
  }

  /// Whether `text` may name a module, a tier or an artifact.
  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(ModuleName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
