package bio.sluice.app.job;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.ParsesIdentifiers;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A `parse` stage some of whose types are `auto`: what stands in its place until the inputs have been looked at.
/// Immutable.
///
/// The params are kept as they were written. Once types are known they are put in and read again, so that everything
/// that follows from a type is as if it had been written there.
final class AutoTypes implements ProcessorFactory {
    private static final long serialVersionUID = 1L;

    private static final String AUTO = "auto";
    private static final String MAPPINGS = "column_mappings";
    private static final String COLUMN = "source_column";
    private static final String TYPE = "identifier_type";
    /// A type that stands in for those to come where only all else is checked.
    private static final String ANY = "uniprot";

    private final transient ProcessorType processor;
    private final transient ConfigNode params;
    private final String path;

    /// @param processor the processor of the stage
    /// @param params its params as written
    AutoTypes(ProcessorType processor, ConfigNode params, String path) {
        this.processor = processor;
        this.params = params;
        this.path = path;
    }

    /// Whether a type is to be found out.
    static boolean areIn(ConfigNode params) {
        return !columns(params).isEmpty();
    }

    /// The columns whose types are to be found out.
    List<String> columns() {
        return columns(params);
    }

    private static List<String> columns(ConfigNode params) {
        List<String> columns = new ArrayList<>();
        for (ConfigNode mapping : mappings(params)) {
            if (isAuto(mapping) && text(mapping, COLUMN) != null) {
                columns.add(text(mapping, COLUMN));
            }
        }
        return columns;
    }

    /// Reports every mistake but those that only the types to come could make.
    void check(Problems problems) {
        resolve(Map.of(), problems);
    }

    /// The parsers of the stage, which know the types that the strategy brings.
    IdentifierParsers parsers() {
        return resolve(Map.of(), new Problems()) instanceof ParsesIdentifiers settings
                ? settings.parsers()
                : IdentifierParsers.standard();
    }

    /// The stage with these types.
    ///
    /// @param types names by column; where there is none the stage can only be checked
    ProcessorFactory resolve(Map<String, String> types, Problems problems) {
        int before = problems.all().size();
        OptionValues values = processor.options().read(with(types), path, problems);
        return problems.all().size() > before ? null : processor.configure(values, path, problems);
    }

    private ConfigNode with(Map<String, String> types) {
        ConfigNode.Mapping all = (ConfigNode.Mapping) params;
        ConfigNode list = all.entries().get(MAPPINGS);
        List<ConfigNode> items = new ArrayList<>();
        for (ConfigNode item : mappings(params)) {
            if (!isAuto(item)) {
                items.add(item);
                continue;
            }
            ConfigNode.Mapping mapping = (ConfigNode.Mapping) item;
            Map<String, ConfigNode> entries = new LinkedHashMap<>(mapping.entries());
            String type = types.getOrDefault(text(mapping, COLUMN), ANY);
            entries.put(
                    TYPE, new ConfigNode.Scalar(type, true, entries.get(TYPE).location()));
            items.add(new ConfigNode.Mapping(entries, mapping.keys(), mapping.location()));
        }
        Map<String, ConfigNode> entries = new LinkedHashMap<>(all.entries());
        entries.put(MAPPINGS, new ConfigNode.Sequence(items, list.location()));
        return new ConfigNode.Mapping(entries, all.keys(), all.location());
    }

    private static List<ConfigNode> mappings(ConfigNode params) {
        return params instanceof ConfigNode.Mapping mapping
                        && mapping.entries().get(MAPPINGS) instanceof ConfigNode.Sequence list
                ? list.items()
                : List.of();
    }

    private static boolean isAuto(ConfigNode mapping) {
        return AUTO.equalsIgnoreCase(text(mapping, TYPE));
    }

    private static String text(ConfigNode mapping, String key) {
        return mapping instanceof ConfigNode.Mapping entries
                        && entries.entries().get(key) instanceof ConfigNode.Scalar scalar
                ? scalar.text()
                : null;
    }

    @Override
    public Processor create() {
        throw new IllegalStateException("the types of " + columns() + " have not been found out yet");
    }
}
