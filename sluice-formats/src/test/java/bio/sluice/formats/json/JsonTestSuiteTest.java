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
        return cases("cases").map(file -> DynamicTest.dynamicTest(name(file), () -> judge(file)));
    }

    private static Stream<Path> cases(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SharedFiles.require("data/suites/jsontestsuite/" + folder))) {
            List<Path> cases = files.sorted().toList();
            assertThat(cases).isNotEmpty();
            return cases.stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static void judge(Path file) throws IOException {
        String name = name(file);
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
        return Stream.concat(cases("cases"), cases("transform"))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        byte[] document = Files.readAllBytes(file);
        byte[] bytes = Arrays.copyOf(document, document.length + 16);
        JsonScanner json = new JsonScanner(USUAL_DEPTH);
        json.begin(bytes, 0, document.length);
        boolean isObject = json.document() && bytes[json.blanks(0)] == '{';

        ObjectScanner objects = new ObjectScanner(USUAL_DEPTH, null);

        assertThat(objects.scan(bytes, 0, document.length) != null).isEqualTo(isObject);
        assertThat(objects.kind() == null).isEqualTo(isObject);
    }
}
