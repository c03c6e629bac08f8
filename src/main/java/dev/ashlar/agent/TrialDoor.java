package dev.ashlar.agent;

import dev.ashlar.orchestrator.OrderKey;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Where one order's client may have its workspace tried, and nothing else: a Unix socket that is
/// shown in its sandbox. Whoever connects is answered, one at a time: an exit code on the first
/// line, then text.
final class TrialDoor implements AutoCloseable {
  private final ServerSocketChannel door;
  private final Path socket;
  private final OrderKey key;
  private final Trials trials;
  private final ExecutorService porter = Executors.newVirtualThreadPerTaskExecutor();

  private TrialDoor(ServerSocketChannel door, Path socket, OrderKey key, Trials trials) {
    this.door = door;
    this.socket = socket;
    this.key = key;
    this.trials = trials;
  }

  static TrialDoor open(Path socket, OrderKey key, Trials trials) throws IOException {
    var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(socket));
    var opened = new TrialDoor(door, socket, key, trials);
    opened.porter.execute(opened::welcome);
    return opened;
  }

  Path socket() {
    return socket;
  }

  private void welcome() {
    while (door.isOpen()) {
      try (var visitor = door.accept()) {
        answer(visitor);
      } catch (IOException e) {
        // The door was closed, or the visitor left: there is nobody to tell.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void answer(SocketChannel visitor) throws IOException, InterruptedException {
    var answer = trials.check(key);
    try (var out = Channels.newOutputStream(visitor)) {
      out.write((answer.exit() + "\n" + answer.text()).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    porter.shutdownNow();
    door.close();
    porter.close();
    Files.deleteIfExists(socket);
  }
}
