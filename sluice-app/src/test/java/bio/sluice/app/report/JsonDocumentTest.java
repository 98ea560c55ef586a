package bio.sluice.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class JsonDocumentTest {
    @Test
    void writesWhatAnotherReaderReads() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("text", "a\"\\\n\u0001é😀");
        document.put("empty", Map.of());
        document.put("none", null);
        document.put("list", List.of(1L, 0.25, true, List.of(), Map.of("k\n", "v")));

        assertThat(new ObjectMapper().readTree(JsonDocument.of(document)))
                .isEqualTo(new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(document)));
        assertThat(new ObjectMapper().readTree(JsonDocument.line(document)))
                .isEqualTo(new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(document)));
        assertThat(JsonDocument.line(document)).doesNotContain("\n");
    }

    @Test
    void letsNoControlCharacterReachATerminal() {
        assertThat(Summary.printable("a\u001b[31mb\u202ec\u0007\n")).isEqualTo("a\uFFFD[31mb\uFFFDc\uFFFD\uFFFD");
    }
}
