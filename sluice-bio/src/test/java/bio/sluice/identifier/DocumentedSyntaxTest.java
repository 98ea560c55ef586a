package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Identifiers that nobody has looked at, valid ones and ones with a mistake, made from what providers document: see
/// `documented-syntax.txt`. At least 99.5 % of either are judged right.
class DocumentedSyntaxTest {
    private static final int VALUES = 1_000;
    private static final double RIGHT = 0.995;
    private static final String SLIPS = "0A7xZ-#._";

    /// @param usual what identifiers look like
    /// @param right what else is right
    record Syntax(String type, String usual, Pattern right) {
        @Override
        public String toString() {
            return type;
        }

        boolean allows(String text) {
            return right.matcher(text).matches();
        }
    }

    @ParameterizedTest
    @MethodSource("syntaxes")
    void takesWhatIsValid(Syntax syntax) {
        Random random = new Random(syntax.type().hashCode());
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            String value = RegexSampler.sample(syntax.usual(), random);
            if (!Values.parse(syntax.type(), value).found()) {
                refused.add(value);
            }
        }

        assertThat(refused).hasSizeLessThanOrEqualTo((int) (VALUES * (1 - RIGHT)));
    }

    /// One sign is left out, put in or changed.
    @ParameterizedTest
    @MethodSource("syntaxes")
    void refusesWhatIsNot(Syntax syntax) {
        Random random = new Random(syntax.type().hashCode());
        List<String> taken = new ArrayList<>();
        int tried = 0;
        for (int i = 0; i < VALUES; i++) {
            StringBuilder slip = new StringBuilder(RegexSampler.sample(syntax.usual(), random));
            int at = random.nextInt(slip.length());
            char sign = SLIPS.charAt(random.nextInt(SLIPS.length()));
            switch (random.nextInt(3)) {
                case 0 -> slip.deleteCharAt(at);
                case 1 -> slip.insert(at, sign);
                default -> slip.setCharAt(at, sign);
            }
            String value = slip.toString();
            if (value.isEmpty() || value.endsWith(".") || value.endsWith(":") || syntax.allows(value)) {
                continue; // a full stop at the end is known not to belong to it
            }
            tried++;
            if (Values.parse(syntax.type(), value).found()) {
                taken.add(value);
            }
        }

        assertThat(tried).isPositive();
        assertThat(taken).hasSizeLessThanOrEqualTo((int) (tried * (1 - RIGHT)));
    }

    @Test
    void knowsMostTypesWithASyntax() throws IOException {
        assertThat(syntaxes())
                .hasSizeGreaterThan(75)
                .allMatch(syntax -> IdentifierTypes.standard().find(syntax.type()) != null);
    }

    static List<Syntax> syntaxes() throws IOException {
        List<Syntax> syntaxes = new ArrayList<>();
        try (InputStream resource = DocumentedSyntaxTest.class.getResourceAsStream("documented-syntax.txt")) {
            for (String line : new String(resource.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    String[] fields = line.split("\t");
                    String right = "(?i)(" + fields[1] + ")" + (fields.length > 2 ? "|(" + fields[2] + ")" : "");
                    syntaxes.add(new Syntax(fields[0], fields[1], Pattern.compile(right)));
                }
            }
        }
        return syntaxes;
    }
}
