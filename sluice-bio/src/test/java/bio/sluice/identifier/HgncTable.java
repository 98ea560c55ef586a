package bio.sluice.identifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads HGNC's table for tests: TSV, with quotes around cells that hold several values.
final class HgncTable {
    private HgncTable() {}

    /// The cells of these columns, row by row, without quotes.
    static List<List<String>> rows(Path file, String... columns) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split("\t"));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                List<String> row = new ArrayList<>();
                for (String column : columns) {
                    row.add(cells[header.indexOf(column)].replaceAll("^\"|\"$", ""));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
