package dev.ashlar.agent;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The desk's lines: one JSON object each way, with a bound, since whoever calls is not trusted.
final class DeskWire {
  /// A summary or verdict is a few kilobytes; a brief with its findings some dozens.
  static final int LINE_BYTES_MAX = 4 << 20;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DeskWire() {}

  static void send(SocketChannel channel, DeskCall call) throws IOException {
    write(channel, MAPPER.writeValueAsBytes(Map.of("verb", call.verb(), "fields", call.fields())));
  }

  static void send(SocketChannel channel, DeskAnswer answer) throws IOException {
    write(
        channel,
        MAPPER.writeValueAsBytes(
            Map.of("exit", answer.exit(), "text", answer.text(), "fields", answer.fields())));
  }

  static DeskCall call(SocketChannel channel) throws IOException {
    var read = read(channel);
    return new DeskCall(String.valueOf(read.get("verb")), fields(read.get("fields")));
  }

  static DeskAnswer answer(SocketChannel channel) throws IOException {
    var read = read(channel);
    if (!(read.get("exit") instanceof Integer exit)) {
      throw new IOException("the desk's answer has no exit code");
    }
    return new DeskAnswer(exit, String.valueOf(read.get("text")), fields(read.get("fields")));
  }

  private static Map<String, String> fields(@org.jspecify.annotations.Nullable Object read) {
    var fields = new TreeMap<String, String>();
    if (read instanceof Map<?, ?> map) {
      map.forEach((name, value) -> fields.put(String.valueOf(name), String.valueOf(value)));
    }
    return fields;
  }

  private static void write(SocketChannel channel, byte[] json) throws IOException {
    var line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  private static Map<String, Object> read(SocketChannel channel) throws IOException {
    var in = new BufferedInputStream(Channels.newInputStream(channel));
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended in the middle of a line");
      }
      if (line.size() >= LINE_BYTES_MAX) {
        throw new IOException("a line longer than " + LINE_BYTES_MAX + " bytes");
      }
      line.write(next);
    }
    try {
      return MAPPER.readValue(line.toString(StandardCharsets.UTF_8), new TypeReference<>() {});
    } catch (JacksonException e) {
      throw new IOException("not a JSON object: " + e.getOriginalMessage(), e);
    }
  }
}
