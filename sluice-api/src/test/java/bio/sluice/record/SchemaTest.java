package bio.sluice.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private final Schema schema = Schema.of("a", "b\"c");

    @Test
    void keepsSlotsWhenColumnsAreLeftOut() {
        Schema later = schema.with("d").retaining(Set.of("d", "a")).with("e");

        assertThat(later.names()).containsExactly("a", "d", "e");
        assertThat(List.of(later.slot(0), later.slot(1), later.slot(2))).containsExactly(0, 2, 3);
        assertThat(later.slots()).isEqualTo(4);
    }

    @Test
    void tellsWhetherItBeginsWithTheColumnsOfAnother() {
        assertThat(schema.beginsWith(schema)).isTrue();
        assertThat(schema.with("d").beginsWith(schema)).isTrue();
        assertThat(schema.beginsWith(schema.with("d"))).isFalse();
        assertThat(Schema.of("b\"c", "a").beginsWith(schema)).isFalse();
        // The same name, but in another slot: a column that was taken out and added again.
        assertThat(schema.retaining(Set.of("a")).with("b\"c").beginsWith(schema))
                .isFalse();
    }

    @Test
    void encodesKeysOnce() {
        assertThat(schema.key(1)).asString().isEqualTo(",\"b\\\"c\":");
    }

    @Test
    void refusesANameThatStandsTwice() {
        assertThatThrownBy(() -> schema.with("x", "a"))
                .isInstanceOf(NameClash.class)
                .hasMessage("the record already has a column \"a\"");
    }

    @Test
    void appendsOnlyWhatIsMissing() {
        assertThat(schema.withMissing(List.of("a", "z", "z")).names()).containsExactly("a", "b\"c", "z");
        assertThat(schema.withMissing(List.of("a"))).isSameAs(schema);
    }

    @Test
    void remembersTheTypeOfAColumn() {
        Schema typed = schema.withIdentifierType("a", "uniprot").with("z");

        assertThat(typed.column(0).identifierType()).isEqualTo("uniprot");
        assertThat(typed.column(2).identifierType()).isNull();
    }
}
