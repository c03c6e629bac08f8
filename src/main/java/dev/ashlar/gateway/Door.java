package dev.ashlar.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Where clients come in: a port on loopback, and a Unix socket for those without a network. One
/// virtual thread a connection, and one a request.
final class Door implements AutoCloseable {
  private static final int BACKLOG = 256;

  /// Between two tries to let a client in when the machine has no room for one.
  private static final long PAUSE_NANOS = 10_000_000;

  private final ServerSocketChannel port;
  private final Optional<ServerSocketChannel> socket;
  private final Optional<Path> socketPath;
  private final Handler handler;
  private final ScheduledExecutorService timer;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(GatewayLimits.CONNECTIONS_MAX);

  /// Answers one exchange; what it leaves unanswered is cut.
  @FunctionalInterface
  interface Handler {
    void handle(Exchange exchange) throws IOException;
  }

  private Door(
      ServerSocketChannel port,
      Optional<ServerSocketChannel> socket,
      Optional<Path> socketPath,
      Handler handler,
      ScheduledExecutorService timer) {
    this.port = port;
    this.socket = socket;
    this.socketPath = socketPath;
    this.handler = handler;
    this.timer = timer;
  }

  /// Opens a free port, and a socket at `path` if there is one, which only this user may use.
  static Door open(Optional<Path> path, ScheduledExecutorService timer, Handler handler)
      throws IOException {
    var port = ServerSocketChannel.open(StandardProtocolFamily.INET);
    try {
      port.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), BACKLOG);
      Optional<ServerSocketChannel> socket =
          path.isPresent() ? Optional.of(socketAt(path.get())) : Optional.empty();
      var door = new Door(port, socket, path, handler, timer);
      door.threads.execute(() -> door.welcome(port));
      socket.ifPresent(one -> door.threads.execute(() -> door.welcome(one)));
      return door;
    } catch (IOException | RuntimeException e) {
      port.close();
      throw e;
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port.socket().getLocalPort());
  }

  private static ServerSocketChannel socketAt(Path path) throws IOException {
    Files.deleteIfExists(path);
    var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.bind(UnixDomainSocketAddress.of(path), BACKLOG);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private void welcome(ServerSocketChannel server) {
    while (server.isOpen()) {
      try {
        places.acquireUninterruptibly();
        var client = server.accept();
        open.add(client);
        threads.execute(() -> attend(client));
      } catch (IOException | java.util.concurrent.RejectedExecutionException _) {
        places.release();
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void attend(SocketChannel client) {
    try (client) {
      if (client.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      new Connection(client, handler, timer).serve();
    } catch (IOException _) {
      // The client has left, or spoke no HTTP: there is nobody to tell.
    } finally {
      open.remove(client);
      places.release();
    }
  }

  @Override
  public void close() throws IOException {
    port.close();
    if (socket.isPresent()) {
      socket.get().close();
      Files.deleteIfExists(socketPath.orElseThrow());
    }
    for (var client : open) {
      client.close();
    }
    threads.close();
  }
}
