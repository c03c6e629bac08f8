package dev.ashlar.codec;

import dev.ashlar.plan.Glob;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A directory as a value: relative path to bytes, sorted by path. Usually a whole plan directory,
/// as something with file access read it.
///
/// Paths use `/`, are relative and have no empty or dotted segments. Nobody may change the arrays;
/// they are shared, not copied.
public record PlanFiles(SortedMap<String, byte[]> files) {
  private static final Glob EVERYTHING = Glob.of("**");

  public PlanFiles {
    for (String path : files.keySet()) {
      if (!EVERYTHING.matches(path)) {
        throw new IllegalArgumentException("not a plain relative path: " + path);
      }
    }
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// The same for any map.
  public static PlanFiles of(Map<String, byte[]> files) {
    return new PlanFiles(new TreeMap<>(files));
  }

  /// Whether there is a file at `path`.
  public boolean exists(String path) {
    return files.containsKey(path);
  }

  /// The bytes at `path`, if there is a file.
  public Optional<byte[]> bytes(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /// The text at `path`, if there is a file and it is UTF-8.
  public Optional<String> text(String path) {
    return bytes(path).flatMap(PlanFiles::utf8);
  }

  /// The files below `dir`, each with its path relative to `dir`.
  public SortedMap<String, byte[]> under(String dir) {
    String prefix = dir.endsWith("/") ? dir : dir + "/";
    var found = new TreeMap<String, byte[]>();
    for (var entry : files.tailMap(prefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      found.put(entry.getKey().substring(prefix.length()), entry.getValue());
    }
    return Collections.unmodifiableSortedMap(found);
  }

  /// These files with some replaced or added, as an amendment does.
  public PlanFiles with(Map<String, byte[]> changed) {
    var all = new TreeMap<>(files);
    all.putAll(changed);
    return new PlanFiles(all);
  }

  /// These files without some, as an amendment may ask.
  public PlanFiles without(Collection<String> removed) {
    var rest = new TreeMap<>(files);
    rest.keySet().removeAll(removed);
    return new PlanFiles(rest);
  }

  /// The text that `bytes` are in UTF-8, if they are.
  static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
