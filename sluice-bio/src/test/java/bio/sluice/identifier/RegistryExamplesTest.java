package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The examples of Bioregistry and BridgeDb, for all types that Sluice claims to know.
class RegistryExamplesTest {
    private static final IdentifierTypes TYPES = IdentifierTypes.standard();

    /// Bare, as a CURIE and as a URI; `type:0006915` and `TYPE:TYPE:0006915` are both in use.
    @Test
    void acceptsEveryExampleInEveryForm() throws IOException {
        Map<String, String> formats = uriFormats();
        List<String> refused = new ArrayList<>();
        int forms = 0;
        for (Example example : examples()) {
            String prefix = example.prefix();
            String local = example.local();
            Set<String> written = new LinkedHashSet<>(List.of(
                    example.text(),
                    prefix + ":" + local,
                    prefix.toUpperCase(Locale.ROOT) + ":" + example.text(),
                    prefix + ":" + prefix.toUpperCase(Locale.ROOT) + ":" + local,
                    "https://identifiers.org/" + prefix + ":" + local,
                    "http://identifiers.org/" + prefix + "/" + local,
                    "https://bioregistry.io/" + prefix + ":" + local,
                    "http://purl.obolibrary.org/obo/" + prefix + "_" + local));
            if (formats.containsKey(prefix)) {
                written.add(formats.get(prefix).replace("$1", local));
            }
            for (String form : written) {
                forms++;
                if (!Values.parse(prefix, form).found()) {
                    refused.add(prefix + " " + form);
                }
            }
        }

        assertThat(forms).isGreaterThan(1_000);
        assertThat(refused).isEmpty();
    }

    @Test
    void claimsSeventyTypesOfTheRegistriesAndMore() throws IOException {
        Set<String> claimed = new LinkedHashSet<>();
        for (Example example : examples()) {
            claimed.add(example.type().name());
        }

        assertThat(claimed).hasSizeGreaterThanOrEqualTo(90);
    }

    // ---- the registries

    /// @param local what stands behind the prefix of a CURIE
    record Example(String prefix, IdentifierType type, String text, String local) {}

    /// The examples of all types that Sluice knows under the registry's name. What a registry has given up does not
    /// count: `kegg` had several types of KEGG in it.
    static List<Example> examples() throws IOException {
        return allExamples().stream().filter(example -> example.type() != null).toList();
    }

    /// The examples of all types of the registries; those of a type that Sluice does not know have none.
    static List<Example> allExamples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String line : Files.readAllLines(SharedFiles.require("data/patterns/dev_identifiers.tsv"))) {
            String[] fields = line.split("\t", -1);
            IdentifierType type = TYPES.find(fields[0]);
            if (fields[0].equals("prefix") || fields[2].isEmpty() || fields[6].equals("true")) {
                continue;
            }
            List<String> texts = new ArrayList<>(List.of(fields[2]));
            texts.addAll(List.of(fields[3].split("[|;]")));
            for (String text : texts) {
                if (!text.isEmpty()) {
                    String own = fields[0].toUpperCase(Locale.ROOT) + ":";
                    String local = text.startsWith(own) ? text.substring(own.length()) : text;
                    examples.add(new Example(fields[0], type, text, local));
                }
            }
        }
        return examples;
    }

    private static Map<String, String> uriFormats() throws IOException {
        Path registry = SharedFiles.require("data/patterns/bioregistry_manubot.json");
        Map<String, String> formats = new TreeMap<>();
        for (String entry : Files.readString(registry).split("\\}")) {
            Matcher prefix = Pattern.compile("\"prefix\": *\"([^\"]+)\"").matcher(entry);
            Matcher format = Pattern.compile("\"uri_format\": *\"([^\"]+)\"").matcher(entry);
            if (prefix.find() && format.find()) {
                formats.put(prefix.group(1), format.group(1));
            }
        }
        return new LinkedHashMap<>(formats);
    }
}
