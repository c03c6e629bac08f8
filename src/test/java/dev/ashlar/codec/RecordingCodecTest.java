package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.plan.Digest;
import dev.ashlar.testkit.Plans;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A recording survives its file, whatever bytes it holds, and holds no long file twice.
class RecordingCodecTest {
  private static final String LONG = "a contract of many words\n".repeat(40);
  private static final byte[] NO_TEXT = {0, (byte) 0xff, 7};

  private static Recording recording() {
    var trees = new TreeMap<Digest, SortedMap<String, byte[]>>();
    trees.put(Digest.ofText("1"), tree("contract.md", LONG, "cases", "one"));
    trees.put(Digest.ofText("2"), tree("contract.md", LONG, "cases", "two"));
    trees.put(Digest.ofText("3"), tree("other.md", LONG, "contract.md", LONG + "more"));
    trees.get(Digest.ofText("3")).put("image", NO_TEXT);
    var admitted =
        new Event.RunAdmitted(
            Instant.EPOCH,
            "r",
            Plans.calculator(),
            Digest.ofText("1"),
            List.of(),
            "none",
            List.of());
    return new Recording("a test", List.of(admitted), trees);
  }

  private static SortedMap<String, byte[]> tree(String... pairs) {
    var files = new TreeMap<String, byte[]>();
    for (int i = 0; i < pairs.length; i += 2) {
      files.put(pairs[i], pairs[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  @Test
  void everyFileComesBack() throws Exception {
    var recording = recording();

    var read = RecordingCodec.decode(RecordingCodec.encode(recording));

    assertThat(read.events()).isEqualTo(recording.events());
    assertThat(read.trees().keySet()).isEqualTo(recording.trees().keySet());
    for (Map.Entry<Digest, SortedMap<String, byte[]>> tree : recording.trees().entrySet()) {
      assertThat(read.trees().get(tree.getKey())).containsExactlyEntriesOf(tree.getValue());
    }
  }

  @Test
  void aLongFileIsWrittenOncePerPath() {
    assertThat(RecordingCodec.encode(recording()).split(LONG.replace("\n", "\\\\n"), -1))
        .as("contract.md, other.md, and the beginning of the third")
        .hasSize(4);
  }

  @Test
  void aFileThatIsSaidToBeElsewhereAndIsNotIsAnError() {
    var text =
        RecordingCodec.encode(recording())
            .replaceAll("\"in\":\"[0-9a-f]+\"", "\"in\":\"" + Digest.ofText("9").hex() + "\"");

    assertThatThrownBy(() -> RecordingCodec.decode(text))
        .isInstanceOf(UnreadableLine.class)
        .hasMessageContaining("contract.md is not in the tree that is said to hold it");
  }
}
