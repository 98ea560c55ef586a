package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables of a graph file whose checksum is right all the same; what [Graph#open] makes of it is told as damage.
class ForgedGraphTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 100, Integer.MAX_VALUE})
    void refusesATextOfImpossibleLength(int length) {
        ByteBuffer tables = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        tables.putLong(1).putInt(length).rewind();

        assertThatThrownBy(() -> GraphTables.decoded(tables))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text of " + length + " bytes");
    }

    @Test
    void refusesANegativeCount() {
        ByteBuffer tables = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        tables.putLong(-1).rewind();

        assertThatThrownBy(() -> GraphTables.decoded(tables)).isInstanceOf(IllegalArgumentException.class);
    }
}
