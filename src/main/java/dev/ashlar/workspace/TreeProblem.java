package dev.ashlar.workspace;

/// Why one path of a directory cannot be part of a tree. `path` is as found, of unknown origin.
public record TreeProblem(String path, Kind kind, String what) {
  /// The rules a directory can break.
  public enum Kind {
    /// The name is not one a tree may have.
    NAME,
    /// Two names that exclude each other.
    CLASH,
    /// A symbolic link.
    SYMLINK,
    /// A file with a second name, possibly outside.
    HARD_LINK,
    /// Neither file nor directory: a pipe, a socket, a device.
    SPECIAL,
    /// A Git repository inside.
    NESTED_GIT,
    /// Over a limit of size, number or depth.
    LIMIT,
    /// It was altered while it was read.
    CHANGED,
    /// It could not be read.
    UNREADABLE
  }

  /// One sentence for people and agents.
  public String message() {
    return Shown.quoted(path) + " " + what;
  }
}
