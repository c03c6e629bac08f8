package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Nothing outside can be seen, reached or changed: attacks with system calls, not with
/// well-behaved tools.
@ParameterizedClass
@EnumSource(Candidate.class)
class ContainmentTest {
  private final Candidate candidate;
  @TempDir private Path host;
  private Sandbox sandbox;

  ContainmentTest(Candidate candidate) {
    this.candidate = candidate;
  }

  @BeforeEach
  void open() throws Exception {
    sandbox = Machine.sandbox(candidate);
  }

  @Test
  void theHostsFilesAreNotThere() throws Exception {
    Path secret = Files.writeString(host.resolve("secret"), "canary");
    List<String> paths =
        List.of(
            secret.toString(),
            System.getProperty("user.home"),
            System.getProperty("user.dir"),
            "/etc/shadow",
            "/etc/hostname",
            "/sys/kernel",
            "/var",
            "/run",
            "/mnt",
            "/usr/share");
    List<String> look =
        new ArrayList<>(List.of("sh", "-c", "for p; do [ -e \"$p\" ] && echo \"$p\"; done", "sh"));
    look.addAll(paths);
    assertThat(run(Spec.of(Machine.LIMITS, look)).stdout().text()).isEmpty();
    String known = "-e ^/proc -e ^/base -e ^/usr/lib -e ^/etc/ld.so.cache";
    assertThat(sh("find / -xdev -type f 2>/dev/null | grep -v " + known).stdout().text()).isEmpty();
  }

  @Test
  void aMountIsSeenAndCannotBeChanged() throws Exception {
    Files.writeString(host.resolve("file"), "as it was");
    Files.createDirectory(host.resolve("below"));

    Outcome outcome =
        run(
            shell(
                    "cat /in/file; echo x >/in/file; echo x >/in/new; rm /in/file; mkdir"
                        + " /in/below/new; chmod 777 /in")
                .mounting(host, "/in"));

    assertThat(outcome.stdout().text()).isEqualTo("as it was");
    assertThat(
            outcome.stderr().text().lines().filter(line -> line.contains("ead-only file system")))
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(host.resolve("file")).hasContent("as it was");
    assertThat(host.resolve("new")).doesNotExist();
    assertThat(host.resolve("below/new")).doesNotExist();
  }

  @Test
  void onlySmallPlacesCanBeWritten() throws Exception {
    String all = "/ /etc /usr /usr/bin /base /dev /in /proc /out /tmp /dev/shm";
    Outcome outcome = sh("for d in " + all + "; do (echo x >$d/new) 2>/dev/null && echo $d; done");

    assertThat(outcome.stdout().text()).isEqualTo("/out\n/tmp\n/dev/shm\n");
  }

  @Test
  void remountingMountingAndDevicesAreForbidden() throws Exception {
    assertStopped("remount", "/in");
    assertStopped("mount", "/tmp");
    assertStopped("mknod");
    assertStopped("userns");
    assertStopped("setns", "/proc/1/ns/user");
  }

  @Test
  void thereIsNoCapabilityAndNoWayToOne() throws Exception {
    List<String> lines =
        sh("grep -E '^(Cap|NoNewPrivs)' /proc/self/status /proc/1/status; id -u")
            .stdout()
            .text()
            .lines()
            .toList();

    assertThat(lines.getLast()).isNotEqualTo("0");
    assertThat(lines.subList(0, lines.size() - 1))
        .hasSize(12)
        .filteredOn(line -> line.startsWith("/proc/self"))
        .allMatch(line -> line.endsWith("0000000000000000") || line.endsWith("NoNewPrivs:\t1"));
  }

