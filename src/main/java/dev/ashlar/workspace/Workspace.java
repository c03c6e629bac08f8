package dev.ashlar.workspace;

import java.nio.file.Path;

/// The directory that one attempt owns. In `work` the agent may write, and there its process runs;
/// `given` is what it may only read: contract, visible tests, interfaces, imports, references. Only
/// a `WorkspaceKeeper` makes, reads and deletes one.
public final class Workspace {
  private final String name;
  private final Path root;
  private final Path given;
  private final Tree material;
  private final String identity;

  Workspace(String name, Path root, Path given, Tree material, String identity) {
    this.name = name;
    this.root = root;
    this.given = given;
    this.material = material;
    this.identity = identity;
  }

  /// Module, version and attempt: `parser-v1-a2`.
  public String name() {
    return name;
  }

  /// Where the agent works.
  public Path work() {
    return workIn(root);
  }

  /// What the agent reads. Attempts that are given the same share this directory.
  public Path given() {
    return given;
  }

  static Path workIn(Path root) {
    return root.resolve("work");
  }

  Path root() {
    return root;
  }

  /// The tree that `given` must hold.
  Tree material() {
    return material;
  }

  /// The kernel's name of `work`, which another directory in its place would not have.
  String identity() {
    return identity;
  }

  @Override
  public String toString() {
    return "workspace " + name + " in " + root;
  }
}
