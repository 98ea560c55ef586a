package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {
    @Test
    void takesSchemaAndTableApart() {
        assertThat(TableName.parse("t")).isEqualTo(new TableName(null, "t"));
        assertThat(TableName.parse("s.t")).isEqualTo(new TableName("s", "t"));
        assertThat(TableName.parse("\"a.b\"")).isEqualTo(new TableName(null, "a.b"));
        assertThat(TableName.parse("\"s \"\" x\".\"t\"")).isEqualTo(new TableName("s \" x", "t"));
    }

    @Test
    void isAlwaysQuoted() {
        assertThat(TableName.parse("T; DROP TABLE x").sql()).isEqualTo("\"T; DROP TABLE x\"");
        assertThat(new TableName("s\"", "t\"; --").sql()).isEqualTo("\"s\"\"\".\"t\"\"; --\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a.b.c", "\"open", "\"a\"b", "a\u0000b"})
    void refusesWhatIsNoName(String text) {
        assertThatThrownBy(() -> TableName.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
