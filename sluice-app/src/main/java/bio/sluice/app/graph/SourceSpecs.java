package bio.sluice.app.graph;

import bio.sluice.app.config.SettingsText;
import bio.sluice.app.config.Variables;
import bio.sluice.app.config.YamlTree;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.format.Format;
import bio.sluice.graph.source.SourceFormats;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds out what a user says of sources: in the strategy or on the command line, in a YAML file given as a source, or
/// in one that lies beside the table. Stateless.
public final class SourceSpecs {
    /// What a file of the user's says that stands for several sources.
    private static final Option<List<OptionValues>> SEVERAL =
            Option.tables("sources", SourceOptions.TABLE, "the tables");

    private static final List<String> ENDINGS = List.of(".yaml", ".yml");

    private SourceSpecs() {}

    /// The sources that were written; every mistake goes to `problems`, also those of files that they name.
    ///
    /// @param written one table of values per source
    /// @param at where they stand, for messages
    public static List<SourceSpec> of(List<OptionValues> written, String at, Plugins plugins, Problems problems) {
        List<SourceSpec> specs = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            OptionValues values = written.get(i);
            String place = at + "[" + i + "]";
            SourceSpec spec = SourceOptions.spec(values, place, problems);
            if (spec.path() == null) {
                problems.add(values.location(), place, "missing \"path\"", SourceOptions.PATH.meaning());
            } else if (isDescription(spec)) {
                specs.addAll(ofFile(spec.path(), values.location(), problems));
            } else {
                SourceSpec described = described(spec, spec.path(), problems);
                if (lacksRoles(described) && !isGlob(spec.path())) {
                    problems.add(
                            values.location(),
                            place,
                            "nothing says what the columns of " + spec.path() + " hold",
                            "write id_column and columns, here or in " + spec.path() + ".yaml");
                }
                specs.add(described);
            }
        }
        Format table = Inputs.named(plugins, "tsv");
        for (SourceSpec spec : specs) {
            if (spec.reader() != null) { // CSV and TSV have the same options
                table.readerOptions().read(spec.reader(), "reader", problems);
            }
        }
        return specs;
    }

    private static boolean isDescription(SourceSpec spec) {
        String lower = spec.path().toLowerCase(Locale.ROOT);
        return spec.format() == null && spec.roles() == null && ENDINGS.stream().anyMatch(lower::endsWith);
    }

    private static boolean isGlob(String path) {
        return path.matches(".*[*?\\[{].*");
    }

    /// Whether a source is a table of whose columns nothing is known.
    static boolean lacksRoles(SourceSpec spec) {
        return spec.roles() == null
                && spec.format() != null
                && spec.format().name().equals(SourceFormats.TABLE);
    }

    /// `spec` with what a file beside `file` says of it, if there is one and nothing else says what it is.
    static SourceSpec described(SourceSpec spec, String file, Problems problems) {
        boolean open = spec.roles() == null && (spec.format() == null || lacksRoles(spec));
        Path beside = open ? beside(file) : null;
        if (beside == null) {
            return spec;
        }
        ConfigNode tree = read(beside, problems);
        if (tree == null) {
            return spec;
        }
        OptionValues values = SourceOptions.TABLE.read(tree, "", problems);
        SourceSpec told = SourceOptions.spec(values, "", problems);
        return new SourceSpec(
                spec.path(),
                told.format() == null ? spec.format() : told.format(),
                spec.database() == null ? told.database() : spec.database(),
                spec.species() == null ? told.species() : spec.species(),
                spec.version() == null ? told.version() : spec.version(),
                told.roles(),
                spec.reader() == null ? told.reader() : spec.reader());
    }

    private static Path beside(String file) {
        try {
            for (String ending : ENDINGS) {
                Path path = Path.of(file + ending);
                if (Files.isRegularFile(path)) {
                    return path;
                }
            }
        } catch (InvalidPathException notLocal) {
            return null; // nothing lies beside what is no local file
        }
        return null;
    }

    private static List<SourceSpec> ofFile(String file, Location location, Problems problems) {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            problems.add(location, "", file + " does not exist");
            return List.of();
        }
        ConfigNode tree = read(path, problems);
        if (tree == null) {
            return List.of();
        }
        boolean several =
                tree instanceof ConfigNode.Mapping mapping && mapping.entries().containsKey(SEVERAL.name());
        List<OptionValues> written = several
                ? OptionTable.of(SEVERAL).read(tree, "", problems).get(SEVERAL)
                : List.of(SourceOptions.TABLE.read(tree, "", problems));
        List<SourceSpec> specs = new ArrayList<>();
        for (OptionValues values : written) {
            SourceSpec spec = SourceOptions.spec(values, "", problems);
            if (spec.path() == null) {
                problems.add(values.location(), "", "missing \"path\"", SourceOptions.PATH.meaning());
            } else {
                specs.add(spec);
            }
        }
        return specs;
    }

    private static ConfigNode read(Path file, Problems problems) {
        try {
            ConfigNode tree = YamlTree.read(SettingsText.of(file), file.toString(), Variables.ofProcess(), problems);
            if (tree == null && problems.isEmpty()) {
                problems.add(
                        Location.of(file.toString()), "", "the file is empty", "it says what a table's columns hold");
            }
            return tree;
        } catch (CharacterCodingException notUtf8) {
            problems.add(Location.of(file.toString()), "", "not UTF-8 text");
        } catch (IOException unreadable) {
            problems.add(Location.of(file.toString()), "", "cannot be read: " + unreadable.getMessage());
        }
        return null;
    }
}
