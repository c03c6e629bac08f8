package dev.ashlar.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs beside a client in its sandbox, which has no network: lets it reach the gateway's Unix
/// socket at a port of its own loopback. Needs the JDK alone.
final class Forwarder {
  private static final int BUFFER_BYTES = 64 * 1024;

  private Forwarder() {}

  /// Arguments: port, socket, and a file that is made when clients may come.
  public static void main(String[] arguments) throws IOException {
    var socket = UnixDomainSocketAddress.of(arguments[1]);
    try (var door = ServerSocketChannel.open()) {
      door.bind(
          new InetSocketAddress(
              InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), Integer.parseInt(arguments[0])));
      Files.createFile(Path.of(arguments[2]));
      while (door.isOpen()) {
        var client = door.accept();
        Thread.startVirtualThread(() -> join(client, socket));
      }
    }
  }

  private static void join(SocketChannel client, UnixDomainSocketAddress socket) {
    try (client;
        var server = SocketChannel.open(socket)) {
      var back = Thread.startVirtualThread(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException e) {
      // The client sees its connection closed, and says so itself.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    var buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }
}
