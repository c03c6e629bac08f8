package dev.ashlar.workspace;

/// A seal as the journal knows it.
public record ExpectedSeal(String module, int version, SealId id) {
  /// How people call it.
  public String name() {
    return module + " v" + version;
  }

  String ref() {
    return Store.sealRef(module, version);
  }
}
