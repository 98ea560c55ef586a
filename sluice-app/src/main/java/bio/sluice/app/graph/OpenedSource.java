package bio.sluice.app.graph;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.config.StreamingBlock;
import bio.sluice.app.input.DigestedInput;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.input.PeekedInput;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.format.Format;
import bio.sluice.graph.source.Source;
import bio.sluice.graph.source.SourceFormat;
import bio.sluice.graph.source.SourceFormats;
import bio.sluice.graph.source.SourceHead;
import bio.sluice.graph.source.SssomSet;
import bio.sluice.graph.source.TableRoles;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Problems;
import bio.sluice.record.Schema;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One file of a source, recognised and ready to be read. Immutable.
///
/// @param name of the file, without folders: the same graph must come out wherever it lies
/// @param stored the file as stored, for its digest
/// @param records what is read of it
/// @param source how its records are understood
/// @param version as the source states it; empty if it does not
/// @param terms on which it is read, as [SourceTerms] has them
/// @param assumed what was recognised and assumed, for the user
/// @param notes what the user should know of it besides
record OpenedSource(
        String name,
        DigestedInput stored,
        RecordSource records,
        Source source,
        String version,
        String terms,
        String assumed,
        List<String> notes) {
    /// UniProt names its files by species: HUMAN_9606_idmapping.dat.
    private static final Pattern SPECIES_FILE = Pattern.compile("[A-Z0-9]+_([0-9]+)_idmapping.*");

    OpenedSource {
        notes = List.copyOf(notes);
    }

    /// Opens the file at `index` of `inputs`.
    ///
    /// @param species the NCBI taxon that is wanted, where sources tell species; null for all
    /// @throws RunStopped if it is not what it should be, or unknown, with a message for the user
    static OpenedSource open(SourceSpec given, Inputs inputs, int index, String species, Plugins plugins)
            throws IOException {
        DigestedInput stored = inputs.stored().get(index);
        String path = stored.name();
        Problems problems = new Problems();
        SourceSpec spec = SourceSpecs.described(given, path, problems);
        Mistakes.refuse(problems);
        PeekedInput peeked = new PeekedInput(inputs.files().get(index));
        SourceHead head = new SourceHead(peeked.head(SourceHead.BYTES));
        peeked.release();
        String name = Path.of(path).getFileName().toString();
        String plain = name.replaceFirst("(?i)\\.b?gz$", "");

        SourceFormats.Recognition recognition = recognise(spec, path, plain, head, plugins);
        SourceFormat format = recognition.format();
        Map<String, Object> options = new LinkedHashMap<>(format.readerOptions());
        options.computeIfPresent(
                "columns", (key, names) -> List.of(names.toString().split(",")));
        List<String> assumed = new ArrayList<>(List.of(format.name() + " " + recognition.how(), recognition.reader()));
        boolean quotes = spec.roles() != null && recognition.reader().equals("tsv") && head.isQuoted();
        if (quotes) {
            options.put("quote_char", "\"");
            assumed.add("quoted");
        }
        if (recognition.reader().equals("jsonl")) {
            options.clear();
        }
        Format reader = Inputs.named(plugins, recognition.reader());
        ConfigNode usual = SettingsTree.of(options, path);
        ConfigNode settings = spec.reader() == null ? usual : StreamingBlock.merge(usual, spec.reader());
        RecordSource records =
                reader.read(List.of(peeked), reader.readerOptions().read(settings, "", problems));
        Mistakes.refuse(problems);
        TableRoles roles = roles(spec, format, plain, species);
        if (spec.roles() != null) {
            requireColumns(path, spec.roles(), records.headers());
        }
        SssomSet set = format.name().equals(SourceFormats.SSSOM) ? SourceMetadata.sssom(path, head) : null;
        String database = database(spec, format, name, set);
        List<String> notes = new ArrayList<>(records.notes());
        if (set != null) {
            set.notes().forEach(note -> notes.add(path + ": " + note));
            set = set.named(database);
        }
        if (!inputs.packed().get(index).isEmpty()) {
            assumed.add(inputs.packed().get(index));
        }
        return new OpenedSource(
                name,
                stored,
                records,
                new Source(format, roles, set, database),
                version(spec, format, name, head, set),
                SourceTerms.of(spec, format, path, species),
                path + ": " + String.join(", ", assumed),
                notes);
    }

    private static SourceFormats.Recognition recognise(
            SourceSpec spec, String path, String plain, SourceHead head, Plugins plugins) {
        SourceFormats formats = SourceFormats.standard();
        if (spec.roles() != null) {
            return new SourceFormats.Recognition(
                    formats.find(SourceFormats.TABLE), tableReader(spec, plain, head, plugins), "as described");
        }
        if (SourceSpecs.lacksRoles(spec)) {
            throw new RunStopped(
                    Reason.USAGE,
                    "nothing says what the columns of " + path + " hold; write id_column and columns into " + path
                            + ".yaml. It begins with: " + head.firstLine());
        }
        if (spec.format() == null) {
            SourceFormats.Recognition recognition = formats.recognise(plain, head);
            if (recognition == null) {
                throw new RunStopped(
                        Reason.USAGE,
                        path + " is no source that is known by its name or heading; it begins with: "
                                + head.firstLine() + ". If it has two or more columns of identifiers, say in " + path
                                + ".yaml what they hold (id_column, columns); the formats are "
                                + String.join(", ", formats.names()));
            }
            return recognition;
        }
        String reader = spec.format().reader(head);
        if (reader == null) {
            throw new RunStopped(
                    Reason.USAGE,
                    path + " is no " + spec.format().name() + ": " + formats.difference(spec.format(), plain, head));
        }
        return new SourceFormats.Recognition(spec.format(), reader, "as named");
    }

    /// The reader for a table whose columns the user has told: the one whose delimiter brings them out, else the one of
    /// its extension.
    private static String tableReader(SourceSpec spec, String plain, SourceHead head, Plugins plugins) {
        if (head.isJson()) {
            return "jsonl";
        }
        boolean tabs = head.hasColumns(spec.roles().needed(), "\t", "");
        boolean commas = head.hasColumns(spec.roles().needed(), ",", "");
        if (tabs != commas) {
            return tabs ? "tsv" : "csv";
        }
        Format byExtension = Inputs.byExtension(plugins, plain);
        return byExtension == null ? "tsv" : byExtension.name();
    }

    private static TableRoles roles(SourceSpec spec, SourceFormat format, String plain, String wanted) {
        TableRoles roles = spec.roles() == null ? format.roles() : spec.roles();
        if (roles == null) {
            return null;
        }
        String species = spec.species();
        Matcher named = SPECIES_FILE.matcher(plain);
        if (species == null && roles.speciesColumn() != null) {
            species = wanted;
        } else if (species == null && named.matches()) {
            species = named.group(1);
        }
        return species == null ? roles : roles.withSpecies(species);
    }

    private static String database(SourceSpec spec, SourceFormat format, String name, SssomSet set) {
        if (spec.database() != null) {
            return spec.database();
        }
        if (set != null) {
            return set.name();
        }
        return format.database().isEmpty() ? name : format.database();
    }

    private static String version(SourceSpec spec, SourceFormat format, String name, SourceHead head, SssomSet set) {
        if (spec.version() != null) {
            return spec.version();
        }
        if (set != null) {
            return set.version().isEmpty() ? set.date() : set.version();
        }
        return SourceMetadata.version(format.name(), name, head);
    }

    private static void requireColumns(String path, TableRoles roles, List<Schema> headers) {
        for (Schema header : headers) {
            List<String> missing = roles.needed().stream()
                    .filter(column -> header.find(column) < 0)
                    .map(column -> "no column \"" + column + "\""
                            + Problems.nearest(column, header.names())
                                    .map(near -> " (did you mean \"" + near + "\"?)")
                                    .orElse(""))
                    .toList();
            if (!missing.isEmpty()) {
                throw new RunStopped(
                        Reason.USAGE,
                        path + ": " + String.join(", ", missing) + "; the header is: "
                                + String.join(", ", header.names()));
            }
        }
    }
}
