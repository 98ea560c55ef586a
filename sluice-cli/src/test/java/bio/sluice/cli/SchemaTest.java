package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.config.StrategySchema;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.option.Option;
import bio.sluice.plugin.Action;
import bio.sluice.plugin.ProcessorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SchemaTest {
    private static final Plugins PLUGINS = Plugins.onClassPath();

    private final JsonNode schema = new ObjectMapper().readTree(JsonDocument.of(StrategySchema.of(PLUGINS)));
    private final JsonNode actions = schema.at("/properties/steps/items/properties/action/oneOf");

    @Test
    void describesEveryParamOfEveryAction() {
        assertThat(actions).hasSameSizeAs(PLUGINS.actions().values());
        for (Action action : PLUGINS.actions().values()) {
            JsonNode params = byType(actions, action.name()).at("/properties/params");
            for (Option<?> option : action.options().options()) {
                assertThat(params.at("/properties")
                                .path(option.name())
                                .path("description")
                                .asString())
                        .isEqualTo(option.meaning());
            }
        }
    }

    @Test
    void describesEveryProcessor() {
        JsonNode items =
                byType(actions, "STREAMING_DATA_PROCESSOR").at("/properties/params/properties/processors/items/oneOf");

        assertThat(items).hasSameSizeAs(PLUGINS.processors().values());
        for (ProcessorType processor : PLUGINS.processors().values()) {
            assertThat(byType(items, processor.name()).path("description").asString())
                    .isEqualTo(processor.summary());
        }
    }

    @Test
    void refusesUnknownKeysEverywhere() {
        List<JsonNode> objects = new ArrayList<>();
        gatherObjects(schema, objects);

        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(
                        object -> assertThat(object.path("additionalProperties").asBoolean(true))
                                .isFalse());
    }

    @Test
    void boundsNumbersAndListsWords() {
        JsonNode block = schema.at("/properties/streaming/properties");

        assertThat(block.at("/chunk_size/default").asInt()).isEqualTo(1_000);
        assertThat(block.at("/chunk_size/anyOf/0/minimum").asInt()).isEqualTo(1);
        assertThat(block.at("/file_readers/properties/csv/properties/ragged/anyOf/0/enum/0")
                        .asString())
                .isEqualTo("dead_letter");
    }

    @Test
    void letsAnEnvironmentVariableStandForANumber() {
        assertThat(schema.at("/properties/streaming/properties/chunk_size/anyOf/1/$ref")
                        .asString())
                .isEqualTo("#/$defs/variable");
        assertThat("${CHUNK:-10}")
                .containsPattern(schema.at("/$defs/variable/pattern").asString());
    }

    private static JsonNode byType(JsonNode schemas, String type) {
        for (JsonNode candidate : schemas) {
            if (candidate.at("/properties/type/const").asString().equals(type)) {
                return candidate;
            }
        }
        throw new AssertionError("no schema for " + type);
    }

    private static void gatherObjects(JsonNode node, List<JsonNode> objects) {
        if (node.path("type").isString() && node.path("type").asString().equals("object")) {
            objects.add(node);
        }
        node.forEach(child -> gatherObjects(child, objects));
    }
}
