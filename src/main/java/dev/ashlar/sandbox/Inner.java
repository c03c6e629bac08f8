package dev.ashlar.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The command line inside a sandbox: limits first, then the inner script, then a clean
/// environment, then the command.
final class Inner {
  static final String BASE_PATH = "/usr/bin:/bin";

  static final String SCRIPT = Scripts.read("inner.sh");
  private static final String BIN = BaseSystem.PLACE + "/bin/";

  /// Between the signal that can be caught and the one that cannot.
  private static final int CPU_GRACE_SECONDS = 2;

  private Inner() {}

  static List<String> command(Spec spec, String ready) {
    List<String> words = new ArrayList<>();
    words.add(BIN + "prlimit");
    words.addAll(limits(spec.limits()));
    words.addAll(List.of("--", BIN + "sh", "-c", SCRIPT, "sh"));
    words.addAll(List.of(ready, spec.workdir(), spec.export().orElse(""), "alone", BIN + "tar"));
    words.addAll(List.of(BIN + "env", "-i"));
    environment(spec).forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(spec.argv());
    return words;
  }

  static List<String> limits(Limits limits) {
    long cpu = limits.cpu().toSeconds();
    return List.of(
        "--nproc=" + limits.processes(),
        "--data=" + limits.memory().eachBytes(),
        "--fsize=" + limits.disk().fileBytes(),
        "--cpu=" + cpu + ":" + (cpu + CPU_GRACE_SECONDS),
        "--nofile=" + limits.openFiles(),
        "--core=0");
  }

  /// The base, then the toolchains, then what the spec says; later wins.
  static Map<String, String> environment(Spec spec) {
    Map<String, String> all = new TreeMap<>();
    Set<String> path = new LinkedHashSet<>();
    spec.toolchains()
        .forEach(t -> t.pathDirs().forEach(directory -> path.add(directory.toString())));
    path.add(BASE_PATH);
    all.put("PATH", String.join(":", path));
    all.put("HOME", Spec.OUT);
    all.put("TMPDIR", Spec.TMP);
    all.put("LANG", "C.UTF-8");
    all.put("TZ", "UTC");
    spec.toolchains().forEach(toolchain -> all.putAll(toolchain.env()));
    all.putAll(spec.env());
    return all;
  }
}
