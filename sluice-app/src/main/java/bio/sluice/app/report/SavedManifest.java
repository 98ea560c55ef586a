package bio.sluice.app.report;

import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.ByteInput;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.OutputSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A manifest that a run has left, read back. Immutable.
///
/// Sections that a manifest of another version lacks are empty; a file that is no manifest is refused.
public final class SavedManifest {
    /// The `manifest_version` that is written and read.
    public static final int VERSION = 1;
    /// The roles of the files that a run writes, in the order of the manifest.
    static final List<String> ROLES = List.of("output", "errors", "unmatched", "sssom");

    /// Largest file that is read; a manifest has some hundred bytes for each input.
    private static final long MOST_BYTES = 64L << 20;

    private final String file;
    private final Map<String, Object> sections;
    private final List<Input> inputs;
    private final List<OutputSummary> outputs;
    private final Ledger ledger;

    /// A file that was read.
    ///
    /// @param name as the run's user named it
    /// @param size stored bytes that were read
    /// @param digest of all stored bytes, or null if the run did not read to the end
    /// @param records data records cut from it
    public record Input(String name, long size, String digest, long records) {}

    /// A format with the options that were set for it.
    ///
    /// @param format its name
    /// @param options values by name, as in a strategy
    /// @param longestRecord the longest record that a reader held, or 0 if it was not recorded
    public record Used(String format, Map<String, Object> options, int longestRecord) {}

    /// A file of repaired records that was laid over the inputs.
    ///
    /// @param name its location
    /// @param size its bytes
    /// @param digest of them
    public record Repairs(String name, long size, String digest) {}

    private SavedManifest(String file, Map<String, Object> sections) {
        this.file = file;
        this.sections = sections;
        this.inputs = readInputs();
        this.outputs = readOutputs();
        this.ledger = readLedger();
    }

