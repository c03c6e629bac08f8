package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Toolchain.Found;
import dev.ashlar.sandbox.Toolchain.Missing;
import dev.ashlar.sandbox.Toolchain.Search;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks for a JDK 25 or newer in the places where JDKs are; each is judged by its `release` file,
/// none is started.
final class JdkSearch {
  private static final int RELEASE_MIN = 25;
  private static final int LINKS_MAX = 50;

  private final Map<String, String> environment;
  private final List<Path> path;

  JdkSearch(Map<String, String> environment, List<Path> path) {
    this.environment = Map.copyOf(environment);
    this.path = List.copyOf(path);
  }

  Search find() {
    for (Path candidate : candidates()) {
      Optional<Path> home = HostTools.real(candidate);
      Optional<String> version = home.flatMap(JdkSearch::version);
      if (home.isPresent() && version.isPresent()) {
        return new Found(toolchain(home.get()), "JDK " + version.get());
      }
    }
    return new Missing(
        "jdk",
        "no JDK "
            + RELEASE_MIN
            + " or newer with a compiler in JAVA_HOME, on PATH or where JDKs usually are",
        "install one (adoptium.net, sdk install java, apt-get install openjdk-25-jdk) or set"
            + " ASHLAR_JAVA_HOME");
  }

  private List<Path> candidates() {
    List<Path> homes = new ArrayList<>();
    named("ASHLAR_JAVA_HOME").ifPresent(homes::add);
    homes.add(Path.of(System.getProperty("java.home", "/usr/lib/jvm/default")));
    named("JAVA_HOME").ifPresent(homes::add);
    for (Path directory : path) {
      HostTools.real(directory.resolve("java"))
          .map(java -> java.resolve("../..").normalize())
          .ifPresent(homes::add);
    }
    String user = environment.getOrDefault("HOME", "/nonexistent");
    for (String parent :
        List.of(
            "/usr/lib/jvm",
            "/usr/java",
            "/opt/java",
            "/opt",
            user + "/.sdkman/candidates/java",
            user + "/.jdks")) {
      homes.addAll(children(Path.of(parent)));
    }
    for (Path machine : children(Path.of("/Library/Java/JavaVirtualMachines"))) {
      homes.add(machine.resolve("Contents/Home"));
    }
    return homes;
  }

  private Optional<Path> named(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> value.startsWith("/"))
        .map(Path::of);
  }

  private static List<Path> children(Path directory) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(children::add);
    } catch (IOException e) {
      return List.of();
    }
    children.sort(null);
    return children;
  }

  /// The version that the `release` file tells, if it is new enough and a compiler is there.
  private static Optional<String> version(Path home) {
    if (!Files.isExecutable(home.resolve("bin/javac"))) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
          .filter(JdkSearch::newEnough)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean newEnough(String version) {
    String major = version.replaceFirst("[^0-9].*", "");
    return !major.isEmpty() && major.length() < 5 && Integer.parseInt(major) >= RELEASE_MIN;
  }

  private static Toolchain toolchain(Path home) {
    Set<Path> mounts = new LinkedHashSet<>();
    mounts.add(home);
    mounts.addAll(linkedOutside(home));
    Map<String, String> env = Map.of("JAVA_HOME", home.toString());
    return new Toolchain("jdk", List.copyOf(mounts), List.of(home.resolve("bin")), env);
  }

  /// Distributions keep parts of a JDK elsewhere (settings, certificates) and link to them.
  private static Set<Path> linkedOutside(Path home) {
    Set<Path> outside = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(home, 4)) {
      for (Path link : (Iterable<Path>) files.filter(Files::isSymbolicLink)::iterator) {
        Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        if (!target.startsWith(home) && Files.exists(target) && outside.size() < LINKS_MAX) {
          outside.add(target);
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      return outside;
    }
    return outside;
  }
}
