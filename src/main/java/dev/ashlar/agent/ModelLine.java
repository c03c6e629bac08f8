package dev.ashlar.agent;

import dev.ashlar.gateway.Clockwork;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The HTTP below LangChain4j, for one conversation's calls, one at a time.
///
/// A call runs in the thread that asks, and an interrupt of it closes the connection. What went
/// wrong is kept here, because it is lost on its way through the library: status, the time to come
/// again, whether it was silence or the end of the time allowed.
final class ModelLine implements HttpClient {
  /// What the JDK's client sets itself, and what we do.
  private static final Set<String> OWN_HEADERS =
      Set.of("content-length", "host", "connection", "user-agent");

  private final java.net.http.HttpClient http;
  private final Clockwork clockwork;
  private final Duration silenceMax;
  private Instant until = Instant.MAX;
  private Optional<ModelFailure> failure = Optional.empty();

  ModelLine(java.net.http.HttpClient http, Clockwork clockwork, Duration silenceMax) {
    this.http = http;
    this.clockwork = clockwork;
    this.silenceMax = silenceMax;
  }

  /// Forgets the last call; the next one ends at `end` at the latest.
  void until(Instant end) {
    until = end;
    failure = Optional.empty();
  }

  /// What went wrong in the last call.
  Optional<ModelFailure> failure() {
    return failure;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("every call is streamed");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      converse(request, parser, listener);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      listener.onError(new InterruptedIOException("interrupted"));
    } catch (ModelFailure e) {
      failure = Optional.of(e);
      listener.onError(e);
    }
  }

  private void converse(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener)
      throws InterruptedException, ModelFailure {
    var response = open(request);
    try (var body = new Watched(response.body())) {
      if (response.statusCode() >= 300) {
        throw refusal(response, body);
      }
      listener.onOpen(
          SuccessfulHttpResponse.builder()
              .statusCode(response.statusCode())
              .headers(response.headers().map())
              .build());
      parser.parse(body, listener);
      body.rethrow();
      listener.onClose();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private HttpResponse<InputStream> open(HttpRequest request)
      throws InterruptedException, ModelFailure {
    CompletableFuture<HttpResponse<InputStream>> answer =
        http.sendAsync(translated(request), _ -> new Intake(() -> left(silenceMax)));
    try {
      return answer.get(left(ModelLimits.OPENING_MAX).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw broken(new Intake.Silence());
    } catch (ExecutionException e) {
      throw broken(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  private static java.net.http.HttpRequest translated(HttpRequest request) {
    var built =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .header("user-agent", "ashlar")
            .method(
                request.method().name(),
                java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
    request
        .headers()
        .forEach((name, values) -> {
          if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            values.forEach(value -> built.header(name, value));
          }
        });
    return built.build();
  }

  private Duration left(Duration most) {
    var rest = Duration.between(clockwork.now(), until);
    return rest.isNegative() ? Duration.ZERO : rest.compareTo(most) < 0 ? rest : most;
  }

  private ModelFailure broken(Throwable cause) {
    if (!clockwork.now().isBefore(until)) {
      return ModelFailure.of(ModelFailure.Kind.LATE, "the time allowed was over during a call");
    }
    return cause instanceof Intake.Silence
        ? ModelFailure.of(ModelFailure.Kind.SILENT, "the provider fell silent during a reply")
        : ModelFailure.of(
            ModelFailure.Kind.BROKEN, "the connection broke during a call: " + words(cause));
  }

  private static String words(Throwable cause) {
    var inner = cause;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
  }

  private ModelFailure refusal(HttpResponse<InputStream> response, InputStream body)
      throws IOException {
    var text = new String(body.readNBytes(ModelLimits.ERROR_BYTES_MAX), StandardCharsets.UTF_8);
    return ModelFailure.answered(
        response.statusCode(),
        ErrorText.of(response.statusCode(), text),
        ErrorText.comeAgain(response.headers().firstValue("retry-after"), clockwork.now()));
  }

  /// What a parser reads; it takes a broken stream for an ended one, so what broke is kept.
  private static final class Watched extends java.io.FilterInputStream {
    private Optional<IOException> trouble = Optional.empty();

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        trouble = Optional.of(e);
        throw e;
      }
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      try {
        return super.read(target, from, length);
      } catch (IOException e) {
        trouble = Optional.of(e);
        throw e;
      }
    }

    private void rethrow() throws IOException {
      if (trouble.isPresent()) {
        throw trouble.get();
      }
    }
  }

  /// Hands this line to a library that wants to build it itself.
  HttpClientBuilder asBuilder() {
    return new HttpClientBuilder() {
      @Override
      public Duration connectTimeout() {
        return ModelLimits.OPENING_MAX;
      }

      @Override
      public HttpClientBuilder connectTimeout(Duration ignored) {
        return this;
      }

      @Override
      public Duration readTimeout() {
        return silenceMax;
      }

      @Override
      public HttpClientBuilder readTimeout(Duration ignored) {
        return this;
      }

      @Override
      public HttpClient build() {
        return ModelLine.this;
      }
    };
  }
}
