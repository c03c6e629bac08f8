package dev.ashlar.gate;

import dev.ashlar.orchestrator.Finding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Files by which a submission could change how its tests are built or run, found by their names.
///
/// Runners and compilers pick these up by themselves wherever they stand, so no submission may
/// bring one; the locked files may.
final class RunnerHooks {
  private static final Set<String> NAMES =
      Set.of(
          "conftest.py",
          "pytest.ini",
          "tox.ini",
          "setup.cfg",
          "sitecustomize.py",
          "usercustomize.py",
          "junit-platform.properties",
          ".npmrc",
          ".mocharc.json",
          ".mocharc.js",
          ".mocharc.yml");

  private static final Pattern PATHS =
      Pattern.compile(
          "(.*/)?META-INF/services/(org\\.junit\\.|org\\.testng\\.|javax\\.annotation\\.processing\\.).*"
              + "|(.*/)?(jest|vitest)\\.config\\.[a-z]+|(.*/)?[^/]+\\.pth");

  private RunnerHooks() {}

  /// A finding for each.
  static List<Finding> in(GateJob job) {
    return job.tree().keySet().stream()
        .filter(path -> !job.locked().containsKey(path))
        .filter(RunnerHooks::isHook)
        .map(path ->
            new Finding(
                Shown.line(path, 200),
                "changes how tests are built or run, so only the plan may bring it; remove it"))
        .toList();
  }

  private static boolean isHook(String path) {
    return NAMES.contains(path.substring(path.lastIndexOf('/') + 1))
        || PATHS.matcher(path).matches();
  }
}
