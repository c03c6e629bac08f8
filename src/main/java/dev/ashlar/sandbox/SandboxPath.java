package dev.ashlar.sandbox;

import java.util.List;

/// The rule for a path inside the sandbox: absolute, normal, printable.
final class SandboxPath {
  private static final int LENGTH_MAX = 1024;

  private SandboxPath() {}

  static String checked(String path, String what) {
    String problem = problem(path);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(what + " '" + Printable.escaped(path) + "' " + problem);
    }
    return path;
  }

  private static String problem(String path) {
    if (!path.startsWith("/")) {
      return "is not absolute";
    }
    if (path.length() > LENGTH_MAX) {
      return "is longer than " + LENGTH_MAX + " characters";
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return "holds a control character";
    }
    boolean normal =
        path.equals("/")
            || List.of(path.substring(1).split("/", -1)).stream()
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    return normal ? "" : "is not normal: no empty part, no '.' and no '..'";
  }

  /// True when `path` is `directory` or lies below it.
  static boolean within(String path, String directory) {
    return path.equals(directory) || path.startsWith(directory.equals("/") ? "/" : directory + "/");
  }
}
