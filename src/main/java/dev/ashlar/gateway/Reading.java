package dev.ashlar.gateway;

/// What a reply said that it cost. What it did not say is unknown, never zero.
public sealed interface Reading {
  /// The whole reply was counted by the provider.
  record Known(Tokens tokens) implements Reading {}

  /// The reply broke off after its provider had counted so much.
  record AtLeast(Tokens tokens) implements Reading {}

  /// Nothing was said.
  record Unknown() implements Reading {}

  /// The tokens that are certain.
  default Tokens certain() {
    return switch (this) {
      case Known(Tokens tokens) -> tokens;
      case AtLeast(Tokens tokens) -> tokens;
      case Unknown() -> Tokens.NONE;
    };
  }
}