  @Test
  void theNetworkIsEmpty() throws Exception {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ServerSocketChannel tcp = ServerSocketChannel.open().bind(loopback);
        DatagramChannel udp = DatagramChannel.open().bind(loopback)) {
      udp.configureBlocking(false);
      assertStopped("tcp", port(tcp.getLocalAddress()));
      assertStopped("outside");
      assertThat(attack("udp", port(udp.getLocalAddress())).stdout().text()).isEqualTo("SENT\n");
      assertThat(udp.receive(ByteBuffer.allocate(8))).as("a datagram from inside").isNull();
    }
  }

  @Test
  void unixSocketsOfTheHostCannotBeReached() throws Exception {
    Path path = host.resolve("s");
    Process listener =
        new ProcessBuilder(Machine.attack().toString(), "listen", "ashlar-" + host.hashCode())
            .start();
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      assertThat(listener.inputReader().readLine()).isEqualTo("LISTENING");
      assertStopped("unix", path.toString());
      assertStopped("abstract", "ashlar-" + host.hashCode());
    } finally {
      listener.destroyForcibly();
    }
  }

  @Test
  void processesOfTheHostCannotBeSeenSignalledOrTraced() throws Exception {
    Process victim = new ProcessBuilder("sleep", "600").start();
    try {
      String pid = Long.toString(victim.pid());
      assertStopped("kill", pid);
      assertStopped("trace", pid);
      assertThat(sh("ls /proc | grep -c '^[0-9]'").stdout().text().strip()).matches("[1-9]");
    } finally {
      victim.destroyForcibly();
    }
  }

  /// The namespace's first process is not ours to choose under bubblewrap, and it had kept its
  /// caller's variables.
  @Test
  void noVariableOfTheHarnessIsInAnyProcess() throws Exception {
    String found = sh("cat /proc/[0-9]*/environ | tr '\\0' '\\n' | sort -u").stdout().text();

    assertThat(found.lines())
        .allMatch(line ->
            line.matches(
                "(OLD)?PWD=.*|_=/base/.*|HOME=/out|LANG=C.UTF-8|PATH=/usr/bin:/bin|TMPDIR=/tmp|TZ=UTC"))
        .noneMatch(line -> line.contains(System.getProperty("user.dir")));
  }

  @Test
  void noPathOfAnInputIsInAnyCommandLine() throws Exception {
    Path secret = Files.createDirectory(host.resolve("canary-name"));

    Outcome outcome = run(shell("cat /proc/[0-9]*/cmdline | tr '\\0' ' '").mounting(secret, "/in"));

    assertThat(outcome.stdout().text())
        .contains("/proc/")
        .doesNotContain("canary-name")
        .doesNotContain("/in ");
  }

  @Test
  void onlyTheThreeDescriptorsAreOpen() throws Exception {
    assertStopped("fds");
  }

  @Test
  void thereIsNoTerminalToTypeInto() throws Exception {
    assertStopped("tiocsti");
  }

  @Test
  void sharedMemoryDoesNotLeadFromOneSandboxToAnother() throws Exception {
    Spec create = attackSpec("shm-create", "4711");
    try (Session one = sandbox.open(create)) {
      assertThat(one.next(Duration.ofSeconds(30))).isEqualTo(new Reply.Line("CREATED"));
      assertStopped("shm-open", "4711");
    }
  }

  @Test
  void theEnvironmentIsWhatWasGiven() throws Exception {
    Map<String, String> expected =
        Map.of(
            "A",
            "b c",
            "HOME",
            "/out",
            "LANG",
            "C.UTF-8",
            "PATH",
            "/usr/bin:/bin",
            "TMPDIR",
            "/tmp",
            "TZ",
            "UTC");

    assertThat(run(Spec.of(Machine.LIMITS, "env").setting("A", "b c")).stdout().text().lines())
        .containsExactlyInAnyOrderElementsOf(
            expected.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private void assertStopped(String... words) throws Exception {
    Outcome outcome = attack(words);
    assertThat(outcome.stdout().text())
        .as(String.join(" ", words) + ": " + outcome)
        .startsWith("STOPPED: ");
  }

  private Outcome attack(String... words) throws Exception {
    return run(attackSpec(words));
  }

  private Spec attackSpec(String... words) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("/attack"));
    argv.addAll(List.of(words));
    return Spec.of(Machine.LIMITS, argv)
        .mounting(Machine.attack(), "/attack")
        .mounting(host, "/in");
  }

  private Outcome sh(String script) throws InterruptedException {
    return run(shell(script));
  }

  private static Spec shell(String script) {
    return Spec.of(Machine.LIMITS, "sh", "-c", script);
  }

  private Outcome run(Spec spec) throws InterruptedException {
    return sandbox.run(spec);
  }

  private static String port(java.net.SocketAddress address) {
    return Integer.toString(((InetSocketAddress) address).getPort());
  }
}
