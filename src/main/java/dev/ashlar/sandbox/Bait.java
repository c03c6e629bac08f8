package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Isolation.Probe;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the probes try to reach outside: a file, a process, three sockets. All of it goes when the
/// probes are done.
final class Bait implements AutoCloseable {
  private final Path directory;
  private final Path canary;
  private final String marker;
  private final Process decoy;
  private final ServerSocketChannel tcp;
  private final DatagramChannel udp;
  private final ServerSocketChannel unix;

  private Bait(Path directory, String marker) throws IOException {
    this.directory = directory;
    this.marker = marker;
    this.canary = Files.writeString(directory.resolve("canary"), marker);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    this.tcp = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
    this.udp = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0));
    this.udp.configureBlocking(false);
    this.unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    this.unix.bind(UnixDomainSocketAddress.of(directory.resolve("socket")));
    this.decoy = decoy(marker);
  }

  /// It may be seen from where strangers run, so it is told nothing.
  private static Process decoy(String marker) throws IOException {
    var builder = new ProcessBuilder("sleep", "30." + marker);
    builder.environment().clear();
    return builder.start();
  }

  static Bait lay() throws IOException {
    Path directory = Files.createTempDirectory("ashlar-");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    String user = Long.toString(HostUser.current().uid());
    Files.setOwner(
        directory,
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    return new Bait(directory, marker());
  }

  /// Digits that occur nowhere else on this machine.
  static String marker() {
    long random = UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE;
    return String.format("%019d", random);
  }

  /// A directory of the host that the command's user may write: only the sandbox can keep a command
  /// from it.
  Path directory() {
    return directory;
  }

  /// What the script of attacks reads.
  String lines(List<Path> programs) throws IOException {
    return String.join(
        "\n",
        marker + " " + decoy.pid(),
        canary.toString(),
        port(tcp.getLocalAddress()) + " " + port(udp.getLocalAddress()),
        directory.resolve("socket").toString(),
        programs.stream().map(Path::toString).collect(Collectors.joining(" ")),
        "");
  }

  private static int port(java.net.SocketAddress address) {
    return ((InetSocketAddress) address).getPort();
  }

  /// Seen from outside, after the attacks: nothing written, nothing received.
  Probe untouched() throws IOException {
    boolean received = udp.receive(ByteBuffer.allocate(16)) != null;
    boolean written =
        Files.exists(directory.resolve("written")) || !Files.readString(canary).equals(marker);
    String seen =
        (written ? "a file was written" : "no file written")
            + (received ? ", a datagram came" : ", no datagram");
    return new Probe(
        "seen-from-outside", "nothing written, nothing received", seen, !received && !written);
  }

  @Override
  public void close() throws IOException {
    decoy.destroyForcibly();
    tcp.close();
    udp.close();
    unix.close();
    Trees.delete(directory);
  }
}
