package dev.ashlar.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Passes a provider's reply on as it comes, byte for byte, and reads what it cost on the way.
///
/// The last bytes of a reply whose length is known wait for `finish`, as the end of any other does,
/// so that whoever has the whole reply finds the books settled.
final class Relay {
  private static final int PIECE_BYTES = 16 << 10;

  /// What concerns one connection and not the reply, and what would make a client remember us.
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "content-length",
          "trailer",
          "upgrade",
          "proxy-authenticate",
          "set-cookie",
          "alt-svc",
          ":status");

  private final Exchange exchange;
  private final Secret key;
  private final KeyFilter filter;
  private final UsageReader usage;
  private final Clockwork clockwork;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(1024);
  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private Optional<EventStream> events = Optional.empty();
  private Optional<Instant> firstByte = Optional.empty();
  private byte[] last = new byte[0];
  private boolean tooLong;
  private boolean ended;

  Relay(Exchange exchange, Secret key, Dialect dialect, Clockwork clockwork) {
    this.exchange = exchange;
    this.key = key;
    this.filter = new KeyFilter(key);
    this.usage = UsageReader.of(dialect);
    this.clockwork = clockwork;
  }

  /// Passes on all that comes.
  void pass(HttpResponse<InputStream> response, InputStream body, Guard silence)
      throws IOException {
    var length = response.headers().firstValueAsLong("content-length");
    var type = response.headers().firstValue("content-type").orElse("");
    if (type.startsWith("text/event-stream")) {
      events = Optional.of(new EventStream(usage::event));
    }
    write(() -> exchange.answer().begin(response.statusCode(), head(response), length));
    var piece = new byte[PIECE_BYTES];
    long left = length.orElse(Long.MAX_VALUE);
    for (int read = read(body, piece, silence); read >= 0; read = read(body, piece, silence)) {
      firstByte = firstByte.or(() -> Optional.of(clockwork.now()));
      learn(piece, read);
      left -= read;
      pass(filter.take(piece, 0, read), left <= 0);
    }
    pass(filter.end(), length.isPresent());
    learnAll();
    ended = true;
  }

  /// Passes on what was kept for the end.
  void finish() throws IOException {
    exchange.answer().write(last);
    exchange.answer().end();
  }

  Reading reading() {
    return usage.reading();
  }

  Optional<Instant> firstByte() {
    return firstByte;
  }

  /// How it ended, if nothing broke it off: a stream without its mark was cut, whatever HTTP says.
  Ending ending() {
    return !ended || (events.isPresent() && !usage.whole()) ? Ending.CUT : Ending.COMPLETE;
  }

  /// Whether all that matters has been passed on, though the connection may have been cut since.
  boolean saidAll() {
    return usage.whole() && usage.reading() instanceof Reading.Known;
  }

  /// Whether the reply came to its end on the wire.
  boolean ended() {
    return ended;
  }

  /// The reply's beginning, for a trace.
  byte[] kept() {
    return kept.toByteArray();
  }

  private static int read(InputStream body, byte[] piece, Guard silence) throws IOException {
    silence.watch();
    try {
      return body.read(piece);
    } finally {
      silence.rest();
    }
  }

  private void learn(byte[] piece, int length) {
    if (events.isPresent()) {
      events.get().take(piece, 0, length);
    } else if (whole.size() + length <= GatewayLimits.BODY_BYTES_MAX) {
      whole.write(piece, 0, length);
    } else {
      tooLong = true;
    }
  }

  private void learnAll() {
    if (events.isPresent()) {
      events.get().end();
    } else if (!tooLong) {
      usage.body(whole.toByteArray());
    }
  }

  private void pass(byte[] piece, boolean waits) throws IOException {
    kept.write(piece, 0, Math.min(piece.length, GatewayLimits.TRACE_BODY_BYTES - kept.size()));
    if (!waits) {
      write(() -> exchange.answer().write(piece));
      return;
    }
    var both = new ByteArrayOutputStream(last.length + piece.length);
    both.writeBytes(last);
    both.writeBytes(piece);
    last = both.toByteArray();
  }

  /// What cannot be written has no reader any more.
  private void write(Writing writing) throws IOException {
    try {
      writing.write();
    } catch (IOException e) {
      exchange.breakOff(Ending.CANCELLED);
      throw e;
    }
  }

  private interface Writing {
    void write() throws IOException;
  }

  private Headers head(HttpResponse<?> response) {
    List<Headers.Field> fields = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!NOT_PASSED_ON.contains(name)) {
            values.forEach(
                value -> fields.add(new Headers.Field(name, KeyFilter.cover(key, value))));
          }
        });
    return new Headers(fields);
  }
}
