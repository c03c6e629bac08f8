package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What a person writes about a client of theirs, and every mistake in it at once.
class PresetReaderTest {
  @Test
  void everyMistakeIsToldAtOnceWithWhatWouldBeRight() {
    var mistakes = new ArrayList<String>();

    var preset =
        PresetReader.read(
            "agents.yaml: mine",
            "mine",
            JsonMapper.shared()
                .readTree(
                    """
                    {"judges": "anywhere", "session": "/workspace", "colour": "blue"}\
                    """),
            mistakes);

    assertThat(preset).isEmpty();
    assertThat(mistakes)
        .allMatch(mistake -> mistake.startsWith("agents.yaml: mine: "))
        .anyMatch(mistake -> mistake.contains("`program` is missing"))
        .anyMatch(mistake -> mistake.contains("not one of [inside, outside]"))
        .anyMatch(mistake -> mistake.contains("`session` must name `{place}`"))
        .anyMatch(mistake -> mistake.contains("unknown key `colour`"));
  }
}
