package dev.ashlar.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// The answer to one request, written as it is made.
///
/// Whoever begins an answer ends it or cuts it; a cut one ends the connection, so that the client
/// sees it was not all.
final class Outgoing {
  private static final byte[] CRLF = {'\r', '\n'};

  private final ByteChannel channel;
  private final Guard guard;
  private State state = State.UNBEGUN;
  private boolean chunked;

  private enum State {
    UNBEGUN,
    BEGUN,
    ENDED,
    CUT
  }

  Outgoing(ByteChannel channel, Guard guard) {
    this.channel = channel;
    this.guard = guard;
  }

  /// Answers with all of `body` at once.
  void whole(int status, Headers headers, byte[] body) throws IOException {
    begin(status, headers, OptionalLong.of(body.length));
    write(body);
    end();
  }

  /// Begins an answer of a known or an unknown length.
  void begin(int status, Headers headers, OptionalLong length) throws IOException {
    chunked = length.isEmpty();
    var head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
    for (var field : headers.fields()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    head.append(chunked ? "transfer-encoding: chunked" : "content-length: " + length.getAsLong());
    state = State.BEGUN;
    send(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Writes a piece, at once.
  void write(byte[] piece) throws IOException {
    if (piece.length == 0) {
      return;
    }
    if (!chunked) {
      send(piece);
      return;
    }
    var size = Integer.toHexString(piece.length).getBytes(StandardCharsets.US_ASCII);
    var framed = ByteBuffer.allocate(size.length + piece.length + 4);
    send(framed.put(size).put(CRLF).put(piece).put(CRLF).array());
  }

  void end() throws IOException {
    state = State.ENDED;
    if (chunked) {
      send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /// Leaves the answer as it is, for good.
  void cut() {
    state = State.CUT;
  }

  boolean begun() {
    return state != State.UNBEGUN;
  }

  boolean ended() {
    return state == State.ENDED;
  }

  private void send(byte[] bytes) throws IOException {
    guard.watch();
    try {
      Channels.writeAll(channel, ByteBuffer.wrap(bytes));
    } finally {
      guard.rest();
    }
  }
}
