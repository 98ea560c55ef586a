package bio.sluice.cli;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.format.Format;
import bio.sluice.io.Compression;
import bio.sluice.io.UnreadableInput;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sluice formats`: what can be read and written.
@CommandLine.Command(name = "formats")
final class FormatsCommand implements Command {
    @Option(names = "--json")
    boolean json;

    @Mixin
    Verbosity verbosity;

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) {
        Plugins plugins = Plugins.onClassPath();
        PrintStream out = invocation.terminal().out();
        if (json) {
            out.print(JsonDocument.of(document(plugins)));
        } else {
            print(plugins, out);
        }
        return ExitCode.DONE;
    }

    private static void print(Plugins plugins, PrintStream out) {
        String packed = String.join(
                ", ", plugins.compressions().stream().map(Compression::name).toList());
        Columns table = new Columns();
        table.add("FORMAT", "READ", "WRITE", "PACKED", "EXTENSIONS", "");
        for (Format format : plugins.formats()) {
            table.add(format.name(), "yes", "yes", packed, String.join(" ", format.extensions()), format.summary());
        }
        table.print("", out);
        out.println();
        Columns packings = new Columns();
        packings.add("PACKING", "READ", "WRITE", "EXTENSIONS");
        for (Compression compression : plugins.compressions()) {
            packings.add(compression.name(), "yes", "yes", String.join(" ", compression.extensions()));
        }
        packings.print("", out);
        out.println();
        out.println("Recognised, but not read:");
        Columns others = new Columns();
        for (UnreadableInput kind : plugins.unreadable()) {
            others.add(kind.description(), kind.wayOut());
        }
        others.print("  ", out);
    }

    private static Map<String, Object> document(Plugins plugins) {
        List<Map<String, Object>> formats = new ArrayList<>();
        for (Format format : plugins.formats()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", format.name());
            map.put("summary", format.summary());
            map.put("read", true);
            map.put("write", true);
            map.put("extensions", format.extensions());
            formats.add(map);
        }
        List<Map<String, Object>> packings = new ArrayList<>();
        for (Compression compression : plugins.compressions()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", compression.name());
            map.put("extensions", compression.extensions());
            packings.add(map);
        }
        List<Map<String, Object>> unreadable = new ArrayList<>();
        for (UnreadableInput kind : plugins.unreadable()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", kind.description());
            map.put("way_out", kind.wayOut());
            unreadable.add(map);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("formats", formats);
        document.put("packings", packings);
        document.put("not_read", unreadable);
        return document;
    }
}
