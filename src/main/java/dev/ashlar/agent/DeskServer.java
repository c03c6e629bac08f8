package dev.ashlar.agent;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// The desk's door: a Unix socket that only this user may open. The run directory says where it is.
///
/// The socket lies beside the notice, unless that path is too long for such an address; then in a
/// temporary directory of its own.
public final class DeskServer implements AutoCloseable {
  private static final int ADDRESS_BYTES_MAX = 100;

  private final ServerSocketChannel door;
  private final Path socket;
  private final Path notice;
  private final Clerk clerk;
  private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();

  /// Answers one call; may wait. Whoever waits no longer is given no order: nobody would carry it
  /// out.
  @FunctionalInterface
  public interface Clerk {
    DeskAnswer serve(DeskCall call, Caller caller) throws InterruptedException;
  }

  private DeskServer(ServerSocketChannel door, Path socket, Path notice, Clerk clerk) {
    this.door = door;
    this.socket = socket;
    this.notice = notice;
    this.clerk = clerk;
  }

  /// Opens the door and writes where it is into `notice`.
  public static DeskServer open(Path notice, Clerk clerk) throws IOException {
    var socket = place(notice);
    var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(socket));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    var text =
        JsonMapper.builder()
            .build()
            .writeValueAsString(
                Map.of("socket", socket.toString(), "pid", ProcessHandle.current().pid()));
    var fresh = notice.resolveSibling(notice.getFileName() + ".new");
    Files.writeString(fresh, text + "\n");
    Files.move(fresh, notice, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    var server = new DeskServer(door, socket, notice, clerk);
    server.visitors.execute(server::welcome);
    return server;
  }

  /// A free place for the socket. A door that a killed process left behind is cleared away: whoever
  /// opens one holds the run's lock.
  private static Path place(Path notice) throws IOException {
    var beside = notice.resolveSibling("desk");
    if (beside.toString().getBytes(StandardCharsets.UTF_8).length <= ADDRESS_BYTES_MAX) {
      Files.deleteIfExists(beside);
      return beside;
    }
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return Files.createTempDirectory("ashlar-", owner).resolve("desk");
  }

  private void welcome() {
    while (door.isOpen()) {
      try {
        var visitor = door.accept();
        visitors.execute(() -> attend(visitor));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void attend(SocketChannel visitor) {
    try (visitor) {
      var call = DeskWire.call(visitor);
      var caller = new Caller();
      Thread.ofVirtual().start(() -> watch(visitor, caller));
      DeskWire.send(visitor, clerk.serve(call, caller));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      refuse(visitor, e);
    }
  }

  /// A caller says one thing only, so that whatever comes after it is its leaving.
  private static void watch(SocketChannel visitor, Caller caller) {
    try {
      visitor.read(ByteBuffer.allocate(1));
    } catch (IOException _) {
      // It left, or it was answered and the connection closed: both end its waiting.
    }
    caller.leave();
  }

  private static void refuse(SocketChannel visitor, IOException e) {
    try {
      DeskWire.send(visitor, DeskAnswer.of(2, "the desk could not read that: " + e.getMessage()));
    } catch (IOException _) {
      // The caller has left: there is nobody to tell.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    visitors.shutdownNow();
    Files.deleteIfExists(notice);
    Files.deleteIfExists(socket);
    var own = socket.getParent();
    if (own != null && !own.equals(notice.getParent())) {
      Files.deleteIfExists(own);
    }
  }
}
