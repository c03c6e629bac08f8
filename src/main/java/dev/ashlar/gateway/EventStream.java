package dev.ashlar.gateway;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/// Cuts a stream of server-sent events, which comes in pieces of any size, into the data of each.
///
/// Several `data` lines of one event are joined by a line feed. An event longer than a reply may be
/// is left out: its usage, if it had any, is unknown.
final class EventStream {
  private static final int PREFIX = "data:".length();

  private final Consumer<byte[]> listener;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private final ByteArrayOutputStream data = new ByteArrayOutputStream(1024);
  private boolean hasData;
  private boolean afterReturn;
  private boolean tooLong;

  EventStream(Consumer<byte[]> listener) {
    this.listener = listener;
  }

  void take(byte[] piece, int from, int length) {
    int start = from;
    for (int i = from; i < from + length; i++) {
      if (piece[i] == '\n' || piece[i] == '\r') {
        add(piece, start, i);
        if (piece[i] == '\r' || !afterReturn || i > start) {
          endLine();
        }
        afterReturn = piece[i] == '\r';
        start = i + 1;
      } else {
        afterReturn = false;
      }
    }
    add(piece, start, from + length);
  }

  /// Takes what stood after the last line feed, as a cut stream leaves it.
  void end() {
    endLine();
    endLine();
  }

  private void add(byte[] piece, int from, int to) {
    if (line.size() + data.size() + to - from > GatewayLimits.BODY_BYTES_MAX) {
      tooLong = true;
    } else {
      line.write(piece, from, to - from);
    }
  }

  private void endLine() {
    byte[] text = line.toByteArray();
    line.reset();
    if (text.length == 0) {
      endEvent();
    } else if (text.length >= PREFIX
        && Bytes.contains(java.util.Arrays.copyOf(text, PREFIX), "data:")) {
      int from = text.length > PREFIX && text[PREFIX] == ' ' ? PREFIX + 1 : PREFIX;
      if (hasData) {
        data.write('\n');
      }
      data.write(text, from, text.length - from);
      hasData = true;
    }
  }

  private void endEvent() {
    if (hasData && !tooLong) {
      listener.accept(data.toByteArray());
    }
    data.reset();
    hasData = false;
    tooLong = false;
  }
}
