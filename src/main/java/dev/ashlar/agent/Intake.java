package dev.ashlar.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// An answer's body as it comes, for one reader who does not wait for ever. Closing it, or an
/// interrupt of the reader, closes the connection.
final class Intake extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
  private final Supplier<Duration> patience;
  private final LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private ByteBuffer current = ByteBuffer.allocate(0);
  private long taken;
  private boolean ended;

  private sealed interface Piece {
    /// @param last whether more may be asked for when these have been read
    record Bytes(ByteBuffer buffer, boolean last) implements Piece {}

    record Trouble(Throwable cause) implements Piece {}

    record End() implements Piece {}
  }

  /// Nothing came for as long as the reader waits.
  static final class Silence extends IOException {
    private static final long serialVersionUID = 1;
  }

  /// @param patience how long the next bytes are waited for
  Intake(Supplier<Duration> patience) {
    this.patience = patience;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.complete(given);
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (int i = 0; i < buffers.size(); i++) {
      pieces.add(new Piece.Bytes(buffers.get(i), i == buffers.size() - 1));
    }
  }

  @Override
  public void onError(Throwable cause) {
    pieces.add(new Piece.Trouble(cause));
  }

  @Override
  public void onComplete() {
    pieces.add(new Piece.End());
  }

  @Override
  public int read() throws IOException {
    return fill() ? current.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, current.remaining());
    current.get(target, from, count);
    return count;
  }

  private boolean fill() throws IOException {
    while (!ended && !current.hasRemaining()) {
      switch (next()) {
        case Piece.Bytes(ByteBuffer buffer, boolean last) -> take(buffer, last);
        case Piece.Trouble(Throwable cause) -> throw new IOException(cause);
        case Piece.End() -> ended = true;
      }
    }
    return current.hasRemaining();
  }

  private void take(ByteBuffer buffer, boolean last) throws IOException {
    taken += buffer.remaining();
    if (taken > ModelLimits.REPLY_BYTES_MAX) {
      close();
      throw new IOException("the reply is longer than " + ModelLimits.REPLY_BYTES_MAX + " bytes");
    }
    current = buffer;
    if (last) {
      var _ = subscription.thenAccept(given -> given.request(1));
    }
  }

  private Piece next() throws IOException {
    try {
      var piece = pieces.poll(patience.get().toMillis(), TimeUnit.MILLISECONDS);
      if (piece == null) {
        close();
        throw new Silence();
      }
      return piece;
    } catch (InterruptedException _) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    var _ = subscription.thenAccept(Flow.Subscription::cancel);
  }
}
