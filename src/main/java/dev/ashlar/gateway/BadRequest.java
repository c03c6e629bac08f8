package dev.ashlar.gateway;

import java.io.IOException;

/// A message that is not HTTP/1.1 as we take it; the connection ends with it.
final class BadRequest extends IOException {
  private final int status;

  BadRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
