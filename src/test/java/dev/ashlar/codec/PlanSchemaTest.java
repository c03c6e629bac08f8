package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.Glob;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The schema that editors use and the reader that refuses say the same.
class PlanSchemaTest {
  private static final JsonNode SCHEMA = new JsonMapper().readTree(PlanSchema.text());
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Test
  void theSchemaIsOneOfItsKind() {
    Schema kind =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(kind.validate(SCHEMA)).isEmpty();
  }

  @Test
  void whatIsPrintedIsTheFile() {
    String file =
        PlanDirectory.text("../../../../../main/resources/dev/ashlar/codec/ashlar.schema.json");

    assertThat(new JsonMapper().readTree(file)).isEqualTo(SCHEMA);
  }

  @Test
  void everyRuleItNamesIsThere() {
    var named = new TreeSet<String>();
    SCHEMA.findValues("x-rule").forEach(rule -> named.add(rule.asString()));

    assertThat(named).isNotEmpty().isSubsetOf(Rule.all().stream().map(Rule::id).toList());
  }

  @Test
  void everyObjectRefusesOtherKeys() {
    var open = new ArrayList<String>();
    for (JsonNode part : SCHEMA.path("$defs")) {
      if (part.has("properties") && !part.path("additionalProperties").isBoolean()) {
        open.add(part.toString());
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  void everyKeyIsReadByAPlanThatUsesThemAll() {
    var keys = new TreeSet<String>();
    SCHEMA.findValues("properties").stream()
        .filter(properties -> !properties.has("report") || properties.size() > 1)
        .forEach(properties -> keys.addAll(properties.propertyNames()));
    String yaml = PlanDirectory.text("full/ashlar.yaml");
    var used = new TreeSet<String>();
    keysOf(new YAMLMapper().readTree(yaml), used);

    assertThat(used).containsAll(keys);
    Reading reading = PlanReader.read(PlanDirectory.read("full"));
    assertThat(reading).as("%s", reading.problems()).isInstanceOf(Reading.Admissible.class);
  }

  @Test
  void shapesMeanTheSameToTheSchemaAndToTheReader() {
    agree("name", "abz09-A ", ModuleName::isValid);
    agree("requirement-id", "aZ1.-_ ", Draft::isRequirementId);
    agree("duration", "0123hms ", text -> Amounts.duration(text).isPresent());
    agree("percentage", "019%", text -> text.matches("(100|[1-9][0-9]?)%"));
    agree(
        "size",
        "1234KMGk",
        text -> Amounts.size(text).filter(n -> n > 0).isPresent() && !text.startsWith("0"));
    agree("path", "ab./\\", text -> Glob.of("**").matches(text) && text.matches("[^\\\\\n]*"));
  }

  @Test
  void whatTheSchemaTakesForAnAmountIsOne() {
    for (String text : texts("0159kM", 3_000)) {
      if (accepts("count", text)) {
        assertThat(Amounts.count(text)).as(text).isPresent();
      }
    }
  }

  @Test
  void theirBoundsAreTheSame() {
    JsonNode defs = SCHEMA.path("$defs");

    assertThat(SCHEMA.at("/properties/modules/maxItems").asInt()).isEqualTo(Bounds.MODULES_MAX);
    assertThat(SCHEMA.at("/properties/tiers/maxItems").asInt()).isEqualTo(Bounds.TIERS_MAX);
    assertThat(defs.at("/module/properties/owns/items/maxLength").asInt())
        .isEqualTo(Bounds.GLOB_CHARS_MAX);
  }

  private static void agree(String definition, String alphabet, Predicate<String> reader) {
    for (String text : texts(alphabet, 4_000)) {
      assertThat(accepts(definition, text))
          .as("%s: `%s`", definition, text)
          .isEqualTo(reader.test(text));
    }
  }

  private static boolean accepts(String definition, String text) {
    return SchemaHolder.of(definition)
        .validate(new JsonMapper().getNodeFactory().stringNode(text))
        .isEmpty();
  }

  private static List<String> texts(String alphabet, int count) {
    var random = new SplittableRandom(alphabet.hashCode());
    var texts = new ArrayList<>(List.of("", "\n", "a\n", "1h\n", "a/b\n"));
    while (texts.size() < count) {
      var text = new StringBuilder();
      for (int length = random.nextInt(1, 8); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static void keysOf(JsonNode node, java.util.Set<String> keys) {
    keys.addAll(node.propertyNames());
    node.forEach(child -> keysOf(child, keys));
  }

  /// The part of the schema under `$defs`, as a schema of its own.
  private static final class SchemaHolder {
    private static final java.util.Map<String, Schema> PARTS = new java.util.HashMap<>();

    static Schema of(String definition) {
      return PARTS.computeIfAbsent(
          definition, name -> REGISTRY.getSchema(SCHEMA.path("$defs").path(name)));
    }
  }
}
