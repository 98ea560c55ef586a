package bio.sluice.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.testkit.MemoryInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Random and damaged JSON lines against Jackson: the same lines are records, and they hold the same values. Known to
/// differ, and so left out: escaped halves of surrogate pairs, which Jackson lets pass; and lines that are no objects,
/// which are JSON but no records; and exponents beyond those that a `BigDecimal` takes, which are text to us.
class DifferentialProperties {
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String[] STRINGS = {
        "", "x", "a b", "\\n", "\\u00e9", "\\\"", "\\\\", "\\/", "é", "\uD83E\uDDEC", "key", "longer than a word"
    };
    private static final String[] NUMBERS = {"0", "-0", "12", "-1.50", "1e5", "2.5E-7", "12345678901234567890", "0.10"};
    private static final String MARKS = "{}[]\",:\\ 0-.tn";

    @Property(tries = 3_000)
    void readsLinesAsJacksonDoes(@ForAll Random random) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            String line = object(random, 3);
            lines.add(random.nextInt(3) == 0 ? damaged(line, random) : line);
        }
        List<JsonNode> expected = new ArrayList<>();
        for (String line : lines) {
            JsonNode node = jackson(line);
            if (node != null && node.isObject()) {
                expected.add(node);
            }
        }

        Decoded decoded = Decoded.of(
                new JsonlFormat()
                        .read(List.of(MemoryInput.of("in", String.join("\n", lines) + "\n")), Decoded.defaults()),
                3,
                1 << 20);

        assertThat(decoded.text().lines().map(DifferentialProperties::jackson).toList())
                .as("%s", lines)
                .isEqualTo(expected);
        assertThat(decoded.refusals.size() + expected.size() + decoded.blank).isEqualTo(lines.size());
    }

    private static JsonNode jackson(String line) {
        try {
            return JACKSON.readTree(line);
        } catch (JacksonException refused) {
            return null;
        }
    }

    private static String object(Random random, int depth) {
        StringBuilder text = new StringBuilder("{");
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(text.length() > 1 ? "," : "").append(string(random)).append(blank(random));
            text.append(':')
                    .append(blank(random))
                    .append(value(random, depth - 1))
                    .append(blank(random));
        }
        return text.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> string(random);
            case 1 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 2 -> random.nextBoolean() ? "true" : "false";
            case 3 -> "null";
            case 4 -> object(random, depth);
            default -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
        };
    }

    private static String string(Random random) {
        return "\"" + STRINGS[random.nextInt(STRINGS.length)] + STRINGS[random.nextInt(STRINGS.length)] + "\"";
    }

    private static String blank(Random random) {
        return random.nextInt(6) == 0 ? random.nextBoolean() ? " " : "\t" : "";
    }

    private static String damaged(String line, Random random) {
        StringBuilder damaged = new StringBuilder(line);
        int at = random.nextInt(damaged.length());
        if (Character.isSurrogate(damaged.charAt(at))) {
            return line;
        }
        if (random.nextBoolean()) {
            damaged.setCharAt(at, MARKS.charAt(random.nextInt(MARKS.length())));
        } else {
            damaged.deleteCharAt(at);
        }
        return damaged.toString();
    }
}
