package drivers;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Both ends of a service's streams. A read never gives bytes from beyond a line feed, so it can be
/// seen whether the line was answered before more
/// was asked for.
final class Conversation {
  private final byte[] bytes;
  private final int chunk;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int at;
  private int linesGiven;
  private int linesFlushed;
  private boolean prompt = true;
  private boolean closed;

  Conversation(byte[] bytes, int chunk) {
    this.bytes = bytes;
    this.chunk = chunk;
  }

  boolean prompt() {
    return prompt;
  }

  boolean closed() {
    return closed;
  }

  List<Object> lines() {
    var text = written.toString(StandardCharsets.UTF_8);
    var lines = new ArrayList<Object>(Arrays.asList(text.split("\n", -1)));
    if (lines.getLast().equals("")) {
      lines.removeLast();
    } else {
      lines.add("(no line feed at the end)");
    }
    return lines;
  }

  InputStream input() {
    return new InputStream() {
      @Override
      public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        if (length == 0) {
          return 0;
        }
        prompt &= linesFlushed >= linesGiven;
        if (at == bytes.length) {
          return -1;
        }
        int count = 0;
        while (count < Math.min(length, chunk) && at < bytes.length) {
          target[offset + count++] = bytes[at++];
          if (bytes[at - 1] == '\n') {
            linesGiven++;
            break;
          }
        }
        return count;
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }

  OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        written.write(b);
      }

      @Override
      public void write(byte[] source, int offset, int length) {
        written.write(source, offset, length);
      }

      @Override
      public void flush() {
        linesFlushed = 0;
        for (byte b : written.toByteArray()) {
          linesFlushed += b == '\n' ? 1 : 0;
        }
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }
}
