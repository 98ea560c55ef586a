package bio.sluice.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the tables that are meant to fill the memory: the same bytes everywhere.
 *
 * <p>The class stands alone and needs no build: {@code java MemoryInputs.java rows 100000 rows.csv}.
 */
public final class MemoryInputs {
    private static final String USAGE = """
            usage: java MemoryInputs.java rows N OUT.csv      N rows of proteins, with few identifiers among them
                   java MemoryInputs.java distinct N OUT.csv  N rows, no identifier twice
                   java MemoryInputs.java columns N OUT.csv   N rows of a thousand columns
                   java MemoryInputs.java errors N OUT.csv    N rows, each a field short
                   java MemoryInputs.java warnings N OUT.jsonl  N records with a key that stands twice
                   java MemoryInputs.java hub-edges N OUT.tsv an identifier with N cross-references
                   java MemoryInputs.java hub N OUT.csv       N rows that all ask for that identifier
            """;

    private MemoryInputs() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.print(USAGE);
            System.exit(2);
        }
        int n = Integer.parseInt(args[1]);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[2]), StandardCharsets.UTF_8)) {
            switch (args[0]) {
                case "rows" -> table(n, 5_000, out);
                case "distinct" -> table(n, Integer.MAX_VALUE, out);
                case "columns" -> columns(n, out);
                case "errors" -> lines("id,UniProt,value\n", n, "R%d,P04637\n", out);
                case "warnings" ->
                    lines("", n, "{\"id\":\"R%d\",\"UniProt\":\"P04637\",\"UniProt\":\"P38398\"}\n", out);
                case "hub-edges" ->
                    lines(
                            "source_id\tsource_type\ttarget_id\ttarget_type\trelation\tsource\tconfidence\n",
                            n,
                            "P04637\tuniprot\tHGNC:1%d\thgnc\tsame_as\ttest\t0.9\n",
                            out);
                case "hub" -> lines("id,UniProt\n", n, "R%d,P04637\n", out);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
    }

    private static void lines(String head, int n, String line, BufferedWriter out) throws IOException {
        out.write(head);
        for (int i = 0; i < n; i++) {
            out.write(line.replace("%d", Integer.toString(i)));
        }
    }

    private static void table(int rows, int accessions, BufferedWriter out) throws IOException {
        out.write("id,UniProt,value\n");
        for (int i = 0; i < rows; i++) {
            out.write("R" + i + "," + accession(i % accessions) + "," + i % 997 + ".50\n");
        }
    }

    /** A number as an accession: a letter, a digit, three letters or digits, a digit. */
    private static String accession(int number) {
        String middle = Integer.toString(number / 100 % 46_656, 36).toUpperCase(Locale.ROOT);
        return "" + "OPQ".charAt(number / 4_665_600 % 3) + number / 10 % 10 + "0".repeat(3 - middle.length()) + middle
                + number % 10;
    }

    private static void columns(int rows, BufferedWriter out) throws IOException {
        for (int row = -1; row < rows; row++) {
            for (int column = 0; column < 1_000; column++) {
                out.write(column == 0 ? "" : ",");
                out.write(row < 0 ? "c" + column : column == 1 ? "P04637" : "v" + row * 31 % 977);
            }
            out.write('\n');
        }
    }
}
