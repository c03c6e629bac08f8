package dev.ashlar.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/// Time and chance, as the gateway has them: what waits for a provider asks here, so that hours can
/// pass in a test.
public interface Clockwork {
  Instant now();

  /// Waits; an interrupt ends it.
  void pause(Duration time) throws InterruptedException;

  /// A number from 0 to less than 1.
  double chance();

  /// This machine's.
  static Clockwork real() {
    return new Clockwork() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
      }

      @Override
      public double chance() {
        return ThreadLocalRandom.current().nextDouble();
      }
    };
  }
}
