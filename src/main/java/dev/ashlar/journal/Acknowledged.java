package dev.ashlar.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// The last record somebody was told is safe, kept in a small file of its own that is written after
/// each sync and never synced itself. So after a power cut it may be old or empty, but it is never
/// ahead of the journal: a journal that ends before it has lost records, even when it ends cleanly,
/// and a broken record up to it is damage and not an unfinished write.
record Acknowledged(long seq, String crc) {
  static final String FILE = "journal.acked";
  static final Acknowledged NONE = new Acknowledged(0, RecordFrame.NO_CRC);

  private static final Pattern TEXT = Pattern.compile("record (\\d{18}) ([0-9a-f]{8}) ");

  /// What the file in `runDirectory` says; nothing at all where it is missing or unreadable.
  static Acknowledged read(Path runDirectory) throws IOException {
    var file = runDirectory.resolve(FILE);
    if (!Files.exists(file)) return NONE;
    var line = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int split = line.length() - 9;
    if (split < 0 || !line.endsWith("\n")) return NONE;
    var matcher = TEXT.matcher(line.substring(0, split));
    if (!matcher.matches() || !line.substring(split).equals(check(line.substring(0, split)) + "\n"))
      return NONE;
    return new Acknowledged(Long.parseLong(matcher.group(1)), matcher.group(2));
  }

  /// The file's contents: always the same length, so that writing it again never needs space.
  byte[] text() {
    var text = "record %018d %s ".formatted(seq, crc);
    return (text + check(text) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String check(String text) {
    var crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
