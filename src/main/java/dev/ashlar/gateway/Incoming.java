package dev.ashlar.gateway;

/// A request as it came: method, target, head and the whole body.
final class Incoming {
  private final String method;
  private final String target;
  private final Headers headers;
  private final byte[] body;

  Incoming(String method, String target, Headers headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  Headers headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
