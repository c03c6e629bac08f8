package dev.ashlar.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads requests from a connection, one after the other.
///
/// Strict where parsers are known to disagree: a body has one length, said once; a field name is a
/// token; no line is folded; no control character stands in a value. What is read wrongly ends the
/// connection, so nothing behind it can be taken for a request.
final class RequestReader {
  private static final Pattern FIELD_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern FIELD_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z]{1,16}) (/[\\x21-\\x7e]{0,8191}) HTTP/1\\.([01])");

  private final ByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(32 << 10).limit(0);

  RequestReader(ByteChannel channel) {
    this.channel = channel;
  }

  /// Waits for the first byte of a request; false if the client has left.
  boolean awaitRequest() throws IOException {
    return buffer.hasRemaining() || fill();
  }

  /// The next request. `BadRequest` says what to answer if it is none.
  Incoming next() throws IOException {
    var budget = new int[] {GatewayLimits.HEAD_BYTES_MAX};
    var first = line(budget);
    while (first.isEmpty()) {
      first = line(budget);
    }
    var parts = REQUEST_LINE.matcher(first);
    if (!parts.matches()) {
      throw new BadRequest(400, "that is not a request line of HTTP/1.1");
    }
    if (parts.group(3).equals("0")) {
      throw new BadRequest(505, "only HTTP/1.1 is spoken here");
    }
    var headers = headers(budget);
    return new Incoming(parts.group(1), parts.group(2), headers, body(headers));
  }

  private Headers headers(int[] budget) throws IOException {
    List<Headers.Field> fields = new ArrayList<>();
    for (var line = line(budget); !line.isEmpty(); line = line(budget)) {
      int colon = line.indexOf(':');
      if (colon < 1 || fields.size() == GatewayLimits.HEADERS_MAX) {
        throw new BadRequest(400, "a header field is malformed, or there are too many");
      }
      var name = line.substring(0, colon);
      var value = line.substring(colon + 1).strip();
      if (!FIELD_NAME.matcher(name).matches() || !FIELD_VALUE.matcher(value).matches()) {
        throw new BadRequest(400, "a header field has characters that none may have");
      }
      fields.add(new Headers.Field(name, value));
    }
    return new Headers(fields);
  }

  private byte[] body(Headers headers) throws IOException {
    var coding = headers.first("transfer-encoding");
    var length = headers.first("content-length");
    if (headers.count("content-length") + headers.count("transfer-encoding") > 1) {
      throw new BadRequest(400, "the body's length is said more than once");
    }
    if (coding.isEmpty() && length.isEmpty()) {
      return new byte[0];
    }
    expected(headers);
    if (coding.isPresent()) {
      return chunked(coding);
    }
    if (!length.get().matches("\\d{1,12}")) {
      throw new BadRequest(400, "content-length is not a number");
    }
    return exactly(sized(Long.parseLong(length.get())));
  }

  private void expected(Headers headers) throws IOException {
    if (headers.first("expect").filter("100-continue"::equalsIgnoreCase).isPresent()) {
      Channels.writeAll(
          channel,
          ByteBuffer.wrap("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private byte[] chunked(Optional<String> coding) throws IOException {
    if (coding.filter("chunked"::equalsIgnoreCase).isEmpty()) {
      throw new BadRequest(501, "the body's transfer coding is not known here");
    }
    var whole = new ByteArrayOutputStream();
    while (true) {
      var size = line(new int[] {256}).split(";", 2)[0].strip();
      if (!size.matches("[0-9a-fA-F]{1,8}")) {
        throw new BadRequest(400, "a chunk's size is not a number");
      }
      int bytes = sized(Long.parseLong(size, 16) + whole.size()) - whole.size();
      if (bytes == 0) {
        break;
      }
      whole.writeBytes(exactly(bytes));
      if (!line(new int[] {2}).isEmpty()) {
        throw new BadRequest(400, "a chunk is longer than it says");
      }
    }
    headers(new int[] {4096});
    return whole.toByteArray();
  }

  private static int sized(long bytes) throws BadRequest {
    if (bytes > GatewayLimits.BODY_BYTES_MAX) {
      throw new BadRequest(
          413, "the request is larger than " + (GatewayLimits.BODY_BYTES_MAX >> 20) + " MiB");
    }
    return (int) bytes;
  }

  private byte[] exactly(int bytes) throws IOException {
    var target = ByteBuffer.allocate(bytes);
    while (target.hasRemaining()) {
      if (!buffer.hasRemaining() && target.remaining() >= buffer.capacity()) {
        if (channel.read(target) < 0) {
          throw gone();
        }
      } else {
        need();
        int part = Math.min(buffer.remaining(), target.remaining());
        target.put(buffer.slice(buffer.position(), part));
        buffer.position(buffer.position() + part);
      }
    }
    return target.array();
  }

  /// One line without its end; `budget` bounds all lines of a head together.
  private String line(int[] budget) throws IOException {
    var text = new StringBuilder(80);
    while (true) {
      need();
      char next = (char) (buffer.get() & 0xff);
      budget[0]--;
      if (next == '\n') {
        int end = text.length() - 1;
        if (end < 0 || text.charAt(end) != '\r') {
          throw new BadRequest(400, "a line of the head does not end as HTTP has it");
        }
        return text.substring(0, end);
      }
      if (budget[0] <= 0) {
        throw new BadRequest(431, "the head is too large");
      }
      text.append(next);
    }
  }

  private void need() throws IOException {
    if (!buffer.hasRemaining() && !fill()) {
      throw gone();
    }
  }

  private boolean fill() throws IOException {
    buffer.clear();
    int read = channel.read(buffer);
    buffer.flip();
    return read > 0;
  }

  private static IOException gone() {
    return new IOException("the client left in the middle of a request");
  }
}
