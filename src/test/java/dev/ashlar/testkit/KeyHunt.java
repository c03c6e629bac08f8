package dev.ashlar.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/// Looks for a key, in six spellings, wherever it should not be. Files of a Git store are inflated.
public final class KeyHunt {
  private final Map<String, String> spellings = new LinkedHashMap<>();

  public KeyHunt(String key) {
    var bytes = key.getBytes(StandardCharsets.UTF_8);
    spellings.put("plain", key);
    spellings.put("base64", unpadded(Base64.getEncoder().encodeToString(bytes)));
    spellings.put("url-encoded", URLEncoder.encode(key, StandardCharsets.UTF_8));
    spellings.put("hex", HexFormat.of().formatHex(bytes));
    spellings.put("json", key.replace("/", "\\/"));
    spellings.put("reversed", new StringBuilder(key).reverse().toString());
    if (Map.copyOf(spellings).values().stream().distinct().count() != spellings.size()) {
      throw new IllegalArgumentException("a key that is spelled alike in two ways proves less");
    }
  }

  /// How the key is spelled, by the name of the spelling.
  public Map<String, String> spellings() {
    return Map.copyOf(spellings);
  }

  /// The last characters of a base64 text depend on what follows.
  private static String unpadded(String base64) {
    var text = base64.replace("=", "");
    return text.substring(0, text.length() - 2);
  }

  /// Where in `text` the key stands: `place: spelling`.
  public List<String> in(String place, String text) {
    return spellings.entrySet().stream()
        .filter(spelling -> text.contains(spelling.getValue()))
        .map(spelling -> place + ": " + spelling.getKey())
        .toList();
  }

  /// Where below `directory` the key stands, in the content of a file or in its name.
  public List<String> below(Path directory) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(directory)) {
      for (var file : files.toList()) {
        found.addAll(in(file.toString(), String.valueOf(file.getFileName())));
        if (Files.isRegularFile(file)) {
          var bytes = Files.readAllBytes(file);
          found.addAll(in(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1)));
          found.addAll(in(file + " inflated", inflated(bytes)));
        }
      }
    }
    return found;
  }

  private static String inflated(byte[] bytes) {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
