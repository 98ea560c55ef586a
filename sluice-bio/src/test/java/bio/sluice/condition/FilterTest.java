package bio.sluice.condition;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {
    @Test
    void keepsTheRecordsForWhichTheConditionHolds() {
        Records records = Records.json("{\"a\":\"x\"}", "{\"a\":\"\"}", "{\"b\":1}", "{\"a\":\"y\"}")
                .stage("filter");

        assertThat(records.through(filter("len(a) > 0", new Problems())))
                .containsExactly("{\"a\":\"x\"}", "{\"a\":\"y\"}");
        assertThat(records.count("processors/filter/kept")).isEqualTo(2);
        assertThat(records.count("processors/filter/dropped")).isEqualTo(2);
    }

    @Test
    void readsFieldsOfItsCondition() {
        ReadsFields filter = (ReadsFields) filter("a == 1 or `b c` == value", new Problems());

        assertThat(filter.fields()).containsExactly("a", "b c", "value");
    }

    @Test
    void reportsAWrongConditionWhereItStands() {
        Problems problems = new Problems();

        filter("a = 1", problems);

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly("s.yaml:7:9: p.where: at character 3: unexpected = (equality is ==)");
    }

    private static ProcessorFactory filter(String where, Problems problems) {
        FilterType type = new FilterType();
        Location location = new Location("s.yaml", 7, 9);
        OptionValues values = type.options()
                .read(
                        new ConfigNode.Mapping(
                                Map.of("where", new ConfigNode.Scalar(where, true, location)),
                                Map.of("where", location),
                                location),
                        "p",
                        problems);
        return type.configure(values, "p", problems);
    }
}
