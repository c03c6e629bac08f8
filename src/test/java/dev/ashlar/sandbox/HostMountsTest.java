package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A file system that forbids execution can only be shown with that restriction kept.
class HostMountsTest {

  @Test
  void theInnermostMountDecides() {
    HostMounts mounts =
        HostMounts.of(
            List.of(
                "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
                "30 22 0:30 / /tmp rw,nosuid,nodev,noexec - tmpfs tmpfs rw",
                "31 30 0:31 / /tmp/run\\040here rw,nosuid - tmpfs tmpfs rw",
                "32 22 0:32 / /data rw,noexec shared:1 - tmpfs tmpfs rw"));

    assertThat(List.of("/tmp", "/tmp/x/y", "/data/z"))
        .allMatch(path -> mounts.forbidExecution(Path.of(path)));
    assertThat(List.of("/", "/usr", "/tmp/run here/x", "/datax"))
        .noneMatch(path -> mounts.forbidExecution(Path.of(path)));
  }
}
