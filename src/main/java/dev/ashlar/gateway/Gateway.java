package dev.ashlar.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// The server between models and agents. It alone holds the real keys; each attempt has a token,
/// which opens no more than its allowance.
public final class Gateway implements AutoCloseable {
  private static final int TOKEN_BYTES = 32;
  private static final String TOKEN_PREFIX = "ashlar-";

  private final Door door;
  private final Office office;
  private final Optional<Path> socket;
  private final HttpClient http;
  private final ExecutorService threads;
  private final ScheduledThreadPoolExecutor timer;
  private final SecureRandom random = new SecureRandom();

  private Gateway(
      Door door,
      Office office,
      Optional<Path> socket,
      HttpClient http,
      ExecutorService threads,
      ScheduledThreadPoolExecutor timer) {
    this.door = door;
    this.office = office;
    this.socket = socket;
    this.http = http;
    this.threads = threads;
    this.timer = timer;
  }

  /// What calls share.
  ///
  /// @param leases by the digest of their token, so that no comparison tells a token by its time
  record Office(
      GatewaySettings settings,
      GatewayListener listener,
      Map<Dialect, Provider> providers,
      Map<String, Lease> leases,
      Trace trace,
      ScheduledThreadPoolExecutor timer) {
    Optional<Lease> lease(String token) {
      return Optional.ofNullable(leases.get(digest(token)));
    }
  }

  /// Opens a gateway on a free port of loopback, and on a Unix socket if the settings name one.
  public static Gateway open(GatewaySettings settings, GatewayListener listener)
      throws IOException {
    var timer = timer();
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(GatewayLimits.CONNECT_MAX)
            .executor(threads)
            .build();
    var trace = Trace.open(settings.trace());
    var office =
        new Office(
            settings, listener, providers(settings, http), new ConcurrentHashMap<>(), trace, timer);
    try {
      var door =
          Door.open(settings.socket(), timer, exchange -> new Reception(office, exchange).serve());
      return new Gateway(door, office, settings.socket(), http, threads, timer);
    } catch (IOException e) {
      timer.shutdownNow();
      http.shutdownNow();
      trace.close();
      throw new IOException("cannot open the gateway: " + e.getMessage(), e);
    }
  }

  /// Two dialects of one provider at one address share its breaker.
  private static Map<Dialect, Provider> providers(GatewaySettings settings, HttpClient http) {
    Map<Upstream, Provider> known = new ConcurrentHashMap<>();
    Map<Dialect, Provider> providers = new EnumMap<>(Dialect.class);
    settings
        .upstreams()
        .forEach((dialect, upstream) ->
            providers.put(
                dialect, known.computeIfAbsent(upstream, one -> new Provider(one, http))));
    return providers;
  }

  /// One thread for all watches; a watch that has ended leaves nothing behind in it.
  static ScheduledThreadPoolExecutor timer() {
    var timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("gateway-timer").factory());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }

  /// Gives out a token with this allowance. Nobody can ask for it again.
  public String issue(Allowance allowance) {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = TOKEN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    office.leases().put(digest(token), new Lease(allowance));
    return token;
  }

  /// What calls on `token` have cost so far, or empty if it is not valid.
  public Optional<Spent> spent(String token) {
    return office.lease(token).map(Lease::spent);
  }

  /// Whether a call on `token` is under way.
  public boolean isBusy(String token) {
    return office.lease(token).map(Lease::isBusy).orElse(false);
  }

  /// Takes a token back and ends its calls under way; all that they cost is in what this returns,
  /// which is empty if the token was not valid.
  public Optional<Spent> revoke(String token) {
    return Optional.ofNullable(office.leases().remove(digest(token))).map(Lease::revoke);
  }

  /// Where clients with a loopback find it.
  public InetSocketAddress address() {
    return door.address();
  }

  /// Where clients without one find it, if it was asked for.
  public Optional<Path> socket() {
    return socket;
  }

  static String digest(String token) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    office.leases().values().forEach(Lease::revoke);
    door.close();
    timer.shutdown();
    http.shutdownNow();
    threads.close();
    office.trace().close();
  }
}
