package bio.sluice.benchmark;

import bio.sluice.benchmark.Json.NumberText;
import bio.sluice.benchmark.MappingTable.Mapping;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what the right output of each benchmark job is, from the input alone. It reads stdin and writes stdout, so that
 * {@code cmp} can compare the answer with an output of any size without keeping it.
 */
public final class Oracle {
    private static final String USAGE = """
            usage: Oracle convert    < TABLE.csv     J1, J4: the exact output
                   Oracle normalize  < TABLE.jsonl   J3: the exact output
                   Oracle map XREF   < TABLE.csv     J2: what must be in the output, one essence per line
                   Oracle essence    < OUTPUT.jsonl  J2: the essence of an output, to compare with the above
                   Oracle compact    < OUTPUT.jsonl  an output with other spacing in the spelling of convert
            """;

    private static final int MAX_HOPS = 2;
    private static final int MAX_MAPPINGS = 5;

    private static final List<String> COLUMNS = List.of(
            "uniprot_id",
            "gene_symbol",
            "ensembl_id",
            "description",
            "abundance",
            "xref_ids",
            "sample_id",
            "n_peptides");
    private static final Set<String> NORMALIZED_BY_MAP = Set.of("uniprot_id", "gene_symbol", "ensembl_id");

    private final BufferedReader in;
    private final Writer out;

    private Oracle(Reader in, Writer out) {
        this.in = new BufferedReader(in, 1 << 20);
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        String command = args.length == 0 ? "" : args[0];
        Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        try (Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 20)) {
            Oracle oracle = new Oracle(in, out);
            if (command.equals("convert") && args.length == 1) {
                oracle.convert();
            } else if (command.equals("normalize") && args.length == 1) {
                oracle.normalize();
            } else if (command.equals("map") && args.length == 2) {
                oracle.map(new MappingTable(Path.of(args[1]), MAX_HOPS, MAX_MAPPINGS));
            } else if (command.equals("essence") && args.length == 1) {
                oracle.essence();
            } else if (command.equals("compact") && args.length == 1) {
                oracle.compact();
            } else {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }

    private void convert() throws IOException {
        CsvReader csv = new CsvReader(in);
        List<String> header = csv.next();
        for (List<String> cells = csv.next(); cells != null; cells = csv.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < header.size(); i++) {
                line.append(i == 0 ? '{' : ',');
                Json.write(header.get(i), line);
                line.append(':');
                Json.write(cells.get(i), line);
            }
            out.append(line).append("}\n");
        }
    }

    private void normalize() throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Map<String, Object> object = Json.readObject(line);
            object.computeIfPresent("uniprot_id", (key, value) -> Identifiers.normalized((String) value));
            writeLine(object);
        }
    }

    private void compact() throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            writeLine(Json.readObject(line));
        }
    }

    private void map(MappingTable table) throws IOException {
        CsvReader csv = new CsvReader(in);
        List<String> header = csv.next();
        if (!COLUMNS.equals(header)) {
            throw new IOException("not the benchmark table: " + header);
        }
        Map<String, List<Object>> answers = new HashMap<>(); // accessions come back; the walk need not
        for (List<String> cells = csv.next(); cells != null; cells = csv.next()) {
            List<String> accessions = Identifiers.uniprot(cells.get(0));
            List<Object> mappings = new ArrayList<>();
            for (String accession : accessions) {
                mappings.addAll(answers.computeIfAbsent(accession, key -> essences(table.mappings(key))));
            }
            List<Object> row = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                boolean normalized = NORMALIZED_BY_MAP.contains(COLUMNS.get(i));
                row.add(normalized ? Identifiers.normalized(cells.get(i)) : cells.get(i));
            }
            row.add(accessions);
            row.add(Identifiers.symbol(cells.get(1)));
            row.add(Identifiers.ensembl(cells.get(2)));
            row.add(mappings);
            writeLine(row);
        }
    }

    private static List<Object> essences(List<Mapping> mappings) {
        List<Object> essences = new ArrayList<>();
        for (Mapping mapping : mappings) {
            String identifier = mapping.target().identifier();
            essences.add(essence(identifier, mapping.confidence(), mapping.hops(), mapping.path()));
        }
        return essences;
    }

    /** Of a mapped record: the cells, the parsed identifiers of the three columns, the mappings with their paths. */
    private void essence() throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Map<String, Object> object = Json.readObject(line);
            List<Object> row = new ArrayList<>();
            for (String column : COLUMNS) {
                row.add(object.get(column));
            }
            row.add(parsed(object.get("uniprot_parsed")));
            row.add(parsed(object.get("hgnc.symbol_parsed")));
            row.add(parsed(object.get("ensembl_parsed")));
            row.add(mappings(list(object.get("uniprot_id_mappings")), list(object.get("uniprot_id_paths"))));
            writeLine(row);
        }
    }

    /** One identifier or a list of them; null stands for what was no identifier. */
    private static List<Object> parsed(Object outcome) {
        Object identifiers = outcome instanceof Map<?, ?> map ? map.get("parsed") : null;
        List<Object> present = new ArrayList<>();
        for (Object identifier : identifiers instanceof String ? List.of(identifiers) : list(identifiers)) {
            if (identifier != null) {
                present.add(identifier);
            }
        }
        return present;
    }

    private static List<Object> mappings(List<?> mappings, List<?> paths) {
        if (mappings.size() != paths.size()) {
            throw new IllegalArgumentException(mappings.size() + " mappings with " + paths.size() + " paths");
        }
        List<Object> essences = new ArrayList<>();
        for (int i = 0; i < mappings.size(); i++) {
            Map<?, ?> mapping = (Map<?, ?>) mappings.get(i);
            long confidence = MappingTable.fixedPoint(((NumberText) mapping.get("confidence")).text());
            int hops = Integer.parseInt(((NumberText) mapping.get("hops")).text());
            essences.add(essence(mapping.get("id"), confidence, hops, list(paths.get(i))));
        }
        return essences;
    }

    private static List<Object> essence(Object identifier, long confidence, int hops, List<?> path) {
        return List.of(identifier, confidence, hops, path);
    }

    private static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    private void writeLine(Object value) throws IOException {
        StringBuilder line = new StringBuilder();
        Json.write(value, line);
        out.append(line).append('\n');
    }
}
