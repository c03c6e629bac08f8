package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.Plan;
import dev.ashlar.testkit.AnyValue;
import dev.ashlar.testkit.Golden;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PlanCodecTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void everyPlanComesBackAsItWas() {
    for (int seed = 0; seed < 500; seed++) {
      Plan plan = new AnyValue(seed).of(Plan.class);

      assertThat(PlanCodec.fromJson(PlanCodec.toJson(plan))).as("seed %d", seed).isEqualTo(plan);
    }
  }

  @Test
  void aPlanComesBackFromItsText() {
    Plan plan = full();
    String text = PlanCodec.toJson(plan).toString();

    assertThat(PlanCodec.fromJson(JSON.readTree(text))).isEqualTo(plan);
    assertThat(PlanCodec.toJson(PlanCodec.fromJson(JSON.readTree(text)))).hasToString(text);
  }

  /// Old journals hold plans in this form: what stands here may gain keys, and lose or change none.
  @Test
  void itsFormIsKept() throws IOException {
    Golden.check("plan.json", PlanCodec.toJson(full()).toPrettyString() + "\n");
  }

  @Test
  void whatIsMissingIsSaid() {
    Module module = full().modules().getFirst();
    for (String key : PlanCodec.toJson(module).propertyNames()) {
      ObjectNode json = PlanCodec.toJson(module);
      json.remove(key);
      boolean mayBeAbsent = Set.of("interfaces", "stub", "known-good").contains(key);

      if (!mayBeAbsent) {
        assertThatThrownBy(() -> PlanCodec.moduleFromJson(json))
            .as(key)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  private static Plan full() {
    return ((Reading.Admissible) PlanReader.read(PlanDirectory.read("full"))).plan();
  }
}
