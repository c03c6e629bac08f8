package dev.ashlar.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// What the gateway adds, measured beside the same calls without it: run by `./build bench`, never
/// with the tests. Nothing is asserted; the figures that were seen are in `bench/README.md`.
class GatewayBench {
  private static final int AGENTS = 50;
  private static final int CALLS = 10;
  private static final int ROUNDS = 6;

  /// As agents stream: a reply of some forty events, fifty of them a second.
  @Test
  void firstByteWhileFiftyAgentsStream() throws Exception {
    var reply = "one two three four ".repeat(40);
    var script = "{\"reply\": \"%s\", \"drip\": 20}".formatted(reply);
    try (var bench = new Bench(script)) {
      bench.round(AGENTS, CALLS);
      for (int i = 0; i < ROUNDS; i++) {
        var direct = bench.direct(AGENTS, CALLS);
        var through = bench.round(AGENTS, CALLS);
        System.out.printf(
            Locale.ROOT,
            "first byte, %d agents: direct %s, through the gateway %s%n",
            AGENTS,
            direct,
            through);
      }
    }
  }

  /// One agent alone on an idle machine.
  @Test
  void firstByteOfOneAgent() throws Exception {
    try (var bench = new Bench("{\"reply\": \"one two three\"}")) {
      bench.round(1, 500);
      for (int i = 0; i < ROUNDS; i++) {
        System.out.printf(
            Locale.ROOT,
            "first byte, 1 agent: direct %s, through the gateway %s%n",
            bench.direct(1, 2000),
            bench.round(1, 2000));
      }
    }
  }

  /// As fast as it goes: replies of a megabyte of text in some fifty thousand events.
  @Test
  void throughput() throws Exception {
    var script = "{\"reply\": \"%s\"}".formatted("one two three four ".repeat(50_000));
    try (var bench = new Bench(script)) {
      bench.round(4, 2);
      for (int i = 0; i < ROUNDS; i++) {
        System.out.printf(
            Locale.ROOT,
            "throughput, 8 agents: direct %s, through the gateway %s%n",
            bench.direct(8, 2).rate(),
            bench.round(8, 2).rate());
      }
    }
  }

  /// Times to the first byte of a reply's body, and what came in how long.
  private record Times(List<Long> nanos, long bytes, Duration all) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "median %.2f ms, p99 %.2f ms", at(0.5), at(0.99));
    }

    String rate() {
      return String.format(Locale.ROOT, "%.0f MB/s", bytes / 1e6 / (all.toMillis() / 1e3));
    }

    private double at(double share) {
      return nanos.get((int) (nanos.size() * share)) / 1e6;
    }
  }

  private static final class Bench implements AutoCloseable, GatewayListener {
    /// Agents do not begin in the same instant.
    private static final long STAGGER_NANOS = 17_000_000;

    private static final String END = "0\r\n\r\n";

    private final ScriptedUpstream upstream;
    private final Gateway gateway;

    Bench(String script) throws IOException {
      upstream = ScriptedUpstream.open(ModelScript.parse(script));
      gateway = Gateway.open(Rig.before(upstream.address()), this);
    }

    Times direct(int agents, int calls) throws Exception {
      return times(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), upstream.address().getPort()),
          "any",
          agents,
          calls);
    }

    Times round(int agents, int calls) throws Exception {
      var token = gateway.issue(Allowance.unbounded("bench").withTokens(Long.MAX_VALUE / 2));
      return times(gateway.address(), token, agents, calls);
    }

    private static Times times(InetSocketAddress address, String token, int agents, int calls)
        throws Exception {
      List<Callable<Times>> work = new ArrayList<>();
      for (int i = 0; i < agents; i++) {
        long start = i * STAGGER_NANOS;
        work.add(() -> {
          LockSupport.parkNanos(start);
          return conversation(address, token, calls);
        });
      }
      var began = System.nanoTime();
      List<Long> nanos = new ArrayList<>();
      long bytes = 0;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : threads.invokeAll(work)) {
          nanos.addAll(done.get().nanos());
          bytes += done.get().bytes();
        }
      }
      Collections.sort(nanos);
      return new Times(nanos, bytes, Duration.ofNanos(System.nanoTime() - began));
    }

    /// Calls in a row on one connection, as clients keep theirs.
    private static Times conversation(InetSocketAddress address, String token, int calls)
        throws IOException {
      List<Long> nanos = new ArrayList<>();
      long bytes = 0;
      try (var socket = new Socket(address.getAddress(), address.getPort())) {
        socket.setTcpNoDelay(true);
        var request = Rig.raw(token, "accept: */*").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < calls; i++) {
          var began = System.nanoTime();
          socket.getOutputStream().write(request);
          bytes += reply(socket, began, nanos);
        }
      }
      return new Times(nanos, bytes, Duration.ZERO);
    }

    private static long reply(Socket socket, long began, List<Long> nanos) throws IOException {
      var buffer = new byte[64 << 10];
      long bytes = 0;
      boolean begun = false;
      while (true) {
        int read = socket.getInputStream().read(buffer, 0, buffer.length);
        if (read < 0) {
          throw new IOException("the reply was cut");
        }
        bytes += read;
        if (!begun && Bytes.contains(Arrays.copyOf(buffer, read), "data:")) {
          nanos.add(System.nanoTime() - began);
          begun = true;
        }
        int from = Math.max(0, read - END.length());
        if (new String(buffer, from, read - from, StandardCharsets.US_ASCII).equals(END)) {
          return bytes;
        }
      }
    }

    @Override
    public void ended(CallReport report) {}

    @Override
    public void unavailable(String provider, Instant until, String why) {}

    @Override
    public void available(String provider) {}

    @Override
    public void fault(String name, RuntimeException fault) {
      throw fault;
    }

    @Override
    public void close() throws IOException {
      gateway.close();
      upstream.close();
    }
  }
}
