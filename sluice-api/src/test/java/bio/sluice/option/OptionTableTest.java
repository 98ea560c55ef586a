package bio.sluice.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTableTest {
    private static final Option<Long> SIZE = Option.integer("size", 7L, 1, 100, "how many");
    private static final Option<Boolean> LOUD = Option.flag("loud", false, "whether to shout");
    private static final Option<Character> MARK = Option.character("mark", ',', "what stands between");
    private static final Option<String> MODE = Option.choice("mode", "list", List.of("list", "best"), "which");
    private static final Option<BigDecimal> SHARE = Option.decimal("share", "0.5", "0", "1", "how much");
    private static final Option<String> NAME =
            Option.text("name", null, "what it is called").mandatory();
    private static final Option<List<OptionValues>> PARTS =
            Option.tables("parts", OptionTable.of(Option.text("field", null, "which"), LOUD), "the parts");
    private static final OptionTable TABLE = OptionTable.of(SIZE, LOUD, MARK, MODE, SHARE, NAME, PARTS);

    private final Problems problems = new Problems();

    private static ConfigNode scalar(String text, int line) {
        return new ConfigNode.Scalar(text, false, new Location("s.yaml", line, 3));
    }

    private static ConfigNode.Mapping mapping(Object... keysAndValues) {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = (String) keysAndValues[i];
            Object value = keysAndValues[i + 1];
            entries.put(key, value instanceof ConfigNode node ? node : scalar((String) value, i / 2 + 1));
            keys.put(key, new Location("s.yaml", i / 2 + 1, 1));
        }
        return new ConfigNode.Mapping(entries, keys, new Location("s.yaml", 1, 1));
    }

    @Test
    void readsTypedValuesAndTheirOrigins() {
        OptionValues values = TABLE.read(
                mapping("name", "x", "size", "1_0", "loud", "true", "mark", "\\t", "share", "0.25"), "p", problems);

        assertThat(problems.all()).isEmpty();
        assertThat(values.get(SIZE)).isEqualTo(10);
        assertThat(values.get(LOUD)).isTrue();
        assertThat(values.get(MARK)).isEqualTo('\t');
        assertThat(values.get(SHARE)).isEqualByComparingTo("0.25");
        assertThat(values.get(MODE)).isEqualTo("list");
        assertThat(values.isSet(MODE)).isFalse();
        assertThat(values.origin(SIZE)).hasToString("s.yaml:2:3");
        assertThat(values.origin(MODE)).hasToString("default");
    }

    @Test
    void tellsEveryMistakeAtOnceWithItsPlace() {
        TABLE.read(mapping("siez", "3", "size", "0", "loud", "yes", "mark", "ab", "mode", "bets"), "p", problems);

        assertThat(problems.all().stream().map(Problem::toString))
                .containsExactly(
                        "s.yaml:1:1: p: unknown key \"siez\" (did you mean \"size\"?)",
                        "s.yaml:2:3: p.size: expected a whole number between 1 and 100, not \"0\"",
                        "s.yaml:3:3: p.loud: expected true or false, not \"yes\"",
                        "s.yaml:4:3: p.mark: expected a single character, not \"ab\"",
                        "s.yaml:5:3: p.mode: expected one of list, best, not \"bets\" (did you mean \"best\"?)",
                        "s.yaml:1:1: p: missing \"name\" (what it is called)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999", "NaN", "", " 5", "0x10", "1.5", "99999999999999999999999999999999999999999"})
    void refusesWhatIsNoNumberInRange(String text) {
        TABLE.read(mapping("name", "x", "size", text), "", problems);

        assertThat(problems.all()).hasSize(1);
    }

    @Test
    void takesATextForATableWithOnlyItsFirstOption() {
        ConfigNode parts = new ConfigNode.Sequence(
                List.of(scalar("UniProt", 1), mapping("field", "HGNC", "loud", "true")), new Location("s.yaml", 1, 1));

        List<OptionValues> values =
                TABLE.read(mapping("name", "x", "parts", parts), "", problems).get(PARTS);

        assertThat(problems.all()).isEmpty();
        assertThat(values).hasSize(2);
        assertThat(values.get(0).tree()).isNotNull();
        assertThat(values.get(1).get(LOUD)).isTrue();
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        List<String> known = List.of("chunk_size", "max_hops");

        assertThat(Problems.suggestion("chunksize", known)).isEqualTo("did you mean \"chunk_size\"?");
        assertThat(Problems.suggestion("max-hosp", known)).isEqualTo("did you mean \"max_hops\"?");
        assertThat(Problems.suggestion("zebra", known)).isEqualTo("known: chunk_size, max_hops");
    }
}
