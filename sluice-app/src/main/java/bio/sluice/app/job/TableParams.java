package bio.sluice.app.job;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.table.TableStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The params of a streaming step that speak of databases: what the stores need to know, and where a step reads and
/// writes. An address may stand where a path does. Immutable.
final class TableParams {
    private final Plugins plugins;

    /// Where a step reads and writes.
    ///
    /// @param inputs paths, or one address
    /// @param source the store of the address, or null for files
    /// @param output a path or an address
    /// @param target the store of the address, or null for a file
    record Places(List<String> inputs, TableStore source, String output, TableStore target) {}

    /// @param plugins the stores whose options are params too
    TableParams(Plugins plugins) {
        this.plugins = plugins;
    }

    /// The options of all stores.
    OptionTable options() {
        Map<String, Option<?>> all = new LinkedHashMap<>();
        for (TableStore store : plugins.stores()) {
            store.targetOptions().options().forEach(option -> all.putIfAbsent(option.name(), option));
            store.sourceOptions().options().forEach(option -> all.putIfAbsent(option.name(), option));
        }
        return OptionTable.of(all.values().toArray(Option<?>[]::new));
    }

    /// The names of some options.
    static List<String> names(OptionTable table) {
        return table.options().stream().map(Option::name).toList();
    }

    /// Options that change nothing about what is written.
    Set<String> withoutEffect() {
        Set<String> names = new LinkedHashSet<>();
        plugins.stores().forEach(store -> names.addAll(store.withoutEffect()));
        return names;
    }

    /// Where the step reads and writes. Mistakes go to `problems`; passwords in addresses are among them, and no
    /// message repeats an address.
    Places places(OptionValues params, String path, Problems problems) {
        List<String> paths = params.get(StreamingParams.INPUT_PATH);
        String input = one(params, StreamingParams.INPUT_PATH, StreamingParams.INPUT_URL, path, problems);
        String output = one(params, StreamingParams.OUTPUT_PATH, StreamingParams.OUTPUT_URL, path, problems);
        TableStore source = store(params, StreamingParams.INPUT_URL, input, path, problems);
        TableStore target = store(params, StreamingParams.OUTPUT_URL, output, path, problems);
        if (paths != null && paths.size() > 1 && paths.stream().anyMatch(each -> plugins.store(each) != null)) {
            problems.add(
                    params.origin(StreamingParams.INPUT_PATH),
                    path + "." + StreamingParams.INPUT_PATH.name(),
                    "a database cannot be read together with other inputs");
        }
        check(params, source, input, true, path, problems);
        check(params, target, output, false, path, problems);
        return new Places(source == null ? paths : List.of(input), source, output, target);
    }

    private static String one(
            OptionValues params, Option<?> filePath, Option<String> url, String path, Problems problems) {
        if (params.isSet(filePath) && params.isSet(url)) {
            problems.add(
                    params.origin(url),
                    path + "." + url.name(),
                    "stands beside " + filePath.name() + ": leave one of them out");
        }
        if (params.isSet(url)) {
            return params.get(url);
        }
        if (!params.isSet(filePath)) {
            problems.add(params.location(), path, "missing \"" + filePath.name() + "\"", filePath.meaning());
            return null;
        }
        Object value = params.get(filePath);
        return value instanceof List<?> list
                ? list.isEmpty() ? null : list.get(0).toString()
                : value.toString();
    }

    private TableStore store(OptionValues params, Option<String> url, String place, String path, Problems problems) {
        TableStore store = plugins.store(place);
        if (store == null && params.isSet(url)) {
            problems.add(
                    params.origin(url),
                    path + "." + url.name(),
                    "this is the address of no database that is known here",
                    "sqlite:FILE, duckdb:FILE or postgresql://HOST/DATABASE; a file goes into input_path or output_path");
        }
        return store;
    }

    /// Tells what is wrong with an address and its options; without an address, that the options mean nothing.
    private void check(
            OptionValues params, TableStore store, String place, boolean reads, String path, Problems problems) {
        if (store == null) {
            for (TableStore any : plugins.stores()) {
                refuseUnused(params, options(any, reads).options(), reads, path, problems);
            }
            return;
        }
        Option<?> url = reads ? StreamingParams.INPUT_URL : StreamingParams.OUTPUT_URL;
        Option<?> file = reads ? StreamingParams.INPUT_PATH : StreamingParams.OUTPUT_PATH;
        Option<?> said = params.isSet(url) ? url : file;
        OptionTable options = options(store, reads);
        OptionValues values = options.read(SettingsTree.select(params.tree(), names(options)), path, problems);
        List<String> mistakes = new ArrayList<>(store.mistakes(place, values));
        mistakes.forEach(mistake -> problems.add(params.origin(said), path + "." + said.name(), mistake));
    }

    private boolean isOfFormat(String option) {
        return plugins.formats().stream()
                .anyMatch(format -> format.readerOptions().find(option) != null
                        || format.writerOptions().find(option) != null);
    }

    private static OptionTable options(TableStore store, boolean reads) {
        return reads ? store.sourceOptions() : store.targetOptions();
    }

    private void refuseUnused(
            OptionValues params, Collection<Option<?>> options, boolean reads, String path, Problems problems) {
        for (Option<?> option : options) {
            if (params.isSet(option) && !isOfFormat(option.name())) {
                problems.add(
                        params.origin(option),
                        path + "." + option.name(),
                        "means something only where records are " + (reads ? "read from" : "written to")
                                + " a database",
                        reads ? "name one with input_url" : "name one with output_url, or with -o");
            }
        }
    }
}
