package bio.sluice.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// JSONTestSuite (github.com/nst/JSONTestSuite, test_parsing): each file is one document.
class JsonTestSuiteTest {
    private static final int USUAL_DEPTH = 1_000;

    /// Cases on which RFC 8259 leaves a choice, and which Sluice accepts, with the reason. All others are refused.
    private static final Map<String, String> ACCEPTED_BY_CHOICE = new TreeMap<>(Map.ofEntries(
            Map.entry("i_number_double_huge_neg_exp.json", "numbers keep their text, whatever their size"),
            Map.entry("i_number_huge_exp.json", "numbers keep their text, whatever their size"),
            Map.entry("i_number_neg_int_huge_exp.json", "numbers keep their text, whatever their size"),
            Map.entry("i_number_pos_double_huge_exp.json", "numbers keep their text, whatever their size"),
            Map.entry("i_number_real_neg_overflow.json", "numbers keep their text, whatever their size"),
            Map.entry("i_number_real_pos_overflow.json", "numbers keep their text, whatever their size"),
            Map.entry("i_number_real_underflow.json", "numbers keep their text, whatever their size"),
            Map.entry("i_number_too_big_neg_int.json", "numbers keep their text, whatever their size"),
            Map.entry("i_number_too_big_pos_int.json", "numbers keep their text, whatever their size"),
            Map.entry("i_number_very_big_negative_int.json", "numbers keep their text, whatever their size"),
            Map.entry("i_structure_500_nested_arrays.json", "max_json_depth is 1,000 where nothing is said")));

    @TestFactory
    Stream<DynamicTest> everyCaseIsJudgedAsTheSuiteSays() throws IOException {
        Path folder = SharedFiles.require("data/suites/jsontestsuite/cases");
        List<Path> cases;
        try (Stream<Path> files = Files.list(folder)) {
            cases = files.sorted().toList();
        }
        assertThat(cases).hasSizeGreaterThan(300);
        return cases.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> judge(file)));
    }

    private static void judge(Path file) throws IOException {
        String name = file.getFileName().toString();
        byte[] document = Files.readAllBytes(file);
        JsonScanner json = new JsonScanner(USUAL_DEPTH);
        json.begin(Arrays.copyOf(document, document.length + 16), 0, document.length);

        boolean accepted = json.document();

        boolean expected = name.startsWith("y_") || ACCEPTED_BY_CHOICE.containsKey(name);
        assertThat(accepted).as(accepted ? "accepted" : json.problem()).isEqualTo(expected);
        if (!accepted) {
            assertThat(json.kind()).isNotNull();
            assertThat(json.failedAt()).isBetween(0, document.length);
            assertThat(json.problem()).endsWith(" at byte " + json.failedAt());
        }
    }

    @TestFactory
    Stream<DynamicTest> objectsAreJudgedTheSameAsRecords() throws IOException {
        Path folder = SharedFiles.require("data/suites/jsontestsuite/cases");
        List<Path> cases;
        try (Stream<Path> files = Files.list(folder)) {
            cases = files.sorted().toList();
        }
        return cases.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            byte[] document = Files.readAllBytes(file);
            byte[] bytes = Arrays.copyOf(document, document.length + 16);
            JsonScanner json = new JsonScanner(USUAL_DEPTH);
            json.begin(bytes, 0, document.length);
            boolean isObject = json.document() && bytes[json.blanks(0)] == '{';

            ObjectScanner objects = new ObjectScanner(USUAL_DEPTH, null);

            assertThat(objects.scan(bytes, 0, document.length) != null).isEqualTo(isObject);
        }));
    }
}
