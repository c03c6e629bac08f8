package dev.ashlar.architect;

/// A pattern for building an artifact with agents; they compete. `id` is for the command line and
/// programs.
public enum Way {
  PARALLEL("parallel", "parallel codegen"),
  SINGLE("single", "single autonomous coder"),
  MANAGED("managed", "managed agent: one brain, one worker, step by step"),
  PAIR("pair", "test-driven pair programming"),
  TEAM("team", "human team with agents as pair programmers"),
  /// Not a way to build: what comes first where the modules cannot be named.
  PLANNING("planning", "a planning phase first");

  private final String id;
  private final String words;

  Way(String id, String words) {
    this.id = id;
    this.words = words;
  }

  public String id() {
    return id;
  }

  public String words() {
    return words;
  }
}
