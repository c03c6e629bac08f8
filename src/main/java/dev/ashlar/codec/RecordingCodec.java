package dev.ashlar.codec;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.plan.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recordings as lines of JSON: one line that says what it is, one a tree, one an event.
///
/// Files are texts where they are UTF-8 and Base64 where they are not, so that a recording can be
/// read and reviewed. A file that an earlier tree holds at the same path is only named, `{"in":
/// tree}`: an amended plan differs from the one before in a file or two.
public final class RecordingCodec {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int VERSION = 1;
  private static final int SHARED_BYTES_MIN = 100;
  private static final SortedMap<String, byte[]> NO_FILES = Collections.emptySortedMap();

  private RecordingCodec() {}

  /// The recording as text; the same text for the same recording.
  public static String encode(Recording recording) {
    var text = new StringBuilder();
    var head = MAPPER.createObjectNode().put("recording", VERSION).put("note", recording.note());
    text.append(MAPPER.writeValueAsString(head)).append('\n');
    var written = new TreeMap<Digest, SortedMap<String, byte[]>>();
    recording
        .trees()
        .forEach((digest, files) -> {
          text.append(tree(digest, files, written)).append('\n');
          written.put(digest, files);
        });
    for (var event : recording.events()) {
      text.append("{\"event\":").append(EventCodec.encode(event)).append("}\n");
    }
    return text.toString();
  }

  /// Reads a recording.
  ///
  /// @throws UnreadableLine naming the line that is not one
  public static Recording decode(String text) throws UnreadableLine {
    var lines = text.lines().toList();
    var note = note(lines);
    var trees = new TreeMap<Digest, SortedMap<String, byte[]>>();
    var events = new ArrayList<Event>();
    for (int i = 1; i < lines.size(); i++) {
      var node = object(lines.get(i), i + 1);
      if (node.has("tree")) {
        trees.put(new Digest(node.path("tree").asString("")), files(node.path("files"), trees));
      } else if (node.has("event")) {
        events.add(EventCodec.decode(MAPPER.writeValueAsString(node.path("event"))));
      } else {
        throw new UnreadableLine(
            "line " + (i + 1) + " of the recording is neither a tree nor an event");
      }
    }
    if (events.isEmpty() || !(events.getFirst() instanceof Event.RunAdmitted)) {
      throw new UnreadableLine("the recording does not begin with RunAdmitted");
    }
    return new Recording(note, events, trees);
  }

  private static String note(List<String> lines) throws UnreadableLine {
    if (lines.isEmpty()) {
      throw new UnreadableLine("the recording is empty");
    }
    var head = object(lines.getFirst(), 1);
    if (head.path("recording").asInt(0) != VERSION) {
      throw new UnreadableLine(
          "this is no recording of version " + VERSION + ": its first line does not say so");
    }
    return head.path("note").asString("");
  }

  private static JsonNode object(String line, int number) throws UnreadableLine {
    try {
      return MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new UnreadableLine(
          "line " + number + " of the recording is not JSON: " + e.getOriginalMessage());
    }
  }

  private static String tree(
      Digest digest,
      SortedMap<String, byte[]> files,
      SortedMap<Digest, SortedMap<String, byte[]>> written) {
    var node = MAPPER.createObjectNode().put("tree", digest.hex());
    var listed = node.putObject("files");
    files.forEach((path, bytes) -> {
      var text = new String(bytes, StandardCharsets.UTF_8);
      var same = holding(path, bytes, written);
      if (same.isPresent()) {
        listed.putObject(path).put("in", same.get().hex());
      } else if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
        listed.put(path, text);
      } else {
        listed.putObject(path).put("base64", Base64.getEncoder().encodeToString(bytes));
      }
    });
    return MAPPER.writeValueAsString(node);
  }

  /// An earlier tree that holds these bytes at this path. Files of a few bytes are not worth it.
  private static Optional<Digest> holding(
      String path, byte[] bytes, SortedMap<Digest, SortedMap<String, byte[]>> written) {
    return bytes.length < SHARED_BYTES_MIN
        ? Optional.empty()
        : written.entrySet().stream()
            .filter(tree -> Arrays.equals(tree.getValue().get(path), bytes))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  private static SortedMap<String, byte[]> files(
      JsonNode node, SortedMap<Digest, SortedMap<String, byte[]>> read) throws UnreadableLine {
    var files = new TreeMap<String, byte[]>();
    for (var entry : node.properties()) {
      files.put(entry.getKey(), bytes(entry.getKey(), entry.getValue(), read));
    }
    return files;
  }

  private static byte[] bytes(
      String path, JsonNode file, SortedMap<Digest, SortedMap<String, byte[]>> read)
      throws UnreadableLine {
    if (file.isString()) {
      return file.asString().getBytes(StandardCharsets.UTF_8);
    }
    try {
      if (!file.has("in")) {
        return Base64.getDecoder().decode(file.path("base64").asString(""));
      }
      var bytes = read.getOrDefault(new Digest(file.path("in").asString("")), NO_FILES).get(path);
      if (bytes != null) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new UnreadableLine("the file " + path + " of the recording: " + e.getMessage());
    }
    throw new UnreadableLine("the file " + path + " is not in the tree that is said to hold it");
  }
}