    /// Reads a manifest file.
    ///
    /// @throws RunStopped if the file is no manifest, saying why
    /// @throws IOException if it cannot be read
    public static SavedManifest read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw noManifest(file.toString(), "it has more than " + MOST_BYTES + " bytes");
        }
        return of(Files.readAllBytes(file), file.toString());
    }

    /// Reads a manifest to its end; the input stays open.
    ///
    /// @param file its name, for messages
    /// @throws RunStopped if this is no manifest, saying why
    /// @throws IOException if it cannot be read
    public static SavedManifest read(ByteInput input, String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 13];
        for (int n = input.read(some, 0, some.length); n >= 0; n = input.read(some, 0, some.length)) {
            bytes.write(some, 0, n);
            if (bytes.size() > MOST_BYTES) {
                throw noManifest(file, "it has more than " + MOST_BYTES + " bytes");
            }
        }
        return of(bytes.toByteArray(), file);
    }

    /// The manifest in `bytes`.
    ///
    /// @param file its name, for messages
    /// @throws RunStopped if this is no manifest, saying why
    public static SavedManifest of(byte[] bytes, String file) {
        Object root;
        try {
            root = JsonReader.read(bytes, 0, bytes.length);
        } catch (JsonMistake mistake) {
            long line = 1
                    + new String(bytes, 0, mistake.offset(), StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw noManifest(
                    file, "line " + line + ", offset " + mistake.offset() + ": not JSON, " + mistake.getMessage());
        }
        if (!(root instanceof Map<?, ?> map) || !map.containsKey("manifest_version")) {
            throw noManifest(file, "it has no key \"manifest_version\"");
        }
        Map<String, Object> sections = texts(map);
        if (!Long.valueOf(VERSION).equals(sections.get("manifest_version"))) {
            throw noManifest(
                    file,
                    "its version is " + sections.get("manifest_version") + "; this program reads version " + VERSION);
        }
        return new SavedManifest(file, sections);
    }

    private static RunStopped noManifest(String file, String why) {
        return new RunStopped(Reason.INPUT_OUTPUT, file + " is not a manifest that can be read: " + why);
    }

    /// What the job was called.
    public String name() {
        return sections.get("name") instanceof String name ? name : "";
    }

    /// What was read, in order.
    public List<Input> inputs() {
        return inputs;
    }

    /// What was written: output, dead letters, unmatched records.
    public List<OutputSummary> outputs() {
        return outputs;
    }

    /// The file written in this role, or null.
    ///
    /// @param role `output`, `errors`, `unmatched` or `sssom`
    public OutputSummary output(String role) {
        return outputs.stream()
                .filter(output -> output.role().equals(role))
                .findFirst()
                .orElse(null);
    }

    /// The digest of each graph used, by its name.
    public Map<String, String> graphs() {
        return named(sections.get("graphs"));
    }

    /// Where the records went.
    public Ledger ledger() {
        return ledger;
    }

    /// Why a gate failed the run, or null if none did.
    public String gate() {
        return sections.get("gate") instanceof String gate ? gate : null;
    }

    /// All that decided about the bytes of the outputs, by name, in the order in which it was written; empty if it was
    /// not recorded.
    public Map<String, String> fingerprint() {
        return sections.get("run") instanceof Map<?, ?> run ? named(run.get("fingerprint")) : Map.of();
    }

    /// How the inputs were read, or null if it was not recorded.
    public Used reading() {
        return usage("reading");
    }

    /// How the output was written, or null if it was not recorded.
    public Used writing() {
        return usage("writing");
    }

    /// The file of repaired records that the run used, or null.
    public Repairs repairs() {
        if (!(sections.get("repairs") instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, Object> repairs = texts(map);
        return new Repairs(
                text(repairs, "repairs", "name"),
                number(repairs, "repairs", "size"),
                text(repairs, "repairs", "digest"));
    }

    // ---- sections

    private List<Input> readInputs() {
        List<Input> read = new ArrayList<>();
        if (!(sections.get("inputs") instanceof List<?> list)) {
            throw noManifest(file, "it has no list \"inputs\"");
        }
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map)) {
                throw noManifest(file, "an item of \"inputs\" is no object");
            }
            Map<String, Object> input = texts(map);
            read.add(new Input(
                    text(input, "inputs", "name"),
                    number(input, "inputs", "size"),
                    input.get("digest") instanceof String digest ? digest : null,
                    number(input, "inputs", "records")));
        }
        return List.copyOf(read);
    }

    private List<OutputSummary> readOutputs() {
        List<OutputSummary> read = new ArrayList<>();
        for (String role : ROLES) {
            if (sections.get(role) instanceof Map<?, ?> map) {
                Map<String, Object> output = texts(map);
                read.add(new OutputSummary(
                        role,
                        text(output, role, "name"),
                        text(output, role, "format"),
                        number(output, role, "records"),
                        number(output, role, "size"),
                        output.get("digest") instanceof String digest ? digest : null,
                        output.get("table") instanceof String table ? table : null));
            }
        }
        return List.copyOf(read);
    }

    private Ledger readLedger() {
        if (!(sections.get("ledger") instanceof Map<?, ?> map)) {
            throw noManifest(file, "it has no \"ledger\"");
        }
        Map<String, Object> counts = texts(map);
        return new Ledger(
                number(counts, "ledger", "read"),
                number(counts, "ledger", "written"),
                number(counts, "ledger", "dead"),
                number(counts, "ledger", "filtered"),
                number(counts, "ledger", "expanded"),
                number(counts, "ledger", "blank"));
    }

    private Used usage(String section) {
        if (!(sections.get(section) instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, Object> usage = texts(map);
        return new Used(
                text(usage, section, "format"),
                usage.get("options") instanceof Map<?, ?> options ? texts(options) : Map.of(),
                usage.get("longest_record") instanceof Long bytes && bytes > 0 && bytes <= Integer.MAX_VALUE
                        ? bytes.intValue()
                        : 0);
    }

    private static Map<String, String> named(Object section) {
        Map<String, String> named = new LinkedHashMap<>();
        if (section instanceof Map<?, ?> map) {
            map.forEach((name, value) -> named.put(name.toString(), String.valueOf(value)));
        }
        return named;
    }

    private String text(Map<String, Object> map, String section, String key) {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw noManifest(file, "\"" + section + "\" has no text \"" + key + "\"");
    }

    private long number(Map<String, Object> map, String section, String key) {
        if (map.get(key) instanceof Long number) {
            return number;
        }
        throw noManifest(file, "\"" + section + "\" has no whole number \"" + key + "\"");
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(key.toString(), value));
        return texts;
    }
}
