package dev.ashlar.agent;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to a run's desk. A run that was killed and is continued opens a new door, so a broken
/// call is made again.
public final class DeskClient {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Path notice;
  private final InstantSource clock;

  public DeskClient(Path notice, InstantSource clock) {
    this.notice = notice;
    this.clock = clock;
  }

  /// Whether some process keeps the desk now.
  public boolean isOpen() {
    try (var channel = connect()) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /// The answer; empty if nobody kept the desk for as long as `patience`.
  public Optional<DeskAnswer> call(DeskCall call, Duration patience) throws InterruptedException {
    var deadline = clock.instant().plus(patience);
    do {
      try (var channel = connect()) {
        DeskWire.send(channel, call);
        return Optional.of(DeskWire.answer(channel));
      } catch (IOException e) {
        pause(deadline);
      }
    } while (clock.instant().isBefore(deadline));
    return Optional.empty();
  }

  private SocketChannel connect() throws IOException {
    try {
      var socket =
          JsonMapper.builder()
              .build()
              .readTree(Files.readString(notice))
              .path("socket")
              .asString("");
      return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("no desk is noted in " + notice, e);
    }
  }

  private void pause(Instant deadline) throws InterruptedException {
    var left = Duration.between(clock.instant(), deadline);
    TimeUnit.MILLISECONDS.sleep(Math.clamp(left.toMillis(), 0, PAUSE.toMillis()));
  }
}
