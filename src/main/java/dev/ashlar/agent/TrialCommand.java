package dev.ashlar.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// What `check` is in a client's sandbox: asks the harness to try the visible cases, prints what it
/// says, and ends with its status. Needs the JDK alone.
final class TrialCommand {
  private TrialCommand() {}

  /// Arguments: the trial door's socket.
  public static void main(String[] arguments) throws IOException {
    System.exit(ask(UnixDomainSocketAddress.of(arguments[0])));
  }

  private static int ask(UnixDomainSocketAddress socket) throws IOException {
    try (var door = SocketChannel.open(socket);
        InputStream in = Channels.newInputStream(door)) {
      var answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf('\n');
      write(FileDescriptor.out, answer.substring(end + 1));
      return end < 0 ? 3 : Integer.parseInt(answer.substring(0, end));
    } catch (IOException e) {
      write(FileDescriptor.err, "check: the harness cannot be reached: " + e.getMessage());
      return 3;
    }
  }

  private static void write(FileDescriptor stream, String text) throws IOException {
    try (var out = new FileOutputStream(stream)) {
      out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
